import { chromium, type Page } from 'playwright-core'
import { chromiumPath } from '@/tests/browser/chromium-path'
import { launchExtension } from '@/tests/browser/extension'
import { serveSite } from '@/tests/browser/site'
import { articleMaker } from './articles'
import { changingPage, measureChanges, pageOf, type Change } from './page/pages'
import { visit, watchChecks, type CheckTimes, type Visit } from './page/visit'
import { count, median, progress, short, type Result } from './result'

const WORDS = 5000
/** Numbers of paragraphs of the pages that change. */
const SIZES = [300, 900, 3000]
/** Number of runs of a page that changes; the fastest counts, because other programs can only add time. */
const CHANGE_RUNS = 3
/** Idle time that ends a visit where no extension sends an event. */
const QUIET_MS = 1500
const LONGEST_CHECK_MS = 90_000

/**
 * Measures the cost of the extension for a page, in pairs of visits in Chromium with and without it, in the order ABBA.
 * A visit takes about ten seconds, a page that changes up to six minutes.
 *
 * @param most paragraphs of the longest page that changes
 */
export async function measurePage(pairs: number, most: number): Promise<Result> {
  const make = articleMaker()
  const pages = Array.from({ length: pairs }, (_, run) => pageOf('Andrej Karpathy, a life in models', make(WORDS, run)))
  const paragraphs = make(9000, 0)
    .text.split('\n\n')
    .filter((text) => text.length > 80)
  const site = await serveSite('.', {
    ...Object.fromEntries(pages.map((html, run) => [`/article-${run}.html`, html])),
    '/grow.html': changingPage(paragraphs, 20),
    ...Object.fromEntries(SIZES.map((size) => [`/rewrite-${size}.html`, changingPage(paragraphs, size)])),
    '/warm-up.html': pageOf('Andrej Karpathy, in short', make(1000, 9)),
  })
  const claimlight = await launchExtension({ allSites: true })
  const plain = await chromium.launch({
    executablePath: chromiumPath(),
    headless: false,
    args: ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  try {
    const without = await plain.newContext({ viewport: { width: 1000, height: 800 }, reducedMotion: 'reduce' })
    const withIt = claimlight.context
    const checkTimes = await watchChecks(claimlight)
    const checked = async (page: Page): Promise<CheckTimes> => {
      const times = await checkTimes(page)
      await page.waitForTimeout(QUIET_MS)
      return times
    }
    /** Waits for a state that does not change for some seconds. The background is asked: the page has no work from it. */
    const allChecked = async (page: Page): Promise<void> => {
      const textLength = await claimlight.follow(page)
      const end = Date.now() + LONGEST_CHECK_MS
      let last = ''
      for (let same = 0; same < 7 && Date.now() < end;) {
        await new Promise((go) => setTimeout(go, 500))
        const now = await textLength()
        same = now?.startsWith('done') && now === last ? same + 1 : 0
        last = now ?? ''
      }
    }
    const quiet = async (page: Page): Promise<null> => {
      await page.waitForTimeout(QUIET_MS * 2)
      return null
    }

    progress('warming up')
    await visit(withIt, `${site.url}/warm-up.html`, checked)
    await visit(without, `${site.url}/warm-up.html`, quiet)
    const visits: Pair[] = []
    for (const run of pages.keys()) {
      progress(`pair ${run + 1} of ${pairs}`)
      const url = `${site.url}/article-${run}.html`
      if (run % 2 === 0) {
        const ours = await visit(withIt, url, checked)
        visits.push({ with: ours, without: await visit(without, url, quiet) })
      } else {
        const plainly = await visit(without, url, quiet)
        visits.push({ with: await visit(withIt, url, checked), without: plainly })
      }
    }
    const changes: Row[] = []
    for (const change of ['grow', 'rewrite'] as const satisfies readonly Change[])
      for (const size of SIZES.filter((paragraphs) => paragraphs <= most)) {
        progress(`a page of ${size} paragraphs: ${change}`)
        const url = `${site.url}/${change === 'grow' ? 'grow' : `rewrite-${size}`}.html`
        let [ours, plainly] = [Infinity, Infinity]
        const measureOurs = async () =>
          (ours = Math.min(ours, await measureChanges(withIt, { url, change, count: size, settled: allChecked })))
        for (let run = 0; run < CHANGE_RUNS; run++) {
          if (run % 2 === 0) await measureOurs()
          plainly = Math.min(plainly, await measureChanges(without, { url, change, count: size, settled: quiet }))
          if (run % 2 > 0) await measureOurs()
        }
        const words = change === 'grow' ? 'appended' : 'rewritten'
        const name = `${size} paragraphs ${words}: work, ms (${(ours / plainly).toFixed(2)} times)`
        changes.push({ name, values: [ours, plainly], target: '1.3 times without', holds: ours <= 1.3 * plainly })
      }
    return resultOf([...(pairs > 0 ? rowsOf(visits) : []), ...changes], pairs)
  } finally {
    await Promise.all([claimlight.close(), plain.close(), site.close()])
  }
}

interface Pair {
  with: Visit
  without: Visit
}

interface Row {
  name: string
  /** With the extension, and without. */
  values: [number, number | null]
  target?: string
  holds?: boolean
}

/** Medians over the pairs. The tolerance is that of two runs of an unchanged page: a frame is 16.7 ms. */
function rowsOf(pairs: readonly Pair[]): Row[] {
  const compared = (name: string, of: (visit: Visit) => number, tolerance: number): Row => ({
    name,
    values: [median(pairs.map((pair) => of(pair.with))), median(pairs.map((pair) => of(pair.without)))],
    target: tolerance === 0 ? 'no more' : `${tolerance} more at most`,
    holds: median(pairs.map((pair) => of(pair.with) - of(pair.without))) <= tolerance,
  })
  const timeOf = (of: (visit: Visit) => number): number => median(pairs.map((pair) => of(pair.with)))
  const rest = timeOf(({ checked, engine }) => (checked ?? NaN) - (engine ?? NaN))
  return [
    { name: 'marks near the view', values: [timeOf(({ marks }) => marks), null] },
    compared('long tasks (over 50 ms)', ({ longTasks }) => longTasks, 0),
    compared('layout shift', ({ shift }) => shift, 0),
    compared('frame while scrolling, median, ms', ({ frames }) => median(frames), 1),
    compared('the same, one in twenty, ms', ({ frames }) => high(frames), 3),
    compared('key to frame, median, ms', ({ keys }) => median(keys), 2),
    compared('the same, one in twenty, ms', ({ keys }) => high(keys), 4),
    { name: 'load to the end of the check, ms', values: [timeOf(({ checked }) => checked ?? NaN), null] },
    { name: '  of it the engine, ms', values: [timeOf(({ engine }) => engine ?? NaN), null] },
    { name: '  the rest, ms', values: [rest, null], target: '80', holds: rest <= 80 },
  ]
}

function resultOf(rows: readonly Row[], pairs: number): Result {
  return {
    tables: [
      {
        title: `An article of ${count(WORDS)} words, medians of ${pairs} pairs of visits; pages that change, least of ${CHANGE_RUNS} runs`,
        heads: ['', 'with', 'without', 'target'],
        rows: rows.map(({ name, values: [ours, plainly], target = '' }) => [
          name,
          short(ours),
          plainly === null ? '' : short(plainly),
          target,
        ]),
      },
    ],
    targets: rows.flatMap(({ name, holds }) => (holds === undefined ? [] : [{ says: name.trim(), holds }])),
  }
}

/** The value that one in twenty is above. */
function high(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? NaN
}
