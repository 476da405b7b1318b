// @module-tag looks
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CardData } from '@/lib/page/card/card-content'
import type { Detail, Finding } from '@/lib/schema/finding'
import { page as checked } from '@/tests/unit/components/fixtures'
import { catalogueOf } from '../words/catalogue-of'
import { chromiumPath } from '@/tools/shared/chromium-path'
import { colourFaultsInOtherLooks, faultsOf } from './faults'

// The card alone: on a page its shadow root is closed, also to axe. Only this test opens it.
const root = fileURLToPath(new URL('../..', import.meta.url))
const about: CardData['about'] = {
  claims: {
    supervisor: { text: 'Her doctorate was supervised by Mary Shore.', correction: null, source: null },
    'left-works': { text: 'Example left Harbour Works on 13 July 2022.', correction: null, source: null },
    capstone: {
      text: 'The tide table is to be the last project of the course.',
      correction: { text: 'The announcement says it in so many words.', isOfDay: false },
      source: null,
    },
  },
  tiers: { supervisor: 1, 'left-works': 1, leave: 2, capstone: 2.5, blog: 3 },
  sources: {
    10: { title: 'Leaving the works', from: 'Own site, 13 July 2022', url: 'https://example.org/leaving', tier: 1 },
    14: { title: 'Director leaves', from: 'The Paper, 14 July 2022', url: 'https://example.org/paper', tier: 2 },
    20: { title: 'Course records', from: 'Repository', url: null, tier: 2.5 },
    21: { title: 'A blog', from: '', url: null, tier: 3 },
    30: { title: 'Digital repository', from: 'University, 2016', url: 'https://example.org/repository', tier: 1 },
  },
}

let browser: Browser
let page: Page
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createCard } from './lib/page/card/card'
        import { setLanguage } from './lib/i18n/t'
        import { saying } from './tests/words/saying'
        const words = ${JSON.stringify({ en: await catalogueOf('en'), fr: await catalogueOf('fr') })}
        window.setLanguageTo = (language) => setLanguage(saying(words[language]))
        setLanguageTo('en')
        const nothing = () => {}
        const card = createCard(document, { openInPanel: nothing, onClosed: nothing }, new AbortController().signal)
        const rects = () => [...document.querySelector('p').getClientRects()]
        const first = () => {
          const range = document.createRange()
          range.selectNodeContents(document.querySelector('p'))
          return range
        }
        window.openCard = (facts) => card.open({ notes: [], ...facts }, { rects, first: first() }, true)
        window.closeCard = card.close`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'iife',
    alias: { '@': root },
    logLevel: 'error',
  })
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  page = await browser.newPage({ reducedMotion: 'reduce' })
  await page.setContent(
    '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><a id="before" href="#x">Before</a><p>One sentence.</p><a id="after" href="#y">After</a><div id="component"></div></main>',
  )
  await page.evaluate(() => {
    const attach = Reflect.get(Element.prototype, 'attachShadow')
    Element.prototype.attachShadow = function (how) {
      return attach.call(this, { ...how, mode: 'open' })
    }
  })
  await page.evaluate(outputFiles[0]!.text)
})
afterAll(() => browser.close())

const detail = (article: string, more: Partial<Detail> = {}): Detail => ({
  ...{ start: 0, end: 1, kind: 'term', verdict: 'open', doubted: false, article },
  ...{ dossier: null, question: null, claim: null, slot: null, ...more },
})
const agrees = (article: string, dossier = article, claim = 'left-works'): Detail =>
  detail(article, { verdict: 'agrees', dossier, claim })
const differs = (article: string, dossier: string, question: string): Detail =>
  detail(article, { verdict: 'differs', dossier, question, claim: 'left-works' })
const compared = detail('summer of 2014', {
  ...{ kind: 'date', dossier: 'December 2015', question: 'When she came to the works', claim: 'leave' },
})
const detailed = (verdict: Finding['verdict'], quote: string, details: Detail[]): Finding => ({
  ...{ start: 0, end: quote.length, quote, verdict, partial: verdict === 'supported', claims: ['left-works'] },
  ...{ sources: [10, 14], details, newer: false },
})
const doubted = detail('13 February', { verdict: 'differs', doubted: true, dossier: '12 February', claim: 'capstone' })
const withDetails: [string, Finding][] = [
  [
    'contradicted in one detail',
    detailed('contradicted', 'She left the works in March 2022.', [
      agrees('the works', 'Harbour Works'),
      differs('March 2022', '13 July 2022', 'When she left Harbour Works'),
      agrees('five years', 'June 2017 to July 2022', 'leave'),
    ]),
  ],
  [
    'contradicted in two details, with more rows than fit',
    detailed('contradicted', 'A long sentence.', [
      differs('Andrew North', 'Mary Shore', 'Who designed the course with her'),
      differs('2011', 'the winter of 2015', 'When it was first taught'),
      ...['150', '750', 'Northport', 'the course', 'students', 'a picture', 'machines'].map((words) => agrees(words)),
    ]),
  ],
  [
    'supported in part, with a detail to compare',
    detailed('supported', 'In the summer of 2014 she came.', [
      compared,
      detail('over a dinner in Northport'),
      agrees('people who founded', 'a founding member'),
      agrees('Harbour Works', 'Harbour Works', 'blog'),
    ]),
  ],
  [
    'supported in every detail',
    { ...detailed('supported', 'In July 2022 she left.', [agrees('July 2022', '13 July 2022')]), partial: false },
  ],
  ['disputed in one detail', detailed('disputed', 'On 13 February she left.', [doubted, agrees('left')])],
  [
    'unverified, with long values',
    detailed('unverified', 'Long.', [
      detail(`${'a very long value '.repeat(12)}end`),
      detail('Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(3)),
    ]),
  ],
]
const kinds = [
  ...new Map(checked.findings.map((finding) => [`${finding.verdict}, ${finding.claims[0] ?? 'no claim'}`, finding])),
  ...withDetails,
]

test.each(kinds)(
  'the card of a sentence that is %s has no accessibility violations in any theme or language',
  async (_kind, finding) => {
    const found: string[] = []
    for (const [language, width] of [
      ['fr', 320],
      ['fr', 400],
      ['en', 320],
      ['en', 400],
    ] as const) {
      await page.setViewportSize({ width, height: 700 })
      await page.evaluate((words) => window.setLanguageTo(words), language)
      await page.evaluate((facts) => window.openCard(facts), { finding, about, position: '2 of 3' })
      const box = await page.evaluate(() => {
        const card = document.querySelector('claimlight-card')?.shadowRoot?.querySelector('.card')
        return card?.getBoundingClientRect().toJSON() as DOMRect
      })
      expect(box.width).toBeGreaterThan(200)
      expect(box.right).toBeLessThanOrEqual(width)
      // The page around the card has the browser's default style.
      found.push(...(await faultsOf(page)).map((fault) => `${language}, ${width} px: ${fault}`))
    }
    found.push(...(await colourFaultsInOtherLooks(page)))
    expect(found).toEqual([])
  },
)

test('the card fits into a window of 240 pixels, with the count of its findings on one line', async () => {
  const finding = checked.findings.find(({ verdict }) => verdict === 'contradicted')!
  await page.setViewportSize({ width: 240, height: 700 })
  await page.evaluate(() => window.setLanguageTo('en'))
  await page.evaluate((facts) => window.openCard(facts), { finding, about, position: '12 of 23' })
  const seen = await page.evaluate(() => {
    const card = document.querySelector('claimlight-card')!.shadowRoot!.querySelector('.card')!
    const { height } = card.querySelector('.steps')!.getBoundingClientRect()
    return { overflow: card.scrollWidth - card.clientWidth, height }
  })
  expect(seen).toEqual({ overflow: 0, height: 32 })
})

test('the tier of a source that nobody rated has room in its box', async () => {
  const [, finding] = withDetails[0]!
  const unrated = { ...about, sources: { 10: { title: 'A page', from: 'Own site', url: null, tier: null } } }
  await page.setViewportSize({ width: 320, height: 700 })
  await page.evaluate(() => window.setLanguageTo('en'))
  await page.evaluate((facts) => window.openCard(facts), { finding, about: unrated, position: null })
  const [words, box] = await page.evaluate(() => {
    const tier = document.querySelector('claimlight-card')!.shadowRoot!.querySelector('.sources .tier')!
    const text = document.createRange()
    text.selectNodeContents(tier)
    return [text, tier].map((one) => one.getBoundingClientRect().right)
  })
  expect(words).toBeLessThan(box!)
})

test('the card of a sentence that is covered in part has the sentence of its claim below the rows', async () => {
  const finding = detailed('supported', 'Part.', [agrees('the works'), detail('not a firm but a part of the harbour')])
  await page.evaluate((facts) => window.openCard(facts), { finding, about, position: null })
  expect(await page.locator('.rows + .claim').textContent()).toBe('Example left Harbour Works on 13 July 2022.')
})

const [, tall] = withDetails[1]!
/** Opens the card of the tallest finding and returns the boxes of card and sentence. */
async function openTall(): Promise<void> {
  await page.evaluate((facts) => window.openCard(facts), { finding: tall, about, position: '2 of 3' })
}
const boxOf = (selector: string) =>
  page.evaluate((wanted) => {
    const card = document.querySelector('claimlight-card')?.shadowRoot?.querySelector(wanted)
    return card?.getBoundingClientRect().toJSON() as DOMRect
  }, selector)

describe('the card in a low window', () => {
  test.each([
    [320, 256],
    [700, 300],
    [1000, 500],
  ])('stays inside %i × %i pixels, with all its buttons visible', async (width, height) => {
    await page.setViewportSize({ width, height })
    // The sentence in the middle leaves the least room for a card.
    await page.evaluate(() => (document.body.style.paddingTop = `${innerHeight / 2 - 60}px`))
    await openTall()
    await expect.poll(async () => (await boxOf('.card')).bottom).toBeLessThanOrEqual(height - 8)
    const card = await boxOf('.card')
    expect(card.top).toBeGreaterThanOrEqual(8)
    expect(card.left).toBeGreaterThanOrEqual(8)
    expect(card.right).toBeLessThanOrEqual(width - 8)
    for (const name of ['Close', 'Open in sidebar', 'Note']) {
      const button = page.getByRole('button', { name })
      await button.focus()
      const { x, y, width: wide, height: high } = (await button.boundingBox())!
      expect(x + wide).toBeLessThanOrEqual(card.right)
      expect(y).toBeGreaterThanOrEqual(card.top)
      expect(y + high).toBeLessThanOrEqual(card.bottom)
    }
    await page.evaluate(() => document.body.removeAttribute('style'))
  })
})

describe('Escape closes the card and', () => {
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '')
  beforeEach(() => page.setViewportSize({ width: 800, height: 700 }))

  test('returns the focus to the link that had it', async () => {
    await page.locator('#before').focus()
    await openTall()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    expect(await focused()).toBe('before')
  })

  test('returns the focus to a button in a shadow root', async () => {
    await page.evaluate(() => {
      const host = document.querySelector('#component')!
      const button = document.createElement('button')
      ;(host.shadowRoot ?? host.attachShadow({ mode: 'open' })).append(button)
      button.focus()
    })
    await openTall()
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.querySelector('#component')?.shadowRoot?.activeElement?.localName)).toBe(
      'button',
    )
  })

  test('lets Tab continue from the sentence when nothing had the focus', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await openTall()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('after')
  })
})

test('closing the card does not take the focus from another element', async () => {
  await page.locator('#before').focus()
  await openTall()
  await page.locator('#after').focus()
  await page.evaluate(() => window.closeCard())
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('after')
})

declare global {
  interface Window {
    openCard: (facts: Omit<CardData, 'notes'>) => void
    setLanguageTo: (language: 'en' | 'fr') => void
    closeCard: () => void
  }
}
