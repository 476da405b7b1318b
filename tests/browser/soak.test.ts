import { afterAll, beforeAll, test } from 'vitest'
import { launchExtension, type Claimlight } from './extension'
import { soakPages } from './soak-pages'
import { keptOfTabs, openTabs } from './soak-rounds'
import { serveSite, type Site } from './site'
import { until } from './until'

let claimlight: Claimlight
let site: Site

beforeAll(async () => {
  site = await serveSite('.', soakPages())
  claimlight = await launchExtension({ allSites: true })
})
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

test('after tabs were used, changed and closed, the background keeps no more than before', async () => {
  const page = await claimlight.open(`${site.url}/article`)
  await claimlight.waitForStatus(page, 'done')
  const before = await keptOfTabs(claimlight)
  const tabs = await openTabs(claimlight, site, 7)
  for (let n = 1; n <= 3; n++) await tabs.round(n)
  await until(
    () => keptOfTabs(claimlight),
    (kept) => kept.length > before.length,
  )
  await tabs.close()
  await until(
    () => keptOfTabs(claimlight),
    (kept) => kept.join() === before.join(),
  )
})
