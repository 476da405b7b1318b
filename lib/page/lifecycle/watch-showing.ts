/** Runs `start` when the page is shown: at once, or when the user opens a page that the browser has prerendered. */
export function whenShown(page: Document, start: () => void): void {
  if ((page as { prerendering?: boolean }).prerendering !== true) return start()
  page.addEventListener('prerenderingchange', start, { once: true })
}

/**
 * Calls back when the browser shows the page again from its memory, as by Back. No script of the page starts again then,
 * and what the background knows of the tab is of the page that was left.
 */
export function watchReturn(page: Document, returned: () => void, signal: AbortSignal): void {
  page.defaultView?.addEventListener('pageshow', ({ persisted }) => persisted && returned(), { signal })
}

/**
 * Calls back after the page has changed its address without loading; the address is already the new one.
 *
 * @param everyMs polling interval in ms for browsers without an event, such as Firefox before 147; no polling by
 *   default
 */
export function watchAddress(page: Document, onChange: () => void, signal: AbortSignal, everyMs?: number): void {
  const view = page.defaultView
  if (!view) return
  // The browser's `navigation`, not an element of the page with that name.
  if (Object.hasOwn(view, 'navigation')) {
    ;(view as unknown as { navigation: EventTarget }).navigation.addEventListener('currententrychange', onChange, {
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
    onChange()
  }, everyMs)
  signal.addEventListener('abort', () => clearInterval(timer))
}

/**
 * Calls back after the page has replaced its whole document (`document.open`). That removes all listeners of the
 * document and the window, but not an observer, which is used here.
 */
export function watchRewrite(page: Document, rewritten: () => void, signal: AbortSignal): void {
  let root = page.documentElement
  const observer = new MutationObserver(() => {
    // After the removal there is no root element until the page writes.
    const now = page.documentElement as HTMLElement | null
    if (now === null || now === root) return
    root = now
    rewritten()
  })
  observer.observe(page, { childList: true })
  signal.addEventListener('abort', () => observer.disconnect())
}
