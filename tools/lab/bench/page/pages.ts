import type { BrowserContext, Page } from 'playwright-core'
import type { Article } from '@/lib/engine'

/** Kind of change on an open page: it appends paragraphs or rewrites existing ones. */
export type Change = 'grow' | 'rewrite'

/**
 * A page to which paragraphs are appended by its own script, one after another, as a live report or an endless feed has
 * it; or that puts other words into one of its paragraphs after the other.
 *
 * @param count number of paragraphs that it begins with
 */
export function changingPage(paragraphs: readonly string[], count: number): string {
  const start = Array.from({ length: count }, (_, i) => `<p>${i}: ${paragraphs[i % paragraphs.length] ?? ''}</p>`)
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Andrej Karpathy, live</title>
<style>body { font: 18px/1.6 serif; margin: 24px auto; max-width: 680px }</style>
<main><h1>Andrej Karpathy, live</h1>${start.join('\n')}</main>
<script>
  const paragraphs = ${JSON.stringify(paragraphs).replaceAll('<', '\\u003c')}
  const main = document.querySelector('main')
  const textOf = (at) => at + ': ' + paragraphs[at % paragraphs.length]
  const changes = {
    grow: (at) => {
      const p = document.createElement('p')
      p.textContent = textOf(at)
      main.append(p)
    },
    rewrite: (at) => (main.querySelectorAll('p')[at].textContent = textOf(at + 1)),
  }
  window.change = (kind, count, everyMs) => new Promise((done) => {
    let at = 0
    const timer = setInterval(() => {
      changes[kind](at)
      if (++at === count) { clearInterval(timer); done() }
    }, everyMs)
  })
</script></html>`
}

const EVERY_MS = 15

export interface Measured {
  url: string
  change: Change
  /** How often. */
  count: number
  /** Resolves when the page has been dealt with that is in front. */
  settled: (page: Page) => Promise<unknown>
}

/**
 * @returns milliseconds of the processor on the page's main thread, from the first change to the end of all that it set
 *   off
 */
export async function measureChanges(
  context: BrowserContext,
  { url, change, count, settled }: Measured,
): Promise<number> {
  const page = await context.newPage()
  try {
    await page.goto(url, { waitUntil: 'load' })
    await page.bringToFront()
    await settled(page)
    const cdp = await context.newCDPSession(page)
    // CPU time excludes other programs.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const work = async (): Promise<number> => {
      const { metrics } = await cdp.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000
    }
    const before = await work()
    await page.evaluate(([kind, many, every]) => window.change(kind, many, every), [change, count, EVERY_MS] as const)
    await settled(page)
    return (await work()) - before
  } finally {
    await page.close()
  }
}

declare global {
  interface Window {
    change: (kind: Change, count: number, everyMs: number) => Promise<void>
  }
}

/** The article as a site would serve it, with a box for comments at its end to type in. */
export function pageOf(title: string, article: Article): string {
  const blocks = article.blocks ?? [{ kind: 'paragraph', start: 0, end: article.text.length }]
  const body = blocks.map(({ kind, start, end }) => {
    const tag = kind === 'heading' ? 'h2' : 'p'
    return `<${tag}>${escape(article.text.slice(start, end))}</${tag}>`
  })
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escape(title)}</title>
<style>body { font: 18px/1.6 serif; margin: 24px auto; max-width: 680px } #box { min-height: 120px; border: 1px solid }</style>
<nav><a href="/">Home</a> <a href="/more">More</a></nav>
<article><h1>${escape(title)}</h1>
${body.join('\n')}
</article>
<section class="comments"><h2>Comments</h2><div id="box" contenteditable="true"></div></section>
</html>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
