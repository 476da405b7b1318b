import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath } from '@/tests/browser/chromium-path'
import { launchExtension, switchesFor } from '@/tests/browser/extension'
import { serveArticle, type Marked } from './nap-site'

export interface Nap extends Marked {
  /** Milliseconds from the last event until the worker was gone; null when it never went. */
  asleepAfter: number | null
}

/**
 * Lets the workers of several builds fall asleep, and wakes them in turn by opening an article. The browsers are not
 * driven by their protocol here: a worker with a session attached never sleeps.
 *
 * @param builds by name, the folder of a built extension; `hasSteps` where it tells of its steps
 * @param times how often each
 * @param onNap told of each
 */
export async function measureNaps<Name extends string>(
  builds: Readonly<Record<Name, { folder: string; hasSteps?: boolean }>>,
  times: number,
  onNap: (name: Name, nap: Nap) => void,
): Promise<void> {
  const names = Object.keys(builds) as Name[]
  const sleepers = new Map<Name, Sleeper>()
  try {
    for (const name of names) sleepers.set(name, await openSleeper(builds[name]))
    for (let n = 0; n < times; n++)
      // The first one is woken last the next time.
      for (const name of n % 2 > 0 ? names.toReversed() : names) {
        const sleeper = sleepers.get(name)
        if (sleeper) onNap(name, await sleeper.nap())
        // Lets the first worker finish its work, so that it does not slow the next one.
        await pause(REST_MS)
      }
  } finally {
    for (const sleeper of sleepers.values()) await sleeper.close()
  }
}

/** A browser that waits for its worker to sleep, and wakes it. */
interface Sleeper {
  nap: () => Promise<Nap>
  close: () => Promise<void>
}

async function openSleeper({ folder, hasSteps = false }: { folder: string; hasSteps?: boolean }): Promise<Sleeper> {
  const profile = await mkdtemp(join(tmpdir(), 'claimlight-nap-'))
  await (await launchExtension({ extension: folder, allSites: true, profile })).close()
  const site = await serveArticle(hasSteps)
  const browser = spawn(
    chromiumPath(),
    [
      ...switchesFor(folder),
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      '--no-first-run',
      '--window-size=1000,800',
      'about:blank',
    ],
    { stdio: 'ignore' },
  )
  const close = async (): Promise<void> => {
    const ended = new Promise((done) => browser.once('exit', done))
    if (browser.kill()) await ended
    await site.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    const port = await portOf(profile)
    await closeWelcome(port)
    let count = 0
    return {
      async nap() {
        const asleepAfter = await untilAsleep(port)
        const tab = await get<{ id: string }>(port, `/json/new?${site.url}/article-${++count}`, 'PUT')
        const marked = await site.marked()
        await get(port, `/json/close/${tab.id}`)
        return { asleepAfter, ...marked }
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function portOf(profile: string): Promise<number> {
  for (let i = 0; i < 300; i++) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')
    const port = Number(text.split('\n')[0])
    if (port > 0) return port
    await pause(100)
  }
  throw new Error('The browser opened no port.')
}

/** A page of the extension keeps its process alive; then a start of the worker is not quite cold. */
async function closeWelcome(port: number): Promise<void> {
  for (let i = 0; i < 50; i++) {
    const welcome = (await targetsOf(port)).find(({ url }) => url.endsWith('/welcome.html'))
    if (welcome) await get(port, `/json/close/${welcome.id}`)
    await pause(100)
  }
}

async function untilAsleep(port: number): Promise<number | null> {
  const started = performance.now()
  while (performance.now() - started < LONGEST_WAKE_MS) {
    const targets = await targetsOf(port)
    if (!targets.some(({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension:')))
      return performance.now() - started
    await pause(500)
  }
  return null
}

function targetsOf(port: number): Promise<{ id: string; type: string; url: string }[]> {
  return get(port, '/json/list')
}

async function get<T>(port: number, path: string, method = 'GET'): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method })
  const text = await response.text()
  return (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as T
}

function pause(ms: number): Promise<void> {
  return new Promise((go) => setTimeout(go, ms))
}

/** Chromium stops a worker that has been idle for 30 seconds. */
const LONGEST_WAKE_MS = 120_000
const REST_MS = 1500
