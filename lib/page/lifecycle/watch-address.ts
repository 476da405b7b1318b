/**
 * Calls back when the page has changed its address without loading anew; the address is already the new one.
 *
 * @param everyMs how often to look where the browser does not tell, as Firefox before 147; never by default
 */
export function watchAddress(page: Document, changed: () => void, signal: AbortSignal, everyMs?: number): void {
  const view = page.defaultView
  if (!view) return
  // The browser's own, and no element of the page with that name.
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
