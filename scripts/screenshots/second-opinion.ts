import type { Page } from 'playwright-core'
import { fakeLanguageModel, type FakePlan } from '@/tests/unit/second-opinion/fake-language-model'

declare const chrome: {
  storage: { local: { get: () => Promise<{ settings?: object }>; set: (values: object) => Promise<void> } }
}

/** Reloads the panel with a fake of the browser's model, and with the second opinion turned on. */
export async function withFakeModel(panel: Page, plan: FakePlan): Promise<void> {
  const fake = `(${String(fakeLanguageModel)})(${JSON.stringify(plan)})`
  await panel.addInitScript({
    content: `Object.defineProperty(globalThis, 'LanguageModel', { configurable: true, value: ${fake} })`,
  })
  await turnSecondOpinion(panel, true)
  await panel.reload()
}

/** Starts a download that stays where it is, and brings it into view. */
export async function startDownload(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Download the model' }).click()
  const bar = panel.getByRole('progressbar', { name: 'Download of the model' })
  await bar.waitFor()
  await bar.evaluate((element) => element.scrollIntoView({ block: 'center' }))
}

export function turnSecondOpinion(panel: Page, secondOpinion: boolean): Promise<void> {
  return panel.evaluate(async (on) => {
    const { settings } = await chrome.storage.local.get()
    await chrome.storage.local.set({ settings: { ...settings, secondOpinion: on } })
  }, secondOpinion)
}
