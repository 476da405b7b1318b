/**
 * Calls back after the page has changed its address without loading; the address is already the new one.
 *
 * @param everyMs polling interval in ms for browsers without an event, such as Firefox before 147; no polling by
 *   default
 */
export function watchAddress(page: Document, changed: () => void, signal: AbortSignal, everyMs?: number): void {
  const view = page.defaultView
  if (!view) return
  // The browser's `navigation`, not an element of the page with that name.
  if (Object.hasOwn(view, 'navigation')) {
    ;(view as unknown as { navigation: EventTarget }).navigation.addEventListener('currententrychange', changed, {
      signal,
    })
    return
  }
  if (everyMs === undefined) return
  let last = page.location.href
  const timer = setInterval(() => {
    const { href } = page.location
    if (href === last) return
    last = href
    changed()
  }, everyMs)
  signal.addEventListener('abort', () => clearInterval(timer))
}
