/**
 * `npm run build && npm run soak [-- --minutes 20 --tabs 50]`: uses many tabs for a while in Chromium, and measures after
 * each round what a page, the background worker and the panel hold. Then lets the worker sleep, and measures its start.
 * `--minutes 0` measures the start alone, `--naps 0` leaves it out, `--against FOLDER` measures the start of another build
 * in the same run. `--plant` leaks thirty elements of the panel in each round. Fails when a target is not met.
 */
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { launchExtension } from '@/tests/browser/extension'
import { serveSite } from '@/tests/browser/site'
import { median } from './bench/median'
import { heapOfWorker, holdingsOf } from './soak/heap'
import { notingSteps, timesOfSteps } from './soak/noted-steps'
import { onlyLoading } from './soak/only-loading'
import { soakPages } from './soak/pages'
import { keptOfTabs, openTabs, type Tabs } from './soak/rounds'
import { measureNaps, type Nap } from './soak/sleep'
import { growthInTen } from './soak/slope'

const EXTENSION = '.output/chrome-mv3'
/** In ten rounds. */
const MOST_GROWTH = 0.02
/** Nodes that a page has removed are held until it is read again: so many come and go. */
const FEW_NODES = 30
/** Rounds in which caches fill. */
const WARM_UP = 5
/** For one step of a browser with many tabs, on a machine with other work. */
const LONGEST_WAIT_MS = 120_000
/** Fewer rounds give no slope. */
const FEWEST = 6

const minutes = argument('--minutes', 20)
const tabCount = argument('--tabs', 50)
const naps = argument('--naps', 3)
const against = text('--against')
const plant = process.argv.includes('--plant')
const targets: { says: string; holds: boolean }[] = []
if (minutes > 0) await soak()
if (naps > 0) await sleepAndWake()
for (const { says, holds } of targets) console.log(`${holds ? 'held' : 'NOT held'}: ${says}`)
if (targets.some(({ holds }) => !holds)) process.exitCode = 1

async function soak(): Promise<void> {
  const site = await serveSite('.', soakPages())
  const claimlight = await launchExtension({ allSites: true })
  try {
    claimlight.context.setDefaultTimeout(LONGEST_WAIT_MS)
    const browser = await claimlight.context.browser()?.newBrowserCDPSession()
    if (!browser) throw new Error('This browser cannot be measured.')
    const page = await claimlight.open(`${site.url}/live`)
    const panel = await claimlight.openPanel(page)
    const ofPage = await holdingsOf(page)
    const ofPanel = await holdingsOf(panel)
    const tabs = await openTabs(claimlight, site, tabCount)
    const rows: Record<string, number>[] = []
    const begin = Date.now()
    const failures: string[] = []
    for (let n = 1; Date.now() < begin + minutes * 60_000; n++) {
      // A single slow answer of a busy machine does not end an hour; it is told at the end.
      const done = await round(tabs, page, panel, n).catch((error: unknown) => {
        failures.push(`round ${n}: ${String(error).split('\n')[0]}`)
        console.log(failures.at(-1))
        return false
      })
      if (!done) continue
      if (plant) await panel.evaluate(plantLeak)
      const [ours, theirs, worker] = [await ofPage(), await ofPanel(), await heapOfWorker(browser, claimlight.id)]
      const row = {
        round: n,
        minute: Number(((Date.now() - begin) / 60_000).toFixed(1)),
        'page kB': kb(ours.heap),
        'page nodes': ours.nodes,
        'page listeners': ours.listeners,
        'worker kB': kb(worker ?? NaN),
        'panel kB': kb(theirs.heap),
        'panel nodes': theirs.nodes,
        'panel listeners': theirs.listeners,
      }
      if (rows.length === 0) console.log(Object.keys(row).join('\t'))
      console.log(Object.values(row).join('\t'))
      rows.push(row)
    }
    await tabs.close()
    const kept = await settledKeys(() => keptOfTabs(claimlight))
    targets.push({
      says: `after closing the tabs, keys of two tabs at most are kept (${kept.length})`,
      holds: kept.length <= 6,
    })
    targets.push({
      says: `every round was finished (${failures.length} of them were not)`,
      holds: failures.length === 0,
    })
    const warm = rows.slice(WARM_UP)
    if (warm.length < FEWEST) console.log(`${rows.length} rounds are too few for a slope.`)
    else
      for (const name of Object.keys(warm[0] ?? {}).filter((key) => key !== 'round' && key !== 'minute')) {
        // A worker that was not there has no heap.
        const values = warm.map((row) => row[name] ?? NaN).filter((value) => !Number.isNaN(value))
        const growth = growthInTen(values)
        const isFew = name.endsWith('nodes') && Math.max(...values) - Math.min(...values) <= FEW_NODES
        const says = `${name}: ${(100 * growth).toFixed(1)} % in ten rounds (${Math.min(...values)} to ${Math.max(...values)} in ${values.length} rounds after the first ${WARM_UP}, ${tabCount} tabs)`
        targets.push({ says, holds: growth < MOST_GROWTH || isFew })
      }
  } finally {
    await claimlight.close()
    await site.close()
  }
}

/** Uses all tabs, changes the page that is measured, and puts it back: what is held is compared on the same page. */
async function round(tabs: Tabs, page: Page, panel: Page, n: number): Promise<true> {
  await tabs.round(n)
  await page.bringToFront()
  await page.evaluate((step) => window.act?.(step), n)
  await settled(panel)
  await page.evaluate(() => window.rest?.())
  await settled(panel)
  return true
}

/** Until the panel shows the same for a while: the page has been read again, and its findings are listed. */
async function settled(panel: Page): Promise<void> {
  const shown = (): Promise<string> => panel.evaluate(() => document.body.innerText)
  let last = await shown()
  for (let same = 0, i = 0; same < 5 && i < 100; i++) {
    await new Promise((go) => setTimeout(go, 300))
    const now = await shown()
    same = now === last ? same + 1 : 0
    last = now
  }
}

/** Thirty elements that are held and never shown, for showing that a leak of this size is found. */
function plantLeak(): void {
  const held = ((globalThis as { planted?: Element[] }).planted ??= [])
  for (let i = 0; i < 30; i++) held.push(document.createElement('p'))
}

async function sleepAndWake(): Promise<void> {
  const folders = { loading: await onlyLoading(EXTENSION), steps: await notingSteps(EXTENSION) }
  const builds: Record<string, { folder: string; hasSteps?: boolean }> = {
    ours: { folder: resolve(EXTENSION) },
    loading: { folder: folders.loading },
    steps: { folder: folders.steps, hasSteps: true },
    ...(against === '' ? {} : { other: { folder: resolve(against) } }),
  }
  const all = new Map<string, Nap[]>(Object.keys(builds).map((name) => [name, []]))
  try {
    await measureNaps(builds, naps, (name, nap) => {
      all.get(name)?.push(nap)
      const slept = nap.asleepAfter === null ? 'never asleep' : `asleep after ${(nap.asleepAfter / 1000).toFixed(0)} s`
      console.log(`nap ${all.get(name)?.length}, ${name}: ${slept}, marked after ${nap.after.toFixed(0)} ms`)
    })
  } finally {
    for (const folder of Object.values(folders)) await rm(folder, { recursive: true, force: true })
  }
  const middle = (name: string): number => median((all.get(name) ?? []).map(({ after }) => after))
  const [ours, loading] = [middle('ours'), middle('loading')]
  console.log(`first mark of a cold worker, ms: ${ours.toFixed(0)} (medians of ${naps})`)
  console.log(`mark at the answer of a worker that only loads the same bytes, ms: ${loading.toFixed(0)}`)
  if (against !== '') console.log(`first mark of a cold worker of ${against}, ms: ${middle('other').toFixed(0)}`)
  const steps = (all.get('steps') ?? []).map((nap) => timesOfSteps(nap.steps ?? {}))
  console.log(`steps of a copy that notes them, ms (marked after ${middle('steps').toFixed(0)}):`)
  for (const name of Object.keys(steps[0] ?? {}))
    console.log(`  ${median(steps.map((times) => times[name] ?? NaN)).toFixed(0)}\t${name}`)
  targets.push(
    {
      says: 'the idle worker sleeps',
      holds: all.get('ours')?.every(({ asleepAfter }) => asleepAfter !== null) ?? false,
    },
    {
      says: `first mark of a cold worker: ${(ours / loading).toFixed(2)} times the loading of the same bytes (1.5)`,
      holds: ours / loading <= 1.5,
    },
  )
}

/** The background removes the state of closed tabs a moment later. */
async function settledKeys(ask: () => Promise<string[]>): Promise<string[]> {
  let last = await ask()
  for (let i = 0; i < 20; i++) {
    await new Promise((go) => setTimeout(go, 250))
    const now = await ask()
    if (now.length === last.length && i > 3) return now
    last = now
  }
  return last
}

function argument(name: string, otherwise: number): number {
  return Number(text(name) || otherwise)
}

function text(name: string): string {
  const at = process.argv.indexOf(name)
  return at < 0 ? '' : (process.argv[at + 1] ?? '')
}

function kb(bytes: number): number {
  return Math.round(bytes / 1024)
}
