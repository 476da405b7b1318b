import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { launchExtension } from '@/tests/browser/extension'
import { highlightsOf } from '@/tests/browser/highlights'
import { bodyParagraphStarts } from '@/lib/text/article-blocks'
import { readHtml } from '@/lib/dossier/readers/read-html'
import { serveSite } from '@/tests/browser/site'
import { isFullRun } from '@/tests/lanes'
import { relaxedWasmBytes, wasmBytes } from '@/lib/engine/model/wasm-bytes'
import { codeAllowed } from './code-allowed'
import { narrowProducts } from './narrow-products'
import { isInView, STORY, STORY_PAGE } from './story'
import { claimlight, site, startExtension } from '@/tests/browser/start-extension'
import { t } from '@/lib/i18n/t'

// One user's way through the built extension: each test continues the previous one.
let article: Page
let panel: Page

startExtension(async () => {
  const site = await serveSite('.', { '/story.html': STORY_PAGE, '/weather.html': '<p>It rains in Rotterdam.</p>' })
  // Only words near the view are marked: the window shows most of the story.
  const claimlight = await launchExtension({ allSites: true, viewport: { width: 1000, height: 1200 } })
  // An element that is not there by then does not come.
  claimlight.context.setDefaultTimeout(10_000)
  return { claimlight, site }
})

describe('an automatic check', () => {
  test('marks the details of each sentence, and leaves the page unchanged', async () => {
    article = await claimlight.open(`${site.url}/story.html`)
    await claimlight.waitForStatus(article, 'done')
    const marks = await highlightsOf(article)
    expect(marks['claimlight-differs']).toEqual([STORY.page])
    expect(marks['claimlight-doubt']?.some((words) => STORY.disputed.join('').includes(words))).toBe(true)
    // A link cuts a detail into several ranges.
    const all = [...STORY.supported, ...STORY.contradicted, ...STORY.disputed].join('')
    expect(marks['claimlight-matches']?.length).toBeGreaterThan(1)
    for (const words of marks['claimlight-matches'] ?? []) expect(all).toContain(words)
    const [now, served] = await article.evaluate((html) => {
      const before = new DOMParser().parseFromString(html, 'text/html')
      return [document.querySelector('article')?.outerHTML, before.querySelector('article')?.outerHTML]
    }, STORY_PAGE)
    expect(now).toBe(served)
  })

  test.each([
    ...(isFullRun ? ['tools/start/sample/index.html'] : []),
    'tests/browser/fixtures/article.html',
    'tests/pages/encyclopedia/page.html',
    'tests/pages/newsletter/page.html',
    'tests/pages/newsroom/page.html',
  ])('reads the same text from %s as the command line', async (path) => {
    const page = await claimlight.open(`${site.url}/${path}`)
    const { blockStarts, textLength, date } = await claimlight.waitForStatus(page, 'done')
    const { article: read } = readHtml(await readFile(path, 'utf8'))
    const told = {
      starts: bodyParagraphStarts(read.text, read.blocks ?? []),
      length: read.text.length,
      date: read.date ?? null,
    }
    expect(told).toEqual({ starts: blockStarts, length: textLength, date })
    await page.close()
  })

  test('shows the number of contradicted sentences on the toolbar of this tab only', async () => {
    const other = await claimlight.open(`${site.url}/weather.html`)
    await claimlight.waitForStatus(other, 'off-subject')
    expect(await badge(article)).toBe('1')
    expect(await badge(other)).toBe('')
    await other.close()
  })
})

describe('the background worker', () => {
  test('can run the engine’s WebAssembly, and no code from strings', async () => {
    const worker = await claimlight.worker()
    expect(await worker.evaluate(codeAllowed, wasmBytes)).toEqual({ wasm: 'allowed', eval: 'refused' })
  })

  test('multiplies bytes with relaxed SIMD, with the same numbers as without', async () => {
    const worker = await claimlight.worker()
    const { wide, bytes } = await worker.evaluate(narrowProducts, [wasmBytes, relaxedWasmBytes] as [string, string])
    expect(new Set(wide).size).toBeGreaterThan(20)
    expect(bytes).toEqual(wide)
  })
})

describe('the panel', () => {
  const list = () => panel.getByRole('list', { name: t('page.findings') })
  const item = (quote: string) => list().getByRole('listitem').filter({ hasText: quote })

  test('lists the findings with verdict, both values and sources by tier', async () => {
    panel = await claimlight.openPanel(article)
    const finding = item(STORY.contradicted[0]!)
    await finding.getByText(t('state.contradicted')).waitFor()
    await expect
      .poll(() => finding.locator('.rows').first().innerText())
      .toMatch(bothValues('Page:\\s+', 'Evidence:\\s+'))
    await finding.getByRole('link').and(panel.locator('[href^="https://"]')).first().waitFor()
    expect(await finding.innerText()).toMatch(/Tier \d/)
    expect(await item(STORY.disputed[0]!).count()).toBe(1)
  })

  test('filters findings by a verdict', async () => {
    const contradicted = panel
      .getByRole('group', { name: t('page.show') })
      .getByRole('button', { name: /contradicted/ })
    await contradicted.click()
    await expect.poll(() => item(STORY.disputed[0]!).count()).toBe(0)
    expect(await item(STORY.contradicted[0]!).count()).toBe(1)
    await contradicted.click()
    await expect.poll(() => item(STORY.disputed[0]!).count()).toBe(1)
  })

  test('scrolls to the sentence in the page', async () => {
    await article.evaluate(() => window.scrollTo(0, 0))
    const finding = item(STORY.contradicted[0]!)
    await opened(finding.locator('[data-toggle]'))
    await finding.getByTitle(t('finding.goTo')).click()
    await expect.poll(() => article.evaluate(isInView, '#second'), { timeout: 5000 }).toBe(true)
  })

  test('saves a note on a finding, and shows it when the page is reopened', async () => {
    const finding = item(STORY.contradicted[0]!)
    await finding.getByRole('button', { name: t('finding.note'), exact: true }).click()
    await finding.getByRole('textbox', { name: t('notes.note'), exact: true }).fill('Ask the *author*.')
    await finding.getByRole('button', { name: t('notes.save') }).click()
    await finding.getByText('Ask the author.').waitFor()
    await panel.close()
    await article.reload()
    await claimlight.waitForStatus(article, 'done')
    panel = await claimlight.openPanel(article)
    await opened(item(STORY.contradicted[0]!).locator('[data-toggle]'))
    await item(STORY.contradicted[0]!).getByText('Ask the author.').waitFor()
  })

  test('exports the notes as Web Annotations and as Markdown', async () => {
    const notes = await claimlight.open('/sidepanel.html#/notes')
    const [jsonLd, markdown] = [await saved(notes, 'Web Annotations (JSON-LD)'), await saved(notes, 'Markdown')] // one after the other: a page has one download at a time
    const text = JSON.stringify(JSON.parse(jsonLd))
    expect(text).toContain('http://www.w3.org/ns/anno.jsonld')
    expect(text).toContain('TextQuoteSelector')
    expect(text).toContain(`${site.url}/story.html`)
    for (const file of [text, markdown]) {
      expect(file).toContain('Ask the *author*.')
      expect(file).toContain(STORY.contradicted[0]!)
    }
    await notes.close()
  })

  test('shows that automatic checks are on', async () => {
    const settings = await claimlight.open('/sidepanel.html#/settings')
    const everySite = settings.getByRole('switch', { name: t('settings.everySite') })
    await everySite.waitFor()
    expect(await everySite.isChecked()).toBe(true)
    await settings.close()
  })
})

function bothValues(left: string, right: string): RegExp {
  return new RegExp(`${left}${STORY.page}[\\s\\S]*${right}${STORY.dossier}`)
}

async function badge(page: Page): Promise<string> {
  const tabId = await claimlight.tabIdOf(page)
  const worker = await claimlight.worker()
  return worker.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId)
}

async function opened(toggle: ReturnType<Page['locator']>): Promise<void> {
  await toggle.waitFor()
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click()
}

async function saved(page: Page, form: string): Promise<string> {
  const downloading: Promise<Download> = page.waitForEvent('download')
  await page.locator('.export details').evaluate((others: HTMLDetailsElement) => void (others.open = true))
  await page.getByRole('button', { name: form, exact: true }).click()
  return readFile(await (await downloading).path(), 'utf8')
}

declare const chrome: { action: { getBadgeText: (of: { tabId: number }) => Promise<string> } }
