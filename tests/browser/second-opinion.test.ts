import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fakeLanguageModel, type FakePlan } from '@/tests/unit/second-opinion/fake-language-model'
import { allStored } from './all-stored'
import { launchExtension, type Claimlight } from './extension'
import { faultsInEveryLook } from './faults'
import { showState, TAB, withDetails } from './panel-states'

// The built panel with a fake `LanguageModel` in its page: no browser for tests has a model.
const ON = { secondOpinion: true }
const ASK = 'Ask the browser’s model'
const NAME = 'Second opinion (the browser’s model)'

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
/** The panel with a contradicted finding open. */
const showFinding = (settings: object = ON) => showState(panel, '#/page', { ...withDetails(0), settings })
const block = () => panel.getByRole('region', { name: NAME }).first()

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
    const row = panel.getByRole('switch', { name: 'Second opinion by a model' })
    expect(await row.getAttribute('aria-checked')).toBe('false')
    expect(await panel.getByText(words).count()).toBe(0)
    await row.click()
    await panel.getByText(words).waitFor()
    if (availability !== 'none') expect(await created()).toBe(0)
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
    await panel.getByRole('button', { name: 'Download the model' }).focus()
    await panel.keyboard.press('Enter')
    await panel.getByText('50% downloaded').waitFor()
    expect(await panel.getByRole('progressbar', { name: 'Download of the model' }).getAttribute('value')).toBe('0.5')
    expect(await faultsInEveryLook(panel)).toEqual([])
    // The focus is on the same button, which now cancels.
    await panel.keyboard.press('Enter')
    await panel.getByText('Cancelled.').waitFor()
    expect(await panel.getByRole('progressbar').count()).toBe(0)
  })

  test('is ready after the download, and a finding is answered without another', async () => {
    await openWith({ availability: 'downloadable', behaviour: 'wrong' })
    await showState(panel, '#/settings', { ...withDetails(0), settings: ON })
    await panel.getByRole('button', { name: 'Download the model' }).click()
    await panel.getByText('The model is on this computer and ready.').waitFor()
    await panel.evaluate(() => (location.hash = '#/page'))
    await block().getByRole('button', { name: ASK }).click()
    await block().getByRole('listitem').first().waitFor()
    expect(await created()).toBe(1)
  })
})

describe('a finding', { timeout: 120_000 }, () => {
  test('has no second opinion until it is turned on', async () => {
    await openWith({ availability: 'available' })
    await showFinding({})
    expect(await panel.getByRole('region', { name: NAME }).count()).toBe(0)
    await showFinding()
    await block().waitFor()
    expect(await created()).toBe(0)
  })

  test('is asked about by keyboard; the answer has no fault, and no colour of a verdict', async () => {
    await openWith({ availability: 'available', behaviour: 'wrong' })
    await showFinding()
    await block().getByRole('button', { name: ASK }).focus()
    await panel.keyboard.press('Enter')
    await block().getByRole('list', { name: NAME }).waitFor()
    expect(await block().getByRole('listitem').allInnerTexts()).toHaveLength(2)
    expect(await faultsInEveryLook(panel)).toEqual([])
    for (const colorScheme of ['light', 'dark'] as const) {
      await panel.emulateMedia({ colorScheme })
      expect(await coloursOf(panel)).toEqual([])
    }
    // The verdict and the counts of the page are what they were.
    expect(
      await panel
        .getByRole('button', { name: /^Contradicted/ })
        .first()
        .isVisible(),
    ).toBe(true)
  })

  test('shows that the model reads, and is cancelled by keyboard', async () => {
    await openWith({ availability: 'available', behaviour: 'hangs' })
    await showFinding()
    await block().getByRole('button', { name: ASK }).focus()
    await panel.keyboard.press('Enter')
    await block().getByText('The model is reading the sentence.').waitFor()
    expect(await faultsInEveryLook(panel)).toEqual([])
    await panel.keyboard.press('Tab')
    await panel.keyboard.press('Enter')
    await block().getByText('Cancelled.').waitFor()
    expect(await panel.evaluate(() => document.activeElement?.textContent)).toBe('Ask again')
  })

  test.each([
    ['that invents quotes', { behaviour: 'inventive' }, 'The model gave no usable answer.'],
    ['that answers with prose', { behaviour: 'malformed' }, 'The model gave no usable answer.'],
    [
      'with a full context',
      { context: { window: 5, names: 'old' } },
      'The sentence and its claims are too long for the model.',
    ],
    ['that is not downloaded', { availability: 'downloadable' }, 'The browser’s model is not downloaded.'],
  ] as const)('says in plain words what is the matter with a model %s', async (_name, plan, words) => {
    await openWith({ availability: 'available', ...plan })
    await showFinding()
    await block().getByRole('button', { name: ASK }).click()
    await block().getByText(words).waitFor()
    expect(await faultsInEveryLook(panel)).toEqual([])
  })

  test('of a text in Check has it too', async () => {
    await openWith({ availability: 'available', behaviour: 'notSaid' })
    await showState(panel, '#/check', { settings: ON })
    await panel.getByRole('textbox').first().fill('Andrej Karpathy joined Tesla in June 2016.')
    await panel.getByRole('button', { name: 'Check', exact: true }).click()
    await block().getByRole('button', { name: ASK }).click()
    await block().getByText('Not said').first().waitFor()
  })

  test('leaves nothing of it in storage', async () => {
    await openWith({ availability: 'available', behaviour: 'wrong' })
    await showFinding()
    const before = await allStored(panel)
    await block().getByRole('button', { name: ASK }).click()
    await block().getByRole('list', { name: NAME }).waitFor()
    expect(await allStored(panel)).toEqual(before)
  })
})

test('only the panel can connect to a model server, and the install asks for no permission for it', async () => {
  for (const folder of [process.env.CLAIMLIGHT_EXTENSION ?? '.output/chrome-mv3']) {
    const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(?:js|html|json)$/.test(file))
    for (const file of files) {
      const code = await readFile(join(folder, file), 'utf8')
      const isOfPages = /^(?:background|page-agent|subject-detector|selection|page-source)\.js$/.test(file)
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

/** The elements of the second opinion that are painted in the colour of a verdict. */
function coloursOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'))
    const verdicts = ['contradicted', 'disputed', 'supported'].flatMap((name) => {
      probe.style.color = `var(--${name})`
      const ink = getComputedStyle(probe).color
      probe.style.color = `var(--${name}-wash)`
      return [ink, getComputedStyle(probe).color]
    })
    probe.remove()
    return [...document.querySelectorAll('.opinion, .opinion *')].flatMap((element) => {
      const { color, backgroundColor, borderTopColor } = getComputedStyle(element)
      return [color, backgroundColor, borderTopColor].some((one) => verdicts.includes(one)) ? [element.tagName] : []
    })
  })
}
