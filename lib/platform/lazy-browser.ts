type Api = Record<PropertyKey, unknown>

/**
 * `browser` for what runs in pages; the build puts it in the place of `wxt/browser` there.
 *
 * It is touched only when it is used: the browser builds its interface for a page at the first touch, which takes longer than
 * the gate's look. And it is taken by the name that this browser gives it: where there is nothing of the other name, an element
 * of the page can stand in its place (`<form id="browser">`).
 */
export const browser = new Proxy<Api>({}, { get: (_, name) => api()[name] })

function api(): Api {
  const { browser, chrome } = globalThis as { browser?: Api; chrome?: Api }
  return (import.meta.env.FIREFOX ? browser : chrome) ?? {}
}
