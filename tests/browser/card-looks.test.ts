import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CardFacts } from '@/lib/highlight/card-content'
import { page as checked } from '@/tests/unit/components/fixtures'
import { catalogueOf } from '../words/catalogue-of'
import { chromiumPath } from './chromium-path'
import { faultsOf, looks } from './faults'

// The card by itself: on a page its shadow root is closed, to axe as to everybody. Here, and only here, it is open.
const root = fileURLToPath(new URL('../..', import.meta.url))
const about: CardFacts['about'] = {
  claims: {
    supervisor: { text: 'Her doctorate was supervised by Mary Shore.', correction: null },
    'left-works': { text: 'Example left Harbour Works on 13 July 2022.', correction: null },
    capstone: {
      text: 'The tide table is to be the last project of the course.',
      correction: 'The announcement says it in so many words.',
    },
  },
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
      contents: `import { createCard } from './lib/highlight/card'
        import { speak } from './lib/i18n/t'
        import { saying } from './tests/words/saying'
        speak(saying(${JSON.stringify(await catalogueOf('en'))}))
        const nothing = () => {}
        const card = createCard(document, { openInPanel: nothing, note: nothing, closed: nothing }, new AbortController().signal)
        const rects = () => [...document.querySelector('p').getClientRects()]
        window.openCard = (facts) => card.open(facts, { rects, context: null }, true)`,
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
    '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><p>One sentence.</p></main>',
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

const kinds = [
  ...new Map(
    checked.findings.map((finding) => [`${finding.verdict}, ${finding.claims[0] ?? 'nothing behind it'}`, finding]),
  ),
]

test.each(kinds)('the card of a sentence that is %s has no fault in any look', async (_kind, finding) => {
  const found: string[] = []
  for (const width of [320, 400]) {
    await page.setViewportSize({ width, height: 700 })
    await page.evaluate((facts) => window.openCard(facts), { finding, about, place: '2 of 3' })
    const box = await page.evaluate(() => {
      const card = document.querySelector('claimlight-card')?.shadowRoot?.querySelector('.card')
      return card?.getBoundingClientRect().toJSON() as DOMRect
    })
    expect(box.width).toBeGreaterThan(200)
    expect(box.right).toBeLessThanOrEqual(width)
    for (const { name, ...media } of looks) {
      await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
      // The page around it is the browser's own, in every look.
      found.push(...(await faultsOf(page)).map((fault) => `${width} px, ${name}: ${fault}`))
    }
  }
  expect(found).toEqual([])
})

declare global {
  interface Window {
    openCard: (facts: CardFacts) => void
  }
}
