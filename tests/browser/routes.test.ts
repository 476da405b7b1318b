// @module-tag looks
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { AnnotationDraft } from '@/lib/schema/annotation'
import { launchExtension } from './extension'
import { faultsInEveryLook } from './faults'
import { highlightsOf, untilHighlights } from './highlights'
import { serveSite } from './site'
import { until } from './until'
import { send } from './stored-rows'
import { claimlight, open, site, startExtension } from './start-extension'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

const SENTENCE = 'The harbour wall was painted twice in one summer.'
const OTHER = 'The lamp on the pier was lit by hand until the end.'
const html = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>${head}${body}`
const story = (sentence: string, name = 'Andrej Karpathy'): string =>
  html(
    `<article><h1>The story of the pier</h1><p>${name} gave a talk there.</p><p>${sentence}</p><p>${OTHER}</p></article>`,
  )
const tall = '<p style="height: 3000px">Much else.</p>'

const pages: Record<string, string> = {
  '/2024/story': story(SENTENCE),
  '/2024/story/amp': html(
    `<main><h1>The story of the pier</h1><p>Andrej Karpathy gave a talk there. ${SENTENCE}</p></main>`,
  ),
  '/2025/story': story(SENTENCE),
  '/2026/story': story('Nothing is painted here.'),
  '/quiet': story(SENTENCE, 'Somebody'),
  '/app': html(`<article><h1>An app</h1><p>Andrej Karpathy gave a talk there.</p><p>${SENTENCE}</p></article>`),
  '/tall': html(`<article><h1>A tall page</h1>${tall}<p>${SENTENCE}</p></article>`),
}

let nth = 0

startExtension(async () => {
  const site = await serveSite('tests/browser/fixtures', pages)
  const claimlight = await launchExtension({ allSites: true })
  return { claimlight, site }
})

/** All host names under `localhost` resolve to this machine. */
const at = (host: string, path: string): string => `${site.url.replace('localhost', host)}${path}`

async function visit(address: string): Promise<Page> {
  const page = await claimlight.open(address)
  open.push(page)
  return page
}

async function panelOf(page: Page, hash = ''): Promise<Page> {
  const panel = await claimlight.openPanel(page, hash)
  open.push(panel)
  return panel
}

async function keepNote(panel: Page, change: Partial<AnnotationDraft> & { url: string }): Promise<string> {
  const id = `places-${++nth}`
  const anchor = { quote: { exact: SENTENCE, prefix: '', suffix: '' }, position: null, range: null }
  const draft = { id, basedOn: null, pageKey: change.url, title: 'The story of the pier', claim: null, anchor, note: `Note ${nth}`, tags: [], color: null, finding: null, ...change } // prettier-ignore
  await send(panel, 'save-annotation', draft)
  return `Note ${nth}`
}

const marksNote = (page: Page, words: string) =>
  untilHighlights(page, (marks) => marks['claimlight-note']?.includes(words) ?? false)

describe('an article at another address', () => {
  test('has the same notes: with tracking parameters, as AMP, and as a mobile page', { timeout: 60_000 }, async () => {
    const first = await visit(at('news.localhost', '/2024/story'))
    await claimlight.waitForStatus(first, 'done')
    const panel = await panelOf(first)
    await keepNote(panel, { url: at('news.localhost', '/2024/story'), title: 'Another title' })
    await marksNote(first, SENTENCE)
    for (const address of [
      at('news.localhost', '/2024/story?utm_source=letter&fbclid=x#part'),
      at('m.news.localhost', '/2024/story?amp=1'),
      at('www.news.localhost', '/2024/story/amp?gclid=1'),
    ])
      await marksNote(await visit(address), SENTENCE)
    const elsewhere = await visit(at('news.localhost', '/2025/story'))
    await claimlight.waitForStatus(elsewhere, 'done')
    expect((await highlightsOf(elsewhere))['claimlight-note']).toBeUndefined()
  })

  test('has its own notes when it is a route of an app', { timeout: 60_000 }, async () => {
    const page = await visit(at('app.localhost', '/app#/one'))
    // A tab behind another one may be read late.
    await claimlight.waitForStatus(page, 'done')
    const panel = await panelOf(page)
    await keepNote(panel, { url: at('app.localhost', '/app#/one'), title: 'One' })
    await marksNote(page, SENTENCE)
    await page.evaluate(() => (location.hash = '#/two'))
    await untilHighlights(page, (marks) => marks['claimlight-note'] === undefined)
  })
})

describe('a page that has moved', () => {
  test('has the notes whose quotes are on it, also in the panel', { timeout: 60_000 }, async () => {
    const page = await visit(at('moved.localhost', '/2025/story'))
    const panel = await panelOf(page)
    const note = await keepNote(panel, { url: at('moved.localhost', '/old/place') })
    await marksNote(page, SENTENCE)
    await panel.locator('.has-note').click()
    await panel.getByText(note).waitFor()
    expect(await panel.getByText(patternOf('pageNotes.gone')).count()).toBe(0)

    const next = await visit(at('moved.localhost', '/2026/story'))
    const nextPanel = await panelOf(next)
    await claimlight.waitForStatus(next, 'done')
    await nextPanel.getByText('The story of the pier').waitFor()
    expect(await nextPanel.getByText(note).count()).toBe(0)
    expect(await nextPanel.getByText(patternOf('pageNotes.gone')).count()).toBe(0)
  })

  test('has them also when it does not name the subject', { timeout: 60_000 }, async () => {
    const page = await visit(at('calm.localhost', '/2025/story'))
    await keepNote(await panelOf(page), { url: at('calm.localhost', '/before') })
    await marksNote(await visit(at('calm.localhost', '/quiet')), SENTENCE)
  })
})

describe('a note whose sentence has changed', () => {
  test(
    'is listed separately, can be attached to the selection, and undo restores it while that page is shown',
    { timeout: 90_000 },
    async () => {
      const url = at('change.localhost', '/changing')
      pages['/changing'] = story('This was once another sentence altogether.')
      const page = await visit(url)
      await claimlight.waitForStatus(page, 'done')
      const panel = await panelOf(page)
      const note = await keepNote(panel, { url })
      const news = panel.getByRole('region', { name: t('changed.name', 1) })
      await news.getByText(note).waitFor()

      await panel.getByRole('button', { name: t('pageNotes.attach') }).click()
      await panel.getByText(patternOf('pageNotes.nothingSelected')).waitFor()

      await page.getByText(OTHER).selectText()
      await panel.getByRole('button', { name: t('pageNotes.attach') }).click()
      await panel.getByText(t('pageNotes.attached')).waitFor()
      await marksNote(page, OTHER)
      await expect.poll(() => news.count()).toBe(0)

      await panel.getByRole('button', { name: t('notes.undo') }).click()
      await panel.getByText(/^(?:Unattached note|Changed since your note) \(1\)$/).waitFor()
      await expect.poll(async () => (await highlightsOf(page))['claimlight-note']).toBeUndefined()

      await page.getByText(OTHER).selectText()
      await panel.getByRole('button', { name: t('pageNotes.attach') }).click()
      await panel.getByText(t('pageNotes.attached')).waitFor()
      await page.goto(at('moved.localhost', '/2026/story'))
      await panel.getByText(t('pageNotes.attached')).waitFor({ state: 'detached' })
    },
  )
})

test('the views with such notes have no accessibility violations, and fit', { timeout: 120_000 }, async () => {
  const url = at('rooms.localhost', '/2026/story')
  const page = await visit(url)
  await claimlight.waitForStatus(page, 'done')
  const panel = await panelOf(page)
  await keepNote(panel, { url, anchor: null })
  await keepNote(panel, { url })
  const lost = await keepNote(panel, { url: '', anchor: null, claim: 'lost', title: 'He wrote a compiler in a week.' })
  await panel.getByText(t('pageNotes.gone', 1)).click()
  await panel.getByRole('button', { name: t('pageNotes.attach') }).click()
  await panel.getByText(patternOf('pageNotes.nothingSelected')).waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])

  await panel.evaluate(() => (location.hash = '#/claim/lost'))
  await panel.getByText(lost).waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
})

describe('“Open page”', () => {
  test('scrolls to the quote in the tab that has the page, or in a new one', { timeout: 90_000 }, async () => {
    const url = at('open.localhost', '/tall')
    const page = await visit(url)
    const other = await visit(at('open.localhost', '/2026/story'))
    const panel = await panelOf(other, '#/notes')
    const note = await keepNote(panel, { url, title: 'A tall page' })
    const button = panel
      .getByRole('listitem')
      .filter({ hasText: note })
      .getByRole('button', { name: t('notes.openPage') })
    const scrolled = (shown: Page) => until(() => shown.evaluate(() => scrollY), (y) => y > 1000) // prettier-ignore
    const count = claimlight.context.pages().length
    await button.click()
    await scrolled(page)
    expect(claimlight.context.pages()).toHaveLength(count)

    open.splice(open.indexOf(page), 1)
    await page.close()
    const [fresh] = await Promise.all([claimlight.context.waitForEvent('page'), button.click()])
    open.push(fresh)
    await scrolled(fresh)
  })
})
