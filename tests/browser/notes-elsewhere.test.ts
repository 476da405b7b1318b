// @module-tag walks
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PageState } from '@/lib/schema/page-state'
import { launchExtension, type Claimlight } from './extension'
import { highlightsOf } from './highlights'
import { serveSite, type Site } from './site'
import { noteBoxOf } from './note-box'
import { until } from './until'
import { t } from '@/lib/i18n/t'
import { patternOf, plainWords } from '@/tests/words/pattern-of'

const ABOUT = '<p>Andrej Karpathy is a researcher and a teacher, and this is a page about him and his work.</p>'
const WORDS = 'The dates are those that the archivist of the museum wrote down.'
const html = (body: string, head = '<title>A portrait</title>'): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`
const portrait = (beside: string): string =>
  html(`<article><h1>A portrait</h1>${ABOUT.repeat(6)}</article>${beside.replace('WORDS', WORDS)}`)
/** A page whose head and body are made by a script from the query. */
const scripted = (script: string): string => html(`<script>${script}</script>`, '<title>-</title>')

const BESIDE: Record<string, string> = {
  comment: '<section id="comments" class="comments"><div class="comment"><p id="s">WORDS</p></div></section>',
  aside: '<aside><p id="s">WORDS</p></aside>',
  footer: '<footer><ol><li id="s">WORDS</li></ol></footer>',
  dialog: '<dialog open><p id="s">WORDS</p></dialog>',
  role: '<div role="dialog"><p id="s">WORDS</p></div>',
  menu: '<nav><ul><li><a href="/x" id="s">WORDS</a></li><li><a href="/y">Other things</a></li></ul></nav>',
  capitals: '<footer><p id="s" style="text-transform: uppercase">WORDS</p></footer>',
  late: `<div id="comments"></div><script>setTimeout(() => document.querySelector('#comments').insertAdjacentHTML('beforeend', '<p id="s">WORDS</p>'), 1500)</script>`,
}

let claimlight: Claimlight
let site: Site
let open: Page[] = []

beforeAll(async () => {
  const pages = Object.fromEntries(Object.entries(BESIDE).map(([name, beside]) => [`/${name}`, portrait(beside)]))
  site = await serveSite('tests/browser/fixtures', {
    ...pages,
    '/soup': html(`<article><h1>Soup</h1><p>A soup needs water and salt.</p></article>${BESIDE.comment?.replace('WORDS', WORDS)}`),
    '/words': html(`<p id="s">${WORDS}</p>`),
    '/framed': portrait('<iframe src="/words" width="500" height="200"></iframe>'),
    '/view': scripted(`const second = /section=1.3/.test(location.search)
      document.title = second ? 'The school' : 'The years at Tesla'
      document.write('<link rel="canonical" href="/view?id=255"><article><h1>' + document.title + '</h1>${ABOUT}<p id="s">' + (second ? 'Karpathy founded Eureka Labs in July 2024.' : 'Karpathy left Tesla in July 2022, as the book says.') + '</p></article>')`),
    // Both addresses have this canonical link, which names neither.
    '/number': scripted(`const second = /p=2/.test(location.search)
      document.title = second ? 'The school' : 'The years at Tesla'
      document.write('<link rel="canonical" href="/works-of-karpathy"><article><h1>' + document.title + '</h1>${ABOUT}<p id="s">' + (second ? 'Karpathy founded Eureka Labs in July 2024.' : 'Karpathy left Tesla in July 2022, as the book says.') + '</p></article>')`),
    '/story': html(`<article><h1>The story of a move</h1>${ABOUT}<p>The museum was full on that day, she wrote.</p></article>`, '<title>The story of a move</title><link rel="canonical" href="/story">'),
    '/desk': scripted(`const name = location.search ? 'Courses for everybody' : 'A long portrait'
      document.title = name + ' - The Desk'
      document.write('<header><a href="/"><h1>The Desk</h1></a></header><main><h2>' + name + '</h2>${ABOUT}<p>' + name + ' ends here.</p><p id="s">Mira Roe writes on Andrej Karpathy and other teachers for this paper.</p></main>')`),
  }) // prettier-ignore
  claimlight = await launchExtension({ allSites: true })
})
beforeEach(async () => {
  const cleaner = await claimlight.open('/sidepanel.html#/notes')
  await cleaner.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => done(opening.result)
      })
      if (db.objectStoreNames.contains('annotations'))
        db.transaction('annotations', 'readwrite').objectStore('annotations').clear()
      db.close()
    }
  })
  await cleaner.close()
})
afterEach(async () => {
  await Promise.all(open.map((page) => page.close()))
  open = []
})
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

async function visit(path: string): Promise<Page> {
  const page = await claimlight.open(`${site.url}${path}`)
  open.push(page)
  await page.locator('#s, iframe, article').first().waitFor()
  await stateOf(page, ({ status }) => status === 'done' || status === 'off-subject')
  return page
}

function stateOf(page: Page, wanted: (state: PageState) => boolean = () => true): Promise<PageState> {
  return until(() => claimlight.stateOf(page), (state) => state !== null && wanted(state), 20_000) as Promise<PageState>
} // prettier-ignore

/** Selects an element, chooses "Note on this" and saves; returns the panel. @param says words that the editor has */
async function noteOn(page: Page, { frame = page.mainFrame(), says = '' } = {}): Promise<Page> {
  const chosen = frame.locator('#s')
  await chosen.waitFor()
  await chosen.evaluate((element) => getSelection()!.selectAllChildren(element))
  const tabId = await claimlight.tabIdOf(page)
  const worker = await claimlight.worker()
  const isInner = frame !== page.mainFrame()
  await worker.evaluate(
    async ([id, inner]) => {
      const tab = await chrome.tabs.get(id)
      const results = await chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, func: () => 1 })
      const frameId = inner ? (results.find((one) => one.frameId !== 0)?.frameId ?? 0) : 0
      const info = { menuItemId: 'note', frameId, pageUrl: tab.url, editable: false, selectionText: 'words' }
      ;(chrome.contextMenus.onClicked as unknown as { dispatch(info: object, tab: object): void }).dispatch(info, tab)
    },
    [tabId, isInner] as const,
  )
  const box = await noteBoxOf(page)
  if (says !== '') await box.getByText(says).waitFor()
  await box.getByRole('textbox', { name: /^Note/ }).fill('Mine')
  await box.getByRole('button', { name: t('notes.save') }).click()
  await box.getByText(t('noteBox.saved')).waitFor()
  const panel = await claimlight.openPanel(page)
  open.push(panel)
  // On a sentence with a finding, the finding is closed, and says that it has a note.
  await panel.getByText('Mine').or(panel.locator('.has-note')).first().waitFor({ state: 'attached' })
  return panel
}

const notes = (page: Page): Promise<string[]> => highlightsOf(page).then((marks) => marks['claimlight-note'] ?? [])
const isMarked = (page: Page, words = WORDS) =>
  until(
    () => notes(page),
    (found) => found.join() === words,
  )
const unattached = (panel: Page) => panel.getByText(patternOf('pageNotes.gone')).count()

describe('a note on words outside the article', () => {
  test.each(Object.keys(BESIDE))('is marked at once and after a reload: %s', async (name) => {
    const page = await visit(`/${name}`)
    const panel = await noteOn(page)
    await page.bringToFront()
    await isMarked(page)
    await page.reload()
    await isMarked(page)
    expect((await stateOf(page)).orphans ?? []).toEqual([])
    expect(await unattached(panel)).toBe(0)
    // The document's letters, in whatever letters the browser shows them.
    await panel.getByText(WORDS).first().waitFor()
  })

  test('is marked on a page off the subject', async () => {
    const page = await visit('/soup')
    await noteOn(page)
    await page.reload()
    await isMarked(page)
  })

  test('in a frame of the same site is marked there', async () => {
    const page = await visit('/framed')
    const [, frame] = page.frames()
    const panel = await noteOn(page, { frame: frame! })
    await until(() => frame!.evaluate(() => [...(CSS.highlights.get('claimlight-note') ?? [])].map(String).join()), (found) => found === WORDS)
    expect(await panel.getByText(patternOf('pageNotes.goneAbout')).count()).toBe(0)
  }) // prettier-ignore

  test('in a frame of another site is saved, and the user is told that it cannot be marked', async () => {
    const page = await visit('/framed')
    await page.evaluate((at) => document.querySelector('iframe')!.setAttribute('src', at), `${site.url.replace('localhost', '127.0.0.1')}/words`)
    const frame = await until(() => Promise.resolve(page.frames()[1]), (one) => one?.url().includes('127.0.0.1') === true)
    const says = 'This text is in an embedded page of another site.'
    const panel = await noteOn(page, { frame: frame!, says })
    expect(await panel.getByText('no longer on the page').count()).toBe(0)
  }) // prettier-ignore
})

describe('two pages with one canonical link', () => {
  test.each([
    ['/view?id=255&section=1.2', '/view?id=255&section=1.3'],
    ['/number?p=1', '/number?p=2'],
  ])('%s and %s have their own notes', async (one, other) => {
    await noteOn(await visit(one))
    const page = await visit(other)
    const panel = await claimlight.openPanel(page)
    open.push(panel)
    await stateOf(page, ({ pageKey }) => pageKey.endsWith(other))
    await panel.getByRole('button', { name: t('pageNotes.notePage') }).waitFor()
    expect(await notes(page)).toEqual([])
    expect(await unattached(panel)).toBe(0)
    const first = await visit(one)
    await isMarked(first, 'Karpathy left Tesla in July 2022, as the book says.')
  })
})

test('an imported note is marked at its own address and at the canonical one, and its page opens there', async () => {
  const uri = `${site.url}/story?ref=hn`
  const exact = 'The museum was full on that day, she wrote.'
  const file = {
    annotations: [{ id: 'one', created: '2025-02-03T08:00:00Z', updated: '2025-02-03T08:00:00Z', user: 'acct:a@b', uri, text: 'Imported', tags: [], group: '__world__', target: [{ source: uri, selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] }], document: { title: ['The story of a move | Desk'] } }],
  } // prettier-ignore
  const importer = await claimlight.open('/sidepanel.html#/notes/import')
  open.push(importer)
  const buffer = Buffer.from(JSON.stringify(file))
  await importer
    .locator('.drop input[type=file]')
    .setInputFiles({ name: 'h.json', mimeType: 'application/json', buffer })
  await importer.getByRole('button', { name: t('import.start', 1) }).click()
  await importer.getByRole('heading', { name: plainWords(t('import.done', 1)) }).waitFor()
  for (const path of ['/story?ref=hn', '/story']) {
    const page = await visit(path)
    await isMarked(page, exact)
    const panel = await claimlight.openPanel(page)
    open.push(panel)
    await panel.getByText('Imported').first().waitFor()
    expect(await unattached(panel)).toBe(0)
  }
})

test('a note on an author’s line is not put onto another article of a site with its name as heading', async () => {
  const panel = await noteOn(await visit('/desk'))
  await panel.getByText('A long portrait').first().waitFor()
  const page = await visit('/desk?2')
  expect((await stateOf(page)).title).toBe('Courses for everybody')
  expect(await notes(page)).toEqual([])
  const other = await claimlight.openPanel(page)
  open.push(other)
  await other.getByRole('button', { name: t('pageNotes.notePage') }).waitFor()
  expect(await other.getByText('Mine').count()).toBe(0)
})
