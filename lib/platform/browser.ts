import browser from 'webextension-polyfill'

/**
 * The browser's API, with promises in all browsers. Page scripts get `lazy-browser.ts` in place of the polyfill.
 */
export { browser }
