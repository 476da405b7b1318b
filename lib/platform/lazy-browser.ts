type Api = Record<PropertyKey, unknown>

/**
 * `browser`, touched only when it is used. The browser builds its interface for a page at the first touch, which takes
 * longer than the gate's look: the build gives this to the gate in the place of `wxt/browser`.
 */
export const browser = new Proxy<Api>({}, { get: (_, name) => api()[name] })

function api(): Api {
  const { browser, chrome } = globalThis as { browser?: Api; chrome?: Api }
  return browser?.runtime ? browser : (chrome ?? {})
}
