import browser from 'webextension-polyfill'

/** The browser's API, with promises in all browsers. Page scripts get `lazy-browser.ts` in place of the polyfill. */
export { browser }

/** Chromium-only functions, which the types of webextension-polyfill lack; undefined in other browsers. */
export const chromiumApi = browser as unknown as {
  sidePanel?: { open(options: { windowId: number } | { tabId: number }): Promise<void> }
  runtime: { getContexts?(filter: { contextTypes: ['SIDE_PANEL'] }): Promise<{ documentUrl: string }[]> }
  storage: { local: { setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void> } }
}
