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
  page.defaultView?.addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) returned()
    },
    { signal },
  )
}
