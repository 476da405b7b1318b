/**
 * `npm run build && npm run soak [-- --minutes 20 --tabs 50]`: uses many tabs for a while in Chromium, and measures after
 * each round what a page, the background worker and the panel hold. Then lets the worker sleep, and measures its start.
 * `--minutes 0` measures the start alone, `--naps 0` leaves it out. Fails when a target is not met.
 */
import { rm } from 'node:fs/promises'
import { launchExtension } from '@/tests/browser/extension'
import { serveSite } from '@/tests/browser/site'
import { median } from './bench/median'
import { heapOfWorker, holdingsOf } from './soak/heap'
import { soakPages } from './soak/pages'
import { keptOfTabs, openTabs } from './soak/rounds'
import { measureNaps, onlyLoading } from './soak/sleep'
import { growthInTen } from './soak/slope'

const EXTENSION = '.output/chrome-mv3'
/** In ten rounds. */
const MOST_GROWTH = 0.02
/** Nodes that a page has removed are held until it is read again: so many come and go. */
const FEW_NODES = 20
/** Rounds in which caches fill. */
const WARM_UP = 5
/** Fewer rounds give no slope. */
const FEWEST = 6

const minutes = argument('--minutes', 20)
const tabCount = argument('--tabs', 50)
const naps = argument('--naps', 3)
const targets: { says: string; holds: boolean }[] = []
if (minutes > 0) await soak()
if (naps > 0) await sleepAndWake()
for (const { says, holds } of targets) console.log(`${holds ? 'held' : 'NOT held'}: ${says}`)
if (targets.some(({ holds }) => !holds)) process.exitCode = 1

async function soak(): Promise<void> {
  const site = await serveSite('.', soakPages())
  const claimlight = await launchExtension({ allSites: true })
  try {
    const browser = await claimlight.context.browser()?.newBrowserCDPSession()
    if (!browser) throw new Error('This browser cannot be measured.')
    const page = await claimlight.open(`${site.url}/live`)
    const panel = await claimlight.openPanel(page)
    const ofPage = await holdingsOf(page)
    const ofPanel = await holdingsOf(panel)
    const tabs = await openTabs(claimlight, site, tabCount)
    const rows: Record<string, number>[] = []
    const end = Date.now() + minutes * 60_000
    for (let n = 1; Date.now() < end; n++) {
      await tabs.round(n)
      await page.evaluate((step) => window.act?.(step), n)
      await new Promise((go) => setTimeout(go, 1500))
      const [ours, theirs, worker] = [await ofPage(), await ofPanel(), await heapOfWorker(browser, claimlight.id)]
      const row = {
        round: n,
        'page kB': kb(ours.heap),
        'page nodes': ours.nodes,
        'page listeners': ours.listeners,
        'worker kB': kb(worker ?? NaN),
        'panel kB': kb(theirs.heap),
        'panel nodes': theirs.nodes,
        'panel listeners': theirs.listeners,
      }
      if (n === 1) console.log(Object.keys(row).join('\t'))
      console.log(Object.values(row).join('\t'))
      rows.push(row)
    }
    await tabs.close()
    const kept = await settledKeys(() => keptOfTabs(claimlight))
    targets.push({
      says: `after closing the tabs, keys of two tabs at most are kept (${kept.length})`,
      holds: kept.length <= 6,
    })
    const warm = rows.slice(WARM_UP)
    if (warm.length < FEWEST) console.log(`${rows.length} rounds are too few for a slope.`)
    else
      for (const name of Object.keys(warm[0] ?? {}).filter((key) => key !== 'round')) {
        const values = warm.map((row) => row[name] ?? NaN)
        const growth = growthInTen(values)
        const isFew = name.endsWith('nodes') && Math.max(...values) - Math.min(...values) <= FEW_NODES
        const says = `${name}: ${(100 * growth).toFixed(1)} % in ten rounds (${warm.length} rounds after the first ${WARM_UP}, ${tabCount} tabs)`
        targets.push({ says, holds: growth < MOST_GROWTH || isFew })
      }
  } finally {
    await claimlight.close()
    await site.close()
  }
}

async function sleepAndWake(): Promise<void> {
  const folder = await onlyLoading(EXTENSION)
  try {
    const ours = await measureNaps(EXTENSION, naps)
    const loading = await measureNaps(folder, naps)
    console.log(
      `asleep after, s: ${ours.map(({ asleepAfter }) => ((asleepAfter ?? NaN) / 1000).toFixed(0)).join(', ')}`,
    )
    console.log(`first mark of a cold worker, ms: ${ours.map(({ woken }) => woken.toFixed(0)).join(', ')}`)
    console.log(
      `answer of a worker that only loads the same bytes, ms: ${loading.map(({ woken }) => woken.toFixed(0)).join(', ')}`,
    )
    const times = median(ours.map(({ woken }) => woken)) / median(loading.map(({ woken }) => woken))
    targets.push(
      { says: 'the idle worker sleeps', holds: ours.every(({ asleepAfter }) => asleepAfter !== null) },
      {
        says: `first mark of a cold worker: ${times.toFixed(2)} times the loading of the same bytes (1.5)`,
        holds: times <= 1.5,
      },
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
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
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

function kb(bytes: number): number {
  return Math.round(bytes / 1024)
}
