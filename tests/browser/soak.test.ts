import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveArticle } from '@/scripts/soak/nap-site'
import { notingSteps, timesOfSteps } from '@/scripts/soak/noted-steps'
import { onlyLoading } from '@/scripts/soak/only-loading'
import { soakPages } from '@/scripts/soak/pages'
import { keptOfTabs, openTabs } from '@/scripts/soak/rounds'
import { growthInTen } from '@/scripts/soak/slope'
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

test('the build that only loads marks a page when its worker answers', async () => {
  const folder = await onlyLoading('.output/chrome-mv3')
  const loading = await launchExtension({ extension: folder, allSites: true })
  try {
    const page = await loading.open(`${site.url}/article`)
    await until(
      () => page.evaluate(() => [...CSS.highlights.keys()]),
      (names) => names.includes('claimlight-loaded'),
    )
  } finally {
    await loading.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('a launch with automatic checks waits until the script for pages is registered', async () => {
  const folder = await onlyLoading('.output/chrome-mv3')
  await writeFile(join(folder, 'background.js'), REGISTERS_LATE)
  const late = await launchExtension({ extension: folder, allSites: true })
  try {
    const desk = await late.open('/icon/16.png')
    expect(await desk.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length)).toBe(1)
  } finally {
    await late.close()
    await rm(folder, { recursive: true, force: true })
  }
})

const REGISTERS_LATE = `chrome.storage.onChanged.addListener(() => setTimeout(() => chrome.scripting.registerContentScripts(
  [{ id: 'late', js: ['subject-detector.js'], matches: ['*://*/*'] }]), 2000))`

test('each step until the first mark is noted by the copy for it', async () => {
  const folder = await notingSteps('.output/chrome-mv3')
  const noting = await launchExtension({ extension: folder, allSites: true })
  const article = await serveArticle(true)
  try {
    await noting.open(`${article.url}/article-1`)
    const { after, steps } = await article.marked()
    const times = Object.values(timesOfSteps(steps ?? {}))
    expect(times.every((ms) => Number.isFinite(ms))).toBe(true)
    // The page looks for its mark every few milliseconds.
    expect(times.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(after + 1000)
  } finally {
    await noting.close()
    await article.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('the growth of a series is that of its line, also where single values are off', () => {
  expect(growthInTen([100, 100, 100, 100])).toBe(0)
  expect(growthInTen(Array.from({ length: 21 }, (_, i) => 90 + i))).toBeCloseTo(0.1)
  expect(Math.abs(growthInTen([100, 110, 100, 110, 100, 110, 100]))).toBeLessThan(0.02)
})
