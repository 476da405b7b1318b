import { mkdirSync, mkdtempSync, rmSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page, Worker } from 'playwright-core'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { chromiumPath } from '@/tools/shared/chromium-path'
import { openSample, waitForCheckedPage } from '@/tools/start/open-extension'
import { stateOf } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import type { browser } from 'wxt/browser'

/**
 * `npm run screenshots`: builds, opens the sample article with the extension in a headless Chromium, and writes
 * pictures of each screen to `docs/screenshots/`, light and dark. Every picture is of the running product;
 * `page-and-panel` and `evidence` join two in the drawn frame of a browser, since a headless one has none.
 */

const screens: readonly [string, string][] = [
  ['dossier', 'dossier'],
  ['dossier-introduction', 'dossier/introduction'],
  ['dossier-research', 'dossier/research'],
  ['dossier-search', 'dossier?q=eureka'],
  [
    'dossier-claim',
    `claim/${bundledDossier.claims.find(({ correction, status }) => correction && status !== 'established')?.id ?? ''}`,
  ],
  ['dossier-timeline', 'dossier/timeline'],
  ['dossier-name', 'dossier/entity/Tesla'],
  ['dossier-sources', 'dossier/sources'],
  ['notes', 'notes'],
  ['notes-bin', 'notes/bin'],
  ['settings', 'settings'],
]
/** A sample text with a contradicted, a supported and an uncovered sentence. */
const pastedText =
  'Andrej Karpathy left Tesla in March 2019. He was a founding member of OpenAI. He keeps three cats in his office.'
/** Notes of somebody who writes about the subject; with ten and more, the list has its filters. */
const noteTexts = [
  ['Ask the desk where this comes from. The *second* source has the date.', 'dates'],
  ['Correct this before it is quoted.', 'dates, urgent'],
  ['Name from memory? Compare with the thesis.', 'names'],
  ['The number changes every week: say “as of”.', 'numbers'],
  ['Who said this first?', 'to ask'],
  ['Good sentence for the portrait.', 'quote'],
  ['Two sources disagree; call both.', 'to ask, dates'],
  ['Left out of the printed version.', 'print'],
  ['See the recording, minute 12.', 'to check'],
  ['The title has changed since.', 'names'],
  ['Ask for the paper.', 'to ask'],
] as const
/** Chrome's side panel without its scroll bar. */
const PANEL_WIDTH = 345
const colorSchemes = ['light', 'dark'] as const
const unopened = new Set(
  (bundledDossier.research?.access ?? []).filter(({ state }) => state !== 'opened').map(({ source }) => source),
)
const textOf = new Map(bundledDossier.claims.map(({ id, text }) => [id, text]))
const claimLength = ({ claims: [id = ''] }: Finding) => textOf.get(id)?.length ?? Infinity
const folder = resolve('docs/screenshots')
const workFolder = mkdtempSync(join(tmpdir(), 'claimlight-screenshots-'))
const { context, worker, origin, article, panel, tabId, state } = await openSample(chromiumPath(), workFolder, true)
try {
  mkdirSync(folder, { recursive: true })
  await article.setViewportSize({ width: 880, height: 900 })
  await panel.setViewportSize({ width: PANEL_WIDTH, height: 900 })
  const contradicted = state.findings.filter(({ verdict }) => verdict === 'contradicted')
  // A contradicted date shows the purpose at a glance; the card shows a short claim whole.
  const hasDate = ({ details }: Finding): boolean =>
    details.some(({ verdict, kind }) => verdict === 'differs' && kind === 'date')
  const [gravest, asked] = contradicted
    .filter(({ sources: [best] }) => !unopened.has(best ?? 0))
    .sort((a, b) => Number(hasDate(b)) - Number(hasDate(a)) || claimLength(a) - claimLength(b))
  if (!gravest || !asked) throw new Error('the sample article has no two contradicted sentences')
  const noted = state.findings
    .filter((finding) => ['contradicted', 'look', 'part'].includes(stateOf(finding)) && finding !== asked)
    .slice(0, noteTexts.length)

  // A long uncovered sentence shares the most words with the dossier, so it shows its nearest claims.
  let uncovered = state.findings
    .filter(({ verdict, claims }) => verdict === 'unverified' && claims.length === 0)
    .sort((a, b) => b.quote.length - a.quote.length)
    .map(({ quote }) => quote)
  await hideScrollbars(panel)
  await article.addStyleTag({ content: 'html { scrollbar-width: none }' })

  // A sentence that is asked about has the verdict of its answer on the page too: nothing is asked before these pictures.
  for (const colorScheme of colorSchemes) {
    const shoot = await inColours(colorScheme)
    await article.bringToFront()
    await article.keyboard.press('Escape')
    const box = await pointOnFinding(article, gravest.quote)
    const highlights = await shoot(article, 'highlights')
    await showScreen('page')
    await panel.evaluate(() => scrollTo(0, 0))
    const panelPath = await shoot(panel, 'panel')
    await joinPictures('page-and-panel', highlights, panelPath, colorScheme)

    await article.bringToFront()
    await article.mouse.click(box.x, box.y)
    await article.waitForTimeout(400)
    await shoot(article, 'card')
    await article.keyboard.press('Escape')
  }

  for (const [at, { quote }] of noted.entries()) {
    const [text = '', tags = ''] = noteTexts[at] ?? []
    await writeNote(panel, quote, text, tags)
  }
  for (const colorScheme of colorSchemes) {
    const shoot = await inColours(colorScheme)
    await showScreen('page')
    await askAbout(worker, tabId, article, asked.quote)
    await panel.getByRole('region', { name: 'Your selection' }).getByText('Contradicted').first().waitFor()
    await panel.evaluate(() => scrollTo(0, 0))
    await shoot(panel, 'right-click')
    uncovered = await askUntilUncovered(uncovered)
    await shoot(panel, 'right-click-not-covered')
    await panel.getByRole('button', { name: 'Dismiss this answer' }).click()
    await panel.mouse.move(0, 0)

    for (const [name, hash] of screens) {
      await showScreen(hash)
      await shoot(panel, name)
    }

    await showEmptyCheck()
    await panel.getByRole('textbox', { name: 'Text to check' }).fill(pastedText)
    await panel.getByRole('button', { name: 'Check', exact: true }).click()
    await panel.getByRole('button', { name: 'Edit text' }).waitFor()
    await shoot(panel, 'check-result')

    await panel.setViewportSize({ width: 1180, height: 1100 })
    await panel.goto(`${origin}welcome.html`)
    await panel.getByRole('heading', { level: 1 }).waitFor()
    await shoot(panel, 'welcome')
    await panel.setViewportSize({ width: PANEL_WIDTH, height: 900 })
  }
  await shootEvidence()
  await panel.setViewportSize({ width: PANEL_WIDTH, height: 900 })
  for (const colorScheme of colorSchemes) {
    const shoot = await inColours(colorScheme)
    await showScreen('dossiers')
    await shoot(panel, 'evidence-list')
    await showEmptyCheck()
    await shoot(panel, 'check')
  }
} finally {
  await context.close()
  rmSync(workFolder, { recursive: true, force: true })
}

/** Sets the colours of both pages. @returns the function that takes a picture of one, and gives its path */
async function inColours(colorScheme: (typeof colorSchemes)[number], target = folder) {
  for (const page of [article, panel]) await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  return async (page: Page, name: string): Promise<string> => {
    await page.bringToFront()
    await page.waitForTimeout(300) // the panel follows the page, and the page paints, within a few frames
    const path = join(target, `${name}-${colorScheme}.png`)
    await page.screenshot({ path })
    if (target === folder) console.log(`docs/screenshots/${name}-${colorScheme}.png`)
    return path
  }
}

async function showScreen(name: string): Promise<void> {
  await panel.mouse.move(0, 899) // a pointer left on a button would show it as pointed at
  await panel.goto(`${origin}sidepanel.html?tabId=${tabId}#/${name}`)
  await panel.waitForTimeout(200)
  await panel
    .getByText(/^(?:Searching|Loading)…$/)
    .first()
    .waitFor({ state: 'hidden' })
  // The worker that reads the notes may be slower than the screen.
  if (name === 'notes') await panel.locator('.library-list .note').first().waitFor()
}

/** Shows the screen for own texts without the result that it keeps. */
async function showEmptyCheck(): Promise<void> {
  await showScreen('check')
  const clear = panel.getByRole('button', { name: 'Clear', exact: true })
  await panel
    .getByText(/^(?:Or drop a file|Kept until)/)
    .first()
    .waitFor()
  if (await clear.isVisible()) await clear.click()
  await panel.getByText(/^Or drop a file/).waitFor()
}

/** Asks about sentences until one has no verdict when it is asked about either. @returns the sentences from that one on */
async function askUntilUncovered(quotes: string[]): Promise<string[]> {
  for (const [at, quote] of quotes.entries()) {
    await askAbout(worker, tabId, article, quote)
    const answer = panel.getByRole('region', { name: 'Your selection' }).filter({ hasText: quote.slice(0, 40) })
    await answer.filter({ hasNotText: 'Checking your selection' }).waitFor()
    if ((await answer.locator('.answer').count()) === 0) return quotes.slice(at)
  }
  throw new Error('the sample article has no sentence that stays uncovered')
}

/** Uses one page as evidence, and takes pictures of another page that is compared with it. */
async function shootEvidence(): Promise<void> {
  await context.route('https://encyclopedia.example/**', (route) =>
    route.fulfill({ path: 'assets/examples/halleys-comet.html' }),
  )
  const address = new URL('comet', article.url()).href
  await context.route(address, (route) => route.fulfill({ path: 'packages/lab/pictures/comet.html' }))
  await article.goto('https://encyclopedia.example/halleys-comet')
  await panel.goto(`${origin}sidepanel.html?tabId=${tabId}#/page`)
  await panel.getByRole('button', { name: 'Use this page as evidence' }).click()
  await panel.getByText(/ was added\.$/).waitFor()
  await article.goto(address)
  await panel.goto(`${origin}sidepanel.html?tabId=${tabId}#/page`)
  await panel.getByRole('button', { name: 'Check this page' }).click()
  await waitForCheckedPage(worker, tabId)
  const finding = panel.getByRole('list', { name: 'Findings' }).locator('> li').filter({ hasText: '5,960' })
  await finding.getByText(/^Contradict/).waitFor()
  const toggle = finding.locator('[data-toggle][aria-expanded="false"]')
  if ((await toggle.count()) > 0) await toggle.first().click()
  await hideScrollbars(panel)
  for (const page of [article, panel]) {
    await page.setViewportSize({ width: page === article ? 880 : PANEL_WIDTH, height: 700 })
    await page.evaluate(() => scrollTo(0, 0))
  }
  for (const colorScheme of colorSchemes) {
    const shoot = await inColours(colorScheme, workFolder)
    await joinPictures('evidence', await shoot(article, 'left'), await shoot(panel, 'right'), colorScheme)
  }
}

/** Sets the picture of a page and that of the panel side by side, in the frame of a browser. */
async function joinPictures(
  name: string,
  left: string,
  right: string,
  colorScheme: (typeof colorSchemes)[number],
): Promise<void> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1600, height: 1100 })
  const data = (path: string, type = 'png') => `data:image/${type};base64,${readFileSync(path).toString('base64')}`
  const address = new URL(article.url())
  const title = (await article.title()).replaceAll(/[<>&]/g, ' ')
  const colours =
    colorScheme === 'light'
      ? '--frame: #dfe3e6; --bar: #ffffff; --field: #eef1f3; --ink: #2b2f31; --edge: #c6ccd0'
      : '--frame: #17191b; --bar: #2a2e31; --field: #1d2022; --ink: #d6dadc; --edge: #3a4145'
  await page.setContent(
    `<!doctype html><style>
      * { box-sizing: border-box }
      body { ${colours}; margin: 0; padding: 16px; width: max-content; background: transparent; color: var(--ink); font: 13px system-ui, sans-serif }
      .window { border: 1px solid var(--edge); border-radius: 10px; overflow: hidden; background: var(--frame) }
      .tabs { display: flex; padding: 8px 12px 0 }
      .tab { padding: 8px 14px; border-radius: 8px 8px 0 0; background: var(--bar) }
      .bar { display: flex; gap: 14px; align-items: center; padding: 7px 14px; background: var(--bar); border-bottom: 1px solid var(--edge) }
      .field { flex: 1; padding: 5px 14px; border-radius: 14px; background: var(--field) }
      .bar img { width: 20px; height: 20px }
      .parts { display: flex; align-items: start }
      .parts img { display: block }
      .parts img + img { border-left: 1px solid var(--edge) }
    </style><body><div class="window">
      <div class="tabs"><span class="tab">${title}</span></div>
      <div class="bar"><span>←</span><span>→</span><span>↻</span>
        <span class="field">${address.host}${address.pathname}</span><img src="${data('assets/lamp.svg', 'svg+xml')}"></div>
      <div class="parts"><img src="${data(left)}"><img src="${data(right)}"></div>
    </div></body>`,
    { waitUntil: 'load' },
  )
  await page.locator('body').screenshot({ path: join(folder, `${name}-${colorScheme}.png`), omitBackground: true })
  console.log(`docs/screenshots/${name}-${colorScheme}.png`)
  await page.close()
}

/** Global of the worker; the functions below are evaluated there. */
declare const chrome: typeof browser & {
  contextMenus: { onClicked: { dispatch: (info: object, tab: object) => void } }
}

/** Brings a sentence into the middle of the window. @returns a point on its first line */
async function pointOnFinding(page: Page, quote: string): Promise<{ x: number; y: number }> {
  await selectWords(page, quote)
  return page.evaluate(() => {
    const range = getSelection()?.getRangeAt(0)
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
    const [line] = range?.getClientRects() ?? []
    getSelection()?.removeAllRanges()
    if (!line) throw new Error('the page does not show the sentence')
    return { x: line.left + 24, y: line.top + line.height / 2 }
  })
}

async function selectWords(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => {
    getSelection()?.removeAllRanges()
    const find = (window as unknown as { find: (text: string) => boolean }).find
    find.call(window, text)
  }, words)
}

/** Selects words and checks them. The context menu belongs to the system, so the worker gets its click event. */
async function askAbout(worker: Worker, tabId: number, page: Page, words: string): Promise<void> {
  await page.bringToFront()
  await selectWords(page, words)
  await worker.evaluate(
    async ([id, selectionText]) => {
      const tab = await chrome.tabs.get(id)
      const info = { menuItemId: 'check-claim', selectionText, pageUrl: tab.url, frameId: 0, editable: false }
      chrome.contextMenus.onClicked.dispatch(info, tab)
    },
    [tabId, words] as const,
  )
}

/** Hides scroll bars: in a headless browser they are wider than in the real panel. */
async function hideScrollbars(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setScrollbarsHidden', { hidden: true })
}

async function writeNote(panel: Page, quote: string, note: string, tags: string): Promise<void> {
  // A sentence that is supported in part is in a group that is folded.
  const groups = panel.locator('button.end-list[aria-expanded="false"]')
  while ((await groups.count()) > 0) await groups.first().click()
  const item = panel.locator('.findings').getByRole('listitem').filter({ hasText: quote }).first()
  const toggle = item.locator('[data-toggle]')
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click()
  await item.getByRole('button', { name: 'Note', exact: true }).click()
  await item.getByRole('textbox', { name: 'Note', exact: true }).fill(note)
  // With suggestions of tags the field is a combo box.
  await item.getByLabel(/^Tags/).fill(tags)
  await item.getByRole('button', { name: 'Save note' }).click()
  await item.getByRole('group', { name: 'Your note' }).waitFor()
}
