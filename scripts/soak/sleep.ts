import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromiumPath } from '@/tests/browser/chromium-path'
import { launchExtension, switchesFor } from '@/tests/browser/extension'

export interface Nap {
  /** Milliseconds from the last event until the worker was gone; null when it never went. */
  asleepAfter: number | null
  /** Milliseconds from opening an article to its first mark, or to the answer of a worker that only loads. */
  woken: number
}

/**
 * Lets the worker fall asleep and wakes it by opening an article. The browser is not driven by its protocol here: a
 * worker with a session attached never sleeps.
 *
 * @param extension folder of the built extension
 * @param times how often
 */
export async function measureNaps(extension: string, times: number): Promise<Nap[]> {
  const profile = await mkdtemp(join(tmpdir(), 'claimlight-nap-'))
  await (await launchExtension({ extension, allSites: true, profile })).close()
  const site = await serveArticle()
  const browser = spawn(
    chromiumPath(),
    [
      ...switchesFor(extension),
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      '--no-first-run',
      '--window-size=1000,800',
      'about:blank',
    ],
    { stdio: 'ignore' },
  )
  try {
    const port = await portOf(profile)
    const naps: Nap[] = []
    for (let i = 0; i < times; i++) {
      const asleepAfter = await untilAsleep(port)
      const tab = await get<{ id: string }>(port, `/json/new?${site.url}/article-${i}`, 'PUT')
      const woken = await site.marked()
      await get(port, `/json/close/${tab.id}`)
      naps.push({ asleepAfter, woken })
    }
    return naps
  } finally {
    const ended = new Promise((done) => browser.once('exit', done))
    browser.kill()
    await ended
    await site.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/**
 * The same extension with a worker that loads the same bytes and does nothing with them but answer: what a cold start
 * costs at least.
 *
 * @returns its folder
 */
export async function onlyLoading(extension: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'claimlight-loading-'))
  await cp(extension, folder, { recursive: true })
  const bytes = await readFile(join(extension, 'background.js'), 'utf8')
  const imports = /^(?:import\{[^}]*\}from"[^"]*";|import"[^"]*";)*/.exec(bytes)?.[0] ?? ''
  const body = bytes.slice(imports.length).replace(/export\{[^}]*\};?\s*$/, '')
  await writeFile(
    join(folder, 'background.js'),
    `${imports}chrome.runtime.onMessage.addListener((m, s, reply) => { reply('loaded'); return true });
async function neverCalled(){${body}}`,
  )
  await writeFile(
    join(folder, 'subject-detector.js'),
    `chrome.runtime.sendMessage('hello').then(() => CSS.highlights.set('claimlight-loaded', new Highlight(new Range())))`,
  )
  return folder
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

async function untilAsleep(port: number): Promise<number | null> {
  const started = performance.now()
  while (performance.now() - started < LONGEST_WAKE_MS) {
    const targets = await get<{ type: string; url: string }[]>(port, '/json/list')
    if (!targets.some(({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension:')))
      return performance.now() - started
    await pause(500)
  }
  return null
}

async function get<T>(port: number, path: string, method = 'GET'): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method })
  const text = await response.text()
  return (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as T
}

interface ArticleSite {
  url: string
  /** The next time that a page tells: milliseconds from its own start to its first mark. */
  marked: () => Promise<number>
  close: () => Promise<void>
}

/** Serves an article that tells when it is marked, by asking for an address of its own site. */
async function serveArticle(): Promise<ArticleSite> {
  let tell: (ms: number) => void = () => undefined
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://localhost')
    if (address.pathname === '/marked') tell(Number(address.searchParams.get('after')))
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(address.pathname === '/marked' ? '' : ARTICLE)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    marked: () =>
      Promise.race([
        new Promise<number>((done) => (tell = done)),
        pause(60_000).then(() => Promise.reject(new Error('The page was not marked within a minute.'))),
      ]),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const ARTICLE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A life in models</title>
<article><h1>A life in models</h1><p>Andrej Karpathy left Tesla in March 2019. He founded Eureka Labs in July 2024.</p>
<p>The company has said little since then about what it will teach, and the people who follow his lectures are used to waiting for the next one. They know
that he likes to write things again from the start, and that he puts the code where everybody can read it.</p></article>
<script>const timer = setInterval(() => {
  if (![...CSS.highlights.keys()].some((name) => name.startsWith('claimlight-'))) return
  clearInterval(timer)
  fetch('/marked?after=' + performance.now())
}, 2)</script></html>`

/** Chromium stops a worker that has been idle for 30 seconds. */
const LONGEST_WAKE_MS = 120_000

function pause(ms: number): Promise<void> {
  return new Promise((go) => setTimeout(go, ms))
}
