import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { until } from '@/tests/browser/until'

export interface FirefoxClaimlight {
  browser: Browser
  /** Opens a page of the web. */
  open: (url: string) => Promise<Page>
  /** Opens a page of the extension, such as `sidepanel.html?tabId=3`. */
  openOwn: (path: string) => Promise<Page>
  close: () => Promise<void>
}

/**
 * Starts Firefox with the built extension on it.
 *
 * Firefox asks for an optional permission in a dialog that no protocol reaches, so the installed copy has
 * `host_permissions` in its manifest, which Firefox grants on installation. Drivers may open extension pages only with
 * `-remote-allow-system-access` (Firefox 138).
 *
 * @param downloads folder to which downloads are saved and no dialog is shown
 * @param isDarkFrench whether the extension's pages are dark and French
 */
export async function launchFirefox(downloads?: string, isDarkFrench = false): Promise<FirefoxClaimlight> {
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-firefox-'))
  cpSync('.output/firefox-mv3', folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  const language = isDarkFrench ? { default_locale: 'fr' } : {}
  writeFileSync(file, JSON.stringify({ ...manifest, ...language, host_permissions: ['*://*/*'] }))
  if (isDarkFrench) rmSync(join(folder, '_locales/en'), { recursive: true })
  const { id } = manifest.browser_specific_settings.gecko
  const uuid = '7b1f0b3e-2d4c-4f9e-9a55-0c5b7a1d2e3f'
  const browser = await puppeteer.launch({
    browser: 'firefox',
    // Only words near the view are highlighted, so the window is high enough for most of the story.
    defaultViewport: { width: 1000, height: 1200 },
    executablePath: firefoxPath(),
    headless: true,
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: {
      ...(isDarkFrench ? { 'ui.systemUsesDarkTheme': 1 } : {}),
      'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
      ...(downloads === undefined ? {} : { 'browser.download.folderList': 2, 'browser.download.dir': downloads }),
    },
  })
  await browser.installExtension(resolve(folder))
  return {
    browser,
    open: async (url) => {
      const page = await browser.newPage()
      await page.goto(url)
      return page
    },
    openOwn: async (path) => {
      const page = await browser.newPage()
      // Firefox does not report the end of loading for these pages, so the content is awaited. An evaluation is
      // repeated, because Firefox fails it between two documents.
      void page.goto(`moz-extension://${uuid}/${path}`, { timeout: 0 }).catch(() => undefined)
      await until(() => page.evaluate(isShown).catch(() => false), Boolean, 30_000)
      return page
    },
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function isShown(): boolean {
  return document.readyState === 'complete' && document.querySelector('#root, main, body > *') !== null
}

interface Manifest {
  browser_specific_settings: { gecko: { id: string } }
}

function firefoxPath(): string {
  const { FIREFOX_PATH } = process.env
  const places = [FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox']
  const found = places.find((place) => place !== undefined && existsSync(place))
  if (found === undefined) throw new Error('No Firefox found. Install one or set FIREFOX_PATH.')
  return found
}
