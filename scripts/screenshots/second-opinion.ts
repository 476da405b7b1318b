import type { Page } from 'playwright-core'
import type { Finding } from '@/lib/schema/finding'
import { fakeLanguageModel, type FakePlan } from '@/tests/unit/second-opinion/fake-language-model'

declare const chrome: {
  storage: { local: { get: () => Promise<{ settings?: object }>; set: (values: object) => Promise<void> } }
}

/** An invented answer of a model that agrees with the engine: the screenshot shows the form of an answer, not its quality. */
export function answerLike({ details }: Finding): string {
  const answers = details.map(({ article, verdict, dossier }, i) => ({
    detail: i + 1,
    opinion: verdict === 'differs' ? 'differs' : 'agrees',
    sentenceWords: article,
    claimWords: dossier ?? article,
  }))
  return JSON.stringify({ answers })
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

/** Asks about the open finding, and brings the answer into view. */
export async function askModel(panel: Page): Promise<void> {
  const opinion = panel.getByRole('region', { name: 'Second opinion (the browser’s model)' }).first()
  await opinion.getByRole('button').click()
  await opinion.getByRole('listitem').first().waitFor()
  await opinion.evaluate((block) => block.scrollIntoView({ block: 'center' }))
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
