import type { Page } from 'playwright-core'
import { isFullRun } from '@/tests/lanes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitForWelcome } from '@/tools/start/open-extension'
import { launchExtension, type Claimlight } from '@/tests/browser/extension'
import { faultsInEveryLook, faultsOf, overflowsOf } from '@/tests/browser/faults'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// The page that opens after installation, in the built extension. The permission is there already, as no protocol can
// answer the browser's question; the switch is off.
let claimlight: Claimlight
let welcome: Page

beforeAll(async () => {
  claimlight = await launchExtension({ allSites: true, readAlong: false, welcome: true })
  claimlight.context.setDefaultTimeout(20_000)
  const opened = await waitForWelcome(claimlight.context)
  if (!opened) throw new Error('no page opened after installation')
  welcome = opened
  await welcome.bringToFront()
})
afterAll(() => claimlight.close())

test('the choice about automatic checks is visible without scrolling in a window of 720 px', async () => {
  for (const width of [1000, 1280]) {
    await welcome.setViewportSize({ width, height: 720 })
    for (const name of [/^Read along on every site/, /^Only when I ask/]) {
      const box = (await welcome.getByRole('button', { name }).boundingBox())!
      expect(box.y + box.height).toBeLessThanOrEqual(720)
    }
  }
})

test('a window of 800 px shows at most 150 words', async () => {
  await welcome.setViewportSize({ width: 1280, height: 800 })
  expect(await welcome.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(800)
  const words = await welcome.evaluate(() => document.body.innerText.split(/\s+/).filter(Boolean))
  console.log(`welcome page: ${words.length} words`)
  expect(words.length).toBeLessThanOrEqual(150)
})

const samples: [name: string, mistakes: string[]][] = [
  ['Halley’s Comet', ['1715', '5,960 kilometres', '40 percent']],
  ['Apollo 11', ['1932', 'Saturn IB', 'Saturn V']],
]

test.each(isFullRun ? samples : samples.slice(0, 1))(
  '%s can be tried in one click, without a preview and without a connection',
  async (name, mistakes) => {
    const panel = await claimlight.open('/welcome.html')
    await panel.getByRole('link', { name: `Try it with ${name}` }).click()
    const findings = panel.getByRole('list', { name: t('page.findings') })
    await findings.getByText(patternOf('state.contradicted')).first().waitFor()
    for (const mistake of mistakes) await findings.getByText(mistake).first().waitFor()
    await panel.getByRole('button', { name: t('notes.undo') }).waitFor()
    await panel.close()
  },
)

test('“Read along on every site” starts automatic checks, the settings show it, and “Only when I ask” stops them', async () => {
  await welcome.getByRole('button', { name: patternOf('settings.everySite') }).click()
  await expect.poll(registered, { timeout: 10_000 }).toEqual(['*://*/*'])
  const settings = await claimlight.open('/sidepanel.html#/settings')
  const everySite = settings.getByRole('switch', { name: t('settings.everySite') })
  await expect.poll(() => everySite.isChecked(), { timeout: 10_000 }).toBe(true)
  await welcome.bringToFront()
  await welcome.getByRole('button', { name: patternOf('reading.ask') }).click()
  await expect.poll(registered, { timeout: 10_000 }).toEqual([])
  await expect.poll(() => everySite.isChecked(), { timeout: 10_000 }).toBe(false)
  await settings.close()
})

test(
  'the welcome page has no accessibility violations in any look, and fits from 320 pixels',
  { timeout: 120_000 },
  async () => {
    await welcome.setViewportSize({ width: 1280, height: 800 })
    expect([...(await overflowsOf(welcome)), ...(await faultsOf(welcome))]).toEqual([])
    expect(await faultsInEveryLook(welcome)).toEqual([])
  },
)

async function registered(): Promise<string[]> {
  const worker = await claimlight.worker()
  return worker.evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches ?? []),
  )
}

declare const chrome: { scripting: { getRegisteredContentScripts: () => Promise<{ matches?: string[] }[]> } }
