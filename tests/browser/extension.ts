/**
 * Starts the built extension in a real Chromium and drives it. Needs `npm run build`, so that the shipped code is tested.
 *
 *   const claimlight = await launchExtension({ allSites: true })
 *   const page = await claimlight.open(`${site.url}/article.html`)
 *   const state = await claimlight.waitForStatus(page, 'done')
 *   const panel = await claimlight.openPanel(page)          // sidepanel.html?tabId=N in a tab
 *   await claimlight.close()
 *
 * A headless Chromium shows no dialog, so a request for the permission for all sites never ends. For `allSites`,
 * Chromium is started once for each build to make a profile, and the grant is written into its `Preferences` as the
 * browser would after the user agreed; each launch copies it. Manifest and code are unchanged. `readAlong: false`
 * leaves that setting off; the permission alone starts no check.
 *
 * With no `allSites`, the extension may read a page only after a gesture that no protocol can send (toolbar, context
 * menu): `claimlight.check(page)` then correctly answers `started: false`.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { chromium, type BrowserContext, type Page, type Worker } from 'playwright-core'
import { closeWelcome } from '@/tools/start/open-extension'
import type { CheckStatus, PageState, ViewState } from '@/lib/schema/page-state'
import type { Settings } from '@/lib/schema/settings'
import { chromiumPath } from '@/tools/shared/chromium-path'
import { until } from './until'

export interface LaunchOptions {
  /** Folder of the built extension; `CLAIMLIGHT_EXTENSION`, else `.output/chrome-mv3`. */
  extension?: string
  /** Grant the optional permission for all sites, as if the user had agreed. */
  allSites?: boolean
  /** With `allSites`: also turn "Read along on every site" on. Default true. */
  readAlong?: boolean
  /** A window on `$DISPLAY` (Xvfb) instead of headless: needed for right click, toolbar and the real panel. */
  headed?: boolean
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  reducedMotion?: 'reduce' | 'no-preference'
  /** Leave the page of the first run open. */
  welcome?: boolean
  /** Further switches for Chromium. */
  args?: string[]
  /** Folder of a profile that is kept when the browser closes. By default a new profile is made, and deleted then. */
  profile?: string
}

export interface Claimlight {
  context: BrowserContext
  id: string
  /** Returns the background worker, and starts it if necessary. */
  worker(): Promise<Worker>
  /** Stops the worker as the browser does after 30 idle seconds. The next event starts it again. */
  stopWorker(): Promise<void>
  /** Opens a page in a new tab, or a settings or panel page of the extension (`/sidepanel.html#/settings`). */
  open(url: string): Promise<Page>
  tabIdOf(page: Page): Promise<number>
  /** Opens the panel of that page's tab in a separate tab. `hash` is a route such as `#/notes`. */
  openPanel(page: Page, hash?: string): Promise<Page>
  /** Returns the page's state that the background has stored, or null. */
  stateOf(page: Page): Promise<PageState | null>
  /** Returns a function that reads "status textLength" of the page often, and does not activate its tab each time. */
  follow(page: Page): Promise<() => Promise<string | null>>
  /** The stored view of the page: its visible part and its active finding, or null. */
  viewOf(page: Page): Promise<ViewState | null>
  waitForStatus(page: Page, status: CheckStatus, timeoutMs?: number): Promise<PageState>
  /** Does the same as "Check this page"; needs `allSites`, or a gesture that was made in that tab. */
  check(page: Page): Promise<{ started: boolean; message?: string }>
  changeSettings(change: Partial<Settings>): Promise<void>
  close(): Promise<void>
}

export async function launchExtension(options: LaunchOptions = {}): Promise<Claimlight> {
  const extension = resolve(options.extension ?? process.env.CLAIMLIGHT_EXTENSION ?? '.output/chrome-mv3')
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'claimlight-profile-')))
  if (options.allSites) await cp(await grantedProfile(extension), profile, { recursive: true })
  const context = await start(profile, extension, options)
  const id = await idOf(context)
  if (!options.welcome) await closeWelcome(context)

  // Messages are sent from a page of ours: the worker cannot send to itself.
  let desk: Promise<Page> | undefined
  const deskPage = (): Promise<Page> =>
    (desk ??= context.newPage().then(async (page) => {
      await page.goto(`chrome-extension://${id}/icon/16.png`)
      return page
    }))
  const claimlight: Claimlight = {
    context,
    id,
    worker: async () => {
      const [running] = context.serviceWorkers()
      if (running) return running
      const [started] = await Promise.all([context.waitForEvent('serviceworker'), (await deskPage()).evaluate(wake)])
      return started
    },
    async stopWorker() {
      const cdp = await context.newCDPSession(await deskPage())
      await cdp.send('ServiceWorker.enable')
      await cdp.send('ServiceWorker.stopAllWorkers')
      await cdp.detach()
    },
    async open(url) {
      const page = await context.newPage()
      await page.goto(url.startsWith('/') ? `chrome-extension://${id}${url}` : url)
      return page
    },
    async tabIdOf(page) {
      const desk = await deskPage() // First: a new tab becomes active.
      await page.bringToFront()
      return desk.evaluate(frontTab)
    },
    async openPanel(page, hash = '') {
      return claimlight.open(`/sidepanel.html?tabId=${await claimlight.tabIdOf(page)}${hash}`)
    },
    async stateOf(page) {
      const tabId = await claimlight.tabIdOf(page)
      return (await deskPage()).evaluate(storedPage, tabId)
    },
    async follow(page) {
      const tabId = await claimlight.tabIdOf(page)
      const desk = await deskPage()
      return async () => {
        const state = await desk.evaluate(storedPage, tabId)
        return state && `${state.status} ${state.textLength}`
      }
    },
    async viewOf(page) {
      const tabId = await claimlight.tabIdOf(page)
      return (await deskPage()).evaluate(storedView, tabId)
    },
    async waitForStatus(page, status, timeoutMs = 20_000) {
      const tabId = await claimlight.tabIdOf(page)
      const end = Date.now() + timeoutMs
      for (;;) {
        const state = await (await deskPage()).evaluate(storedPage, tabId)
        if (state?.status === status) return state
        // An error state is final, so waiting longer is useless.
        if (Date.now() > end || state?.status === 'error') {
          throw new Error(
            `The page is “${state?.status ?? 'unknown'}” after ${timeoutMs} ms, not “${status}”. ${state?.message ?? ''}`,
          )
        }
        await new Promise((tick) => setTimeout(tick, 50))
      }
    },
    async check(page) {
      const tabId = await claimlight.tabIdOf(page)
      return (await deskPage()).evaluate(checkTab, tabId)
    },
    async changeSettings(change) {
      const desk = await deskPage()
      await desk.evaluate(writeSettings, change)
      if (options.allSites && change.readAlong !== undefined) await detectorIs(change.readAlong, desk)
    },
    async close() {
      await context.close()
      if (options.profile === undefined)
        await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
  if (options.allSites && options.readAlong !== false) await claimlight.changeSettings({ readAlong: true })
  return claimlight
}

async function start(profile: string, extension: string, options: LaunchOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: false,
    // Ordinary browsers keep pages in memory, and show them again on Back without a load.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
    viewport: options.viewport ?? { width: 1000, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.reducedMotion ?? 'reduce',
    args: [...switchesFor(extension, options.headed), ...(options.args ?? [])],
  })
}

/** Switches with which Chromium loads an extension from a folder. */
export function switchesFor(extension: string, isHeaded = false): string[] {
  return [
    // The old headless shell has no extensions; this is the whole browser without a window.
    ...(isHeaded ? [] : ['--headless=new']),
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    // Chromium has no sandbox when root runs it in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-features=DisableLoadExtensionCommandLineSwitch',
  ]
}

async function idOf(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }))
  return new URL(worker.url()).host
}

/** Folder of a profile with the permission for all sites, made at the first call for a build. */
async function grantedProfile(extension: string): Promise<string> {
  const { mtimeMs } = await stat(join(extension, 'manifest.json'))
  const build = createHash('sha256').update(`${extension} ${mtimeMs}`).digest('hex').slice(0, 16)
  const folder = join('.cache/test/granted-profiles', build)
  if (existsSync(folder)) return folder
  await mkdir(dirname(folder), { recursive: true })
  const made = await mkdtemp(`${folder}-`)
  await grantAllSites(made, extension)
  // Another test process may have been faster; its profile is equal.
  await rename(made, folder).catch(() => rm(made, { recursive: true, force: true }))
  return folder
}

/** Starts the browser once, so that the profile knows the extension, and writes the grant as the browser does. */
async function grantAllSites(profile: string, extension: string): Promise<void> {
  const first = await start(profile, extension, {})
  const id = await idOf(first)
  await first.close()
  const file = join(profile, 'Default', 'Preferences')
  const preferences = JSON.parse(await readFile(file, 'utf8')) as Preferences
  const known = preferences.extensions?.settings?.[id]
  if (!known)
    throw new Error(`The profile does not know the extension ${id}: Chromium has changed where it keeps them.`)
  const hosts = ['*://*/*']
  const grant = { api: [], explicit_host: hosts, manifest_permissions: [], scriptable_host: [] }
  known.active_permissions = { ...known.active_permissions, explicit_host: hosts }
  known.granted_permissions = { ...known.granted_permissions, explicit_host: hosts }
  known.runtime_granted_permissions = grant
  await writeFile(file, JSON.stringify(preferences))
}

interface Preferences {
  extensions?: { settings?: Record<string, Record<string, object>> }
}

/** Resolves when the subject detector is registered or not. Not `waitForFunction`, which takes any promise for true. */
async function detectorIs(isRegistered: boolean, desk: Page): Promise<void> {
  await until(
    () => desk.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length),
    (count) => count > 0 === isRegistered,
    15_000,
  )
}

// This function runs in a page of the extension, so it uses nothing from outside its body.
async function wake(): Promise<void> {
  await chrome.runtime.sendMessage({
    v: 1,
    to: 'background',
    kind: 'end-own-text',
    data: { id: 'none', isKept: false },
  })
}

async function frontTab(): Promise<number> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
  if (tab?.id === undefined) throw new Error('No tab is in front.')
  return tab.id
}

async function storedPage(tabId: number): Promise<PageState | null> {
  const key = `page:${tabId}`
  return ((await chrome.storage.session.get(key))[key] as PageState | undefined) ?? null
}

async function storedView(tabId: number): Promise<ViewState | null> {
  const key = `view:${tabId}`
  return ((await chrome.storage.session.get(key))[key] as ViewState | undefined) ?? null
}

async function checkTab(tabId: number): Promise<{ started: boolean; message?: string }> {
  type Answer = { ok: true; value: { started: boolean; message?: string } } | { ok: false; code: string }
  const message = { v: 1, to: 'background', kind: 'check-tab', data: { tabId } }
  const reply = await chrome.runtime.sendMessage<object, Answer>(message)
  return reply.ok ? reply.value : { started: false, message: reply.code }
}

async function writeSettings(change: object): Promise<void> {
  const { settings } = await chrome.storage.local.get('settings')
  await chrome.storage.local.set({ settings: { ...(settings as object | undefined), ...change } })
}
