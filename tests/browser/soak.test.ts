// @module-tag large
import { test } from 'vitest'
import { launchExtension } from './extension'
import { soakPages } from './soak-pages'
import { keptOfTabs, openTabs } from './soak-rounds'
import { serveSite } from './site'
import { until } from './until'
import { claimlight, site, startExtension } from './start-extension'

startExtension(async () => {
  const site = await serveSite('.', soakPages())
  const claimlight = await launchExtension({ allSites: true })
  return { claimlight, site }
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
