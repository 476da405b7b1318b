// @module-tag walks
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { isFullRun } from '@/tests/lanes'
import { fakeLanguageModel, type FakePlan } from '@/tests/unit/model/fake-language-model'
import { launchExtension, type Claimlight } from './extension'
import { faultsInEveryLook } from './faults'
import { showState, TAB } from './panel-states'
import { t } from '@/lib/i18n/t'

// The built panel with a fake `LanguageModel` in its page: no browser for tests has a model.
const ON = { secondOpinion: true }

let claimlight: Claimlight
let panel: Page
beforeAll(async () => {
  claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
})
afterEach(() => panel.close())
afterAll(() => claimlight.close())

/** Opens the panel of a browser with this model; null: with none. */
async function openWith(plan: FakePlan | null): Promise<void> {
  panel = await claimlight.context.newPage()
  const value = plan === null ? 'undefined' : `(${String(fakeLanguageModel)})(${JSON.stringify(plan)})`
  await panel.addInitScript({
    content: `Object.defineProperty(globalThis, 'LanguageModel', { configurable: true, value: ${value} })`,
  })
  await panel.goto(`chrome-extension://${claimlight.id}/sidepanel.html?tabId=${TAB}`)
}
const created = () =>
  panel.evaluate(
    () => (globalThis as unknown as { LanguageModel: { log: { created: number } } }).LanguageModel.log.created,
  )

describe('the setting', { timeout: 120_000 }, () => {
  test.each([
    ['none', 'This browser has no built-in model.'],
    ['unavailable', 'The browser’s model cannot be used on this computer.'],
    ['downloadable', 'The model is not on this computer.'],
    ['downloading', 'The browser is downloading the model.'],
    ['available', 'The model is on this computer and ready.'],
  ] as const)('shows the state of a model (%s) without a fault in any look', async (availability, words) => {
    await openWith(availability === 'none' ? null : { availability })
    await showState(panel, '#/settings', {})
    const row = panel.getByRole('switch', { name: t('secondOpinion.setting') })
    expect(await row.getAttribute('aria-checked')).toBe('false')
    expect(await panel.getByText(words).count()).toBe(0)
    await row.click()
    await panel.getByText(words).waitFor()
    if (availability !== 'none') expect(await created()).toBe(0)
    // `npm test` audits the rows with a button; the progress bar has its own test.
    if (isFullRun || ['downloadable', 'available'].includes(availability))
      expect(await faultsInEveryLook(panel)).toEqual([])
  })

  test('asks the browser of the tests as it is, which has no model that can be used', async () => {
    panel = await claimlight.open(`/sidepanel.html?tabId=${TAB}`)
    await showState(panel, '#/settings', { settings: ON })
    const row = panel.locator('.model-row')
    await row.getByText(/has no built-in model|cannot be used on this computer/).waitFor()
    expect(await row.getByRole('button').count()).toBe(0)
  })

  test('downloads the model after a key press, shows how far it is, and is cancelled', async () => {
    await openWith({ availability: 'downloadable', progress: [0, 0.5], holds: true })
    await showState(panel, '#/settings', { settings: ON })
    await panel.getByRole('button', { name: t('secondOpinion.download') }).focus()
    await panel.keyboard.press('Enter')
    await panel.getByText(t('secondOpinion.percent', { percent: '50%' })).waitFor()
    expect(await panel.getByRole('progressbar', { name: t('secondOpinion.progress') }).getAttribute('value')).toBe(
      '0.5',
    )
    expect(await faultsInEveryLook(panel)).toEqual([])
    // The focus is on the same button, which now cancels.
    await panel.keyboard.press('Enter')
    await panel.getByText(t('modelCheck.fault.aborted')).waitFor()
    expect(await panel.getByRole('progressbar').count()).toBe(0)
  })
})

test('a finding is asked about by itself, and the answer is on its card', { timeout: 120_000 }, async () => {
  await openWith({ availability: 'available', behaviour: 'wrong' })
  await showState(panel, '#/check', { settings: ON })
  await panel
    .getByRole('textbox')
    .first()
    .fill('Andrej Karpathy joined Tesla in June 2016. He left Tesla in July 2022.')
  await panel.getByRole('button', { name: t('check.check'), exact: true }).click()
  // The contradicted finding is open from the start.
  const ask = panel.getByRole('button', { name: t('modelCheck.askSentence') }).first()
  await ask.focus()
  await panel.keyboard.press('Enter')
  await panel
    .getByText(/The browser’s model: differs\./)
    .first()
    .waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
})

test('only the panel can connect to a model server, and the install asks for no permission for it', async () => {
  for (const folder of [process.env.CLAIMLIGHT_EXTENSION ?? '.output/chrome-mv3']) {
    const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(?:js|html|json)$/.test(file))
    for (const file of files) {
      const code = await readFile(join(folder, file), 'utf8')
      const isOfPages = /^(?:background|page-agent|chat-reader|subject-detector|selection|page-source)\.js$/.test(file)
      const words = [
        'CLAIMLIGHT_MODEL_KEY',
        'allow-remote',
        ...(isOfPages ? ['chat/completions', 'response_format'] : []),
      ]
      for (const word of words) expect(code.includes(word), `${file}: ${word}`).toBe(false)
    }
    const manifest = await readFile(join(folder, 'manifest.json'), 'utf8')
    expect(manifest).not.toMatch(/aiLanguageModel|trial_tokens/)
  }
})
