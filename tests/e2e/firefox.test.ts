import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { checkTogether } from '@/lib/check/check-together'
import { createEngine, type Finding } from '@/lib/engine'
import { wasmBytes } from '@/lib/engine/model/wasm-bytes'
import type { PageState } from '@/lib/schema/page-state'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { serveSite, type Site } from '@/tests/browser/site'
import { isFullRun } from '@/tests/lanes'
import { codeAllowed } from './code-allowed'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { marksOf, panelOf, press, readEverySite, saveNote, says, type ExtensionApi } from './firefox-panel'
import { isInView, STORY, STORY_PAGE } from './story'

// A shorter version of the Chromium test, for the parts that differ between the browsers.
let site: Site
let claimlight: FirefoxClaimlight
let panel: Page
let article: Page
let tabId: number

beforeAll(async () => {
  site = await serveSite('tests/e2e', { '/story.html': STORY_PAGE })
  claimlight = await launchFirefox()
})
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

describe('Claimlight in Firefox', () => {
  test('checks pages automatically once the switch is on', async () => {
    await readEverySite(claimlight)
    ;({ page: article, panel, tabId } = await panelOf(claimlight, `${site.url}/story.html`))
    await expect.poll(() => marksOf(article, 'claimlight-differs'), { timeout: 20_000 }).toBe(STORY.page)
    // Only text near the view is underlined.
    await article.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    // Findings come in slices: the last may arrive after the first.
    await expect.poll(() => marksOf(article, 'claimlight-matches'), { timeout: 20_000 }).not.toBe('')
    await expect.poll(() => marksOf(article, 'claimlight-doubt'), { timeout: 20_000 }).not.toBe('')
    await article.evaluate(() => window.scrollTo(0, 0))
  })

  test('can run the engine’s WebAssembly, and no code from strings', async () => {
    // Tested in the panel, which has the same policy as the background.
    expect(await panel.evaluate(codeAllowed, wasmBytes)).toEqual({ wasm: 'allowed', eval: 'refused' })
  })

  test('shows the number of contradicted sentences on the toolbar', async () => {
    await expect.poll(() => panel.evaluate((id) => browser.action.getBadgeText({ tabId: id }), tabId)).toBe('1')
  })

  test('lists the findings with both values, and scrolls to the sentence', async () => {
    const list = await panel.waitForSelector('::-p-aria([name="Findings"][role="list"])')
    const finding = await list?.waitForSelector('li.contradicted')
    await expect.poll(() => finding?.evaluate((item) => item.textContent)).toContain(STORY.contradicted[0])
    expect(await finding?.evaluate((item) => item.textContent)).toMatch(
      new RegExp(`Contradicted.*${STORY.page}.*${STORY.dossier}.*Tier \\d`),
    )
    const toggle = await finding?.$('[data-toggle][aria-expanded="false"]')
    await toggle?.click()
    const goTo = await finding?.waitForSelector('::-p-aria([name="Go to"][role="button"])')
    await goTo?.click()
    await expect.poll(() => article.evaluate(isInView, '#second'), { timeout: 10_000 }).toBe(true)
  })

  test('the best source and the number of the others stand on one line', async () => {
    const toggle = await panel.waitForSelector('li.contradicted [data-toggle][aria-expanded="true"]')
    await toggle?.click()
    const best = await panel.waitForSelector('.finding .best:has(button)')
    const bottoms = await best?.evaluate((line) =>
      ['a', 'button'].map((name) => {
        const words = document.createRange()
        words.selectNodeContents(line.querySelector(name)!)
        return words.getBoundingClientRect().bottom
      }),
    )
    expect(bottoms?.[1]).toBeCloseTo(bottoms?.[0] ?? 0)
  })

  // Each reads the article again, for which Firefox needs seconds. `set-aside.test.ts` sets a claim aside in Node.
  const reasons = [
    ['The two do not belong together', 'The sentence is muted here and on every page.'],
    ['The evidence is wrong', 'The claim is set aside on every page.'],
  ] as const
  test.each(isFullRun ? reasons : reasons.slice(0, 1))(
    'takes a finding out for the reason “%s”, and brings it back with undo, which has the focus',
    async (reason, done) => {
      await (await panel.waitForSelector('li.contradicted [data-toggle][aria-expanded="false"]'))?.click()
      await press(panel, 'Wrong finding')
      await press(panel, reason)
      await says(panel, done)
      expect(await panel.evaluate(() => document.activeElement?.textContent)).toBe('Undo')
      await press(panel, 'Undo')
      await expect.poll(() => marksOf(article, 'claimlight-differs'), { timeout: 20_000 }).toBe(STORY.page)
      await (await panel.waitForSelector('li.contradicted [data-toggle][aria-expanded="true"]'))?.click()
    },
  )

  test('attaches a note with a missing sentence to the selection', async () => {
    const key = `page:${tabId}`
    const state = await panel.evaluate(async (name) => (await browser.storage.session.get(name))[name], key)
    const { pageKey, url, title } = state as PageState
    const quote = { exact: 'A sentence that was never on this page at all.', prefix: '', suffix: '' }
    await saveNote(panel, 'attach', 'Mine', { pageKey, url, title, anchor: { quote, position: null, range: null } })
    const attach = await panel.waitForSelector('.page-notes details button.btn:not(.bare)')
    await article.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#second + ul li')!))
    await attach?.evaluate((button) => (button as HTMLElement).click())
    await expect
      .poll(() => marksOf(article, 'claimlight-note'), { timeout: 10_000 })
      .toBe('nanochat is the capstone project of LLM101n.')
  })

  // The optimiser of a browser can break arithmetic after a few sentences; no error says so.
  test('finds the same in articles as Node does', async () => {
    const engine = createEngine(bundledDossier, bundledIndex)
    const verdictOf = ({ quote, verdict, partial, details }: Finding): string =>
      `${verdict}${partial ? ' in part' : ''}: ${quote} ${details.map((one) => `${one.article} ${one.verdict}`).join(', ')}`
    for (const name of isFullRun ? ['A04', 'A08', 'A12', 'A16'] : ['A08']) {
      const { text } = JSON.parse(readFileSync(`tests/eval/articles/${name}.json`, 'utf8')) as { text: string }
      const message = { v: 1, to: 'background', kind: 'check-text', data: { text } }
      const reply = await panel.evaluate((one) => browser.runtime.sendMessage(one), message)
      const { findings } = (reply as { value: { findings: Finding[] } }).value
      const inNode = runAtOnce(checkTogether([{ dossier: null, engine }], { text }))
      expect(findings.map(verdictOf)).toEqual(inNode.findings.map(verdictOf))
    }
  })
})

declare const browser: ExtensionApi
