import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Worker, type Page } from 'playwright-core'
import type { browser } from 'wxt/browser'
import type { PageState } from '@/lib/schema/page-state'

/** Global of the worker; the functions below are evaluated there. */
declare const chrome: typeof browser

interface OpenExtension {
  context: BrowserContext
  worker: Worker
  /** `chrome-extension://…/` */
  origin: string
}

/**
 * Opens Chromium with the built extension.
 *
 * @param executable path of a Chromium; Google's Chrome no longer accepts extensions on the command line
 * @param origins pages that the extension may read at once. A user grants this by a click that no program can make, so
 * the manifest of a copy has it.
 * @param folder for the copy and the browser's profile
 */
async function openExtension(
  executable: string,
  origins: string[],
  folder: string,
  headless: boolean,
): Promise<OpenExtension> {
  const extension = join(folder, 'extension')
  rmSync(extension, { recursive: true, force: true })
  // Chromium caches the worker's script by version and would run an earlier build. Notes are stored elsewhere.
  rmSync(join(folder, 'profile/Default/Service Worker'), { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync('.output/chrome-mv3', extension, { recursive: true })
  const manifest = join(extension, 'manifest.json')
  const { ...fields } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>
  writeFileSync(manifest, JSON.stringify({ ...fields, host_permissions: origins }))
  const isRoot = process.getuid?.() === 0
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: executable,
    headless: false, // the old headless mode has no extensions; the new one is an argument
    chromiumSandbox: !isRoot, // root has none to use
    viewport: headless ? { width: 1100, height: 900 } : null,
    ignoreDefaultArgs: [
      '--disable-extensions',
      '--disable-back-forward-cache',
      '--enable-automation',
      '--disable-component-extensions-with-background-pages',
    ],
    args: [
      ...(headless ? ['--headless=new'] : ['--window-size=1440,960']),
      '--hide-crash-restore-bubble',
      '--no-first-run',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  })
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 30_000 }))
  await closeWelcome(context)
  return { context, worker, origin: new URL('/', worker.url()).href }
}

/** Address of the sample article. Requests to it are answered in this browser only. */
const SAMPLE_ADDRESS = 'https://long-table.example/'

/**
 * The sample article in Chromium with the built extension, checked, and the panel in a tab of its own.
 *
 * @param folder for the copy of the extension and the browser's profile
 */
export async function openSample(executable: string, folder: string, headless: boolean) {
  const openedBrowser = await openExtension(executable, ['https://*.example/*'], folder, headless)
  const { context, worker, origin } = openedBrowser
  try {
    const { article, tabId } = await openArticle(openedBrowser)
    const panel = await context.newPage()
    await panel.setViewportSize({ width: 400, height: 900 })
    await panel.goto(`${origin}sidepanel.html?tabId=${tabId}`)
    await panel.getByRole('button', { name: 'Check this page' }).click({ timeout: 60_000 })
    return { ...openedBrowser, article, panel, tabId, state: await waitForCheckedPage(worker, tabId) }
  } catch (error) {
    await context.close()
    throw error
  }
}

async function openArticle({ context, worker }: OpenExtension): Promise<{ article: Page; tabId: number }> {
  await context.route(`${SAMPLE_ADDRESS}**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const path = join('tools/start/sample', pathname === '/' ? 'index.html' : pathname)
    await (existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404 }))
  })
  const article = context.pages()[0] ?? (await context.newPage())
  await article.goto(SAMPLE_ADDRESS)
  return { article, tabId: await tabOf(worker, SAMPLE_ADDRESS) }
}

/** Closes the welcome page, so that only the driver's own tabs are open. */
export async function closeWelcome(context: BrowserContext): Promise<void> {
  await (await waitForWelcome(context))?.close()
}

/** The welcome page; null when it does not open in time. */
export async function waitForWelcome(context: BrowserContext): Promise<Page | null> {
  for (const until = Date.now() + 20_000; Date.now() < until;) {
    const welcome = context.pages().find((page) => page.url().endsWith('/welcome.html'))
    if (welcome) return welcome
    await new Promise((tick) => setTimeout(tick, 50))
  }
  return null
}

/** Returns the id of the tab with an address. @throws Error when there is none */
async function tabOf(worker: Worker, url: string): Promise<number> {
  const tabId = await worker.evaluate(
    async (at) => (await chrome.tabs.query({})).find((tab) => tab.url === at)?.id,
    url,
  )
  if (tabId === undefined) throw new Error(`no tab shows ${url}`)
  return tabId
}

/** Waits until the page is checked, and returns its state. @throws Error when the check fails or takes too long */
export async function waitForCheckedPage(worker: Worker, tabId: number): Promise<PageState> {
  const key = `page:${tabId}`
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    const state = (await worker.evaluate((at) => chrome.storage.session.get(at), key))[key] as PageState | undefined
    if (state?.status === 'done') return state
    if (state?.status === 'error' || state?.status === 'not-allowed') throw new Error(state.message ?? state.status)
    await new Promise((tick) => setTimeout(tick, 100))
  }
  throw new Error('the article was not checked in time')
}
