import { type RootRegistry, isDocument } from '@/lib/extract/document-roots'

/**
 * Calls back at most every `everyMs` while the visible part of the page changes, by scrolling or resizing. The calls come
 * after the browser's own layout, where measuring costs nothing more.
 *
 * @returns a function that causes a call after a layout in the near future, whether or not anything moves
 */
export function watchPosition(
  page: Document,
  roots: RootRegistry,
  onMove: () => void,
  signal: AbortSignal,
  everyMs = 100,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWanted = false
  // Folding content above moves other words into view without an event. An observer is also called once for each
  // element that it begins to observe, after the next layout.
  const observer = new ResizeObserver(() => (isWanted ? measure() : soon()))
  const measure = (): void => {
    isWanted = false
    if (!signal.aborted) onMove()
  }
  const soon = (): void => {
    if (timer !== undefined || isWanted || signal.aborted) return
    observer.disconnect()
    timer = setTimeout(() => {
      timer = undefined
      isWanted = true
      observer.observe(page.documentElement)
    }, everyMs)
  }
  roots.each((root) => {
    // Capture: a page may scroll in an element, and scroll events do not bubble.
    if (isDocument(root)) root.addEventListener('scroll', soon, { signal, capture: true, passive: true })
  })
  page.defaultView?.addEventListener('resize', soon, { signal, passive: true })
  observer.observe(page.documentElement)
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    observer.disconnect()
  })
  return soon
}
