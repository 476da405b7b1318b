import { afterAll, beforeAll, expect, test } from 'vitest'
import { soakPages } from '@/tools/lab/soak/pages'
import { keptOfTabs, openTabs } from '@/tools/lab/soak/rounds'
import { growthInTen } from '@/tools/lab/soak/measure-soak'
import { launchExtension, type Claimlight } from './extension'
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

test('the growth of a series is that of its line, also where single values are off', () => {
  expect(growthInTen([100, 100, 100, 100])).toBe(0)
  expect(growthInTen(Array.from({ length: 21 }, (_, i) => 90 + i))).toBeCloseTo(0.1)
  expect(Math.abs(growthInTen([100, 110, 100, 110, 100, 110, 100]))).toBeLessThan(0.02)
})
