type Api = Record<PropertyKey, unknown>

/**
 * The browser's API for scripts in pages; the build replaces `webextension-polyfill` with it there.
 *
 * It is accessed only on use: the browser builds its interface for a page at the first access, which takes longer than
 * the subject detector's test. And only this browser's own global name is used: where the other name is undefined, an
 * element of the page can replace it (`<form id="browser">`).
 */
const lazyBrowser = new Proxy<Api>({}, { get: (_, name) => api()[name] })
export default lazyBrowser

function api(): Api {
  const { browser, chrome } = globalThis as { browser?: Api; chrome?: Api }
  return (import.meta.env.FIREFOX ? browser : chrome) ?? {}
}
