/**
 * `npm run build && npm run bench:page [-- --pairs 6 --paragraphs 3000]`: the cost of the extension for a page, in pairs of
 * visits in Chromium with and without it, in the order ABBA. Takes about ten seconds per visit, and up to six minutes
 * for a page that changes; `--paragraphs` is the most that such a page has. `--only articles`, `changes` or `off` (pages off
 * the subject) measures a part. Fails when a target is not met.
 */
import { loadavg } from 'node:os'
import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { chromium, type Page } from 'playwright-core'
import { chromiumPath } from '@/tests/browser/chromium-path'
import { launchExtension } from '@/tests/browser/extension'
import { serveSite } from '@/tests/browser/site'
import { articleMaker } from './bench/articles'
import { engineAlone } from './bench/page/engine-alone'
import { changingPage, measureChanges, type Change } from './bench/page/growing'
import { launchWalker, measureOffSubject } from './bench/page/off-subject'
import { offSubject, pageOf } from './bench/page/pages'
import { reportOf, type Pair } from './bench/page/report'
import { visit } from './bench/page/visit'
import { watchChecks, type CheckTimes } from './bench/page/watch-checks'

const WORDS = 5000
/** Numbers of paragraphs of the pages that change. */
const SIZES = [300, 900, 3000]
/** Number of runs of a page that changes; the fastest counts, because other programs can only add time. */
const CHANGE_RUNS = 3
/** Idle time that ends a visit where no extension sends an event. */
const QUIET_MS = 1500
const LONGEST_CHECK_MS = 90_000

const pairs = Math.max(2, Number(argument('--pairs') ?? 6))
const most = Number(argument('--paragraphs') ?? 3000)
const make = articleMaker()
const articles = Array.from({ length: pairs }, (_, run) => make(WORDS, run))
const pages = articles.map((article) => pageOf('Andrej Karpathy, a life in models', article))
const paragraphs = make(9000, 0)
  .text.split('\n\n')
  .filter((text) => text.length > 80)
const site = await serveSite('.', {
  ...Object.fromEntries(pages.map((html, run) => [`/article-${run}.html`, html])),
  ...Object.fromEntries(pages.map((html, run) => [`/off-${run}.html`, offSubject(html)])),
  '/grow.html': changingPage(paragraphs, 20),
  ...Object.fromEntries(SIZES.map((size) => [`/rewrite-${size}.html`, changingPage(paragraphs, size)])),
  '/blank.html': '<title>Blank</title>',
  '/warm-up.html': pageOf('Andrej Karpathy, in short', make(1000, 9)),
})
const claimlight = await launchExtension({ allSites: true })
const walker = await launchWalker()
const plain = await chromium.launch({
  executablePath: chromiumPath(),
  headless: false,
  args: ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
})
try {
  const without = await plain.newContext({ viewport: { width: 1000, height: 800 }, reducedMotion: 'reduce' })
  const engine = await engineAlone(plain, make(1000, 9))
  const withIt = claimlight.context
  const checkTimes = await watchChecks(claimlight)
  const checked = async (page: Page): Promise<CheckTimes> => {
    const times = await checkTimes(page)
    await page.waitForTimeout(QUIET_MS)
    return times
  }
  /** A state that does not change for some seconds is final. The background is asked, so that the page has no work from it. */
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

  say('warming up')
  const cold = await visit(withIt, `${site.url}/warm-up.html`, checked)
  await visit(without, `${site.url}/warm-up.html`, quiet)
  const measured: Pair[] = []
  for (const [run, article] of wants('articles') ? articles.entries() : []) {
    say(`pair ${run + 1} of ${pairs}`)
    const url = `${site.url}/article-${run}.html`
    const isEven = run % 2 === 0
    const first = isEven ? await visit(withIt, url, checked) : await visit(without, url, quiet)
    const second = isEven ? await visit(without, url, quiet) : await visit(withIt, url, checked)
    const [a, b] = isEven ? [first, second] : [second, first]
    measured.push({ with: a, without: b, engine: await engine.check(article) })
  }
  const changes = []
  for (const kind of ['grow', 'rewrite'] as const satisfies readonly Change[])
    for (const count of SIZES.filter((size) => size <= most && wants('changes'))) {
      say(`a page of ${count} paragraphs: ${kind}`)
      const url = `${site.url}/${kind === 'grow' ? 'grow' : `rewrite-${count}`}.html`
      const measureWith = () => measureChanges(withIt, { url, change: kind, count, settled: allChecked })
      const measureWithout = () => measureChanges(without, { url, change: kind, count, settled: quiet })
      let [ours, plainly] = [Infinity, Infinity]
      for (let run = 0; run < CHANGE_RUNS; run++) {
        const isEven = run % 2 === 0
        if (isEven) ours = Math.min(ours, await measureWith())
        plainly = Math.min(plainly, await measureWithout())
        if (!isEven) ours = Math.min(ours, await measureWith())
      }
      changes.push({ kind, count, with: ours, without: plainly })
      say(`${ours.toFixed(0)} ms with the extension, ${plainly.toFixed(0)} ms without`)
    }
  say('pages that do not mention the subject')
  const off = []
  for (const run of wants('off') ? articles.keys() : []) {
    const url = `${site.url}/off-${run}.html`
    off.push({ ours: await measureOffSubject(withIt, url), walk: await measureOffSubject(walker.context, url) })
  }
  const bytesOf = (paths: readonly string[]): number =>
    paths.reduce((sum, path) => sum + gzipSync(readFileSync(`.output/chrome-mv3${path}`)).length, 0)
  const [load = 0] = loadavg()
  const report = reportOf({
    words: WORDS,
    pairs: measured,
    cold,
    engineReady: engine.ready,
    changes,
    off,
    bytesOf,
    load,
  })
  console.log(report.text)
  if (!report.holds) process.exitCode = 1
} finally {
  await Promise.all([claimlight.close(), walker.close(), plain.close(), site.close()])
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

/** Whether a part is measured; `--only` selects parts. */
function wants(part: 'articles' | 'changes' | 'off'): boolean {
  return (argument('--only') ?? part) === part
}

function say(what: string): void {
  process.stderr.write(`measuring: ${what}\n`)
}
