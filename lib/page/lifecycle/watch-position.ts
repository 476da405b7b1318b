import type { RootRegistry } from '../extract/root-registry'
import { isDocument } from '../extract/document-roots'

/**
 * Calls back a few times a second while the visible part of the page changes, by scrolling or resizing. The calls come
 * after the browser's own layout, where measuring costs nothing more.
 */
export function watchPosition(page: Document, roots: RootRegistry, moved: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWanted = false
  const measure = (): void => {
    if (!isWanted || signal.aborted) return
    isWanted = false
    moved()
  }
  // An observer is called once for each element that it begins to observe, after the next layout.
  const afterLayout = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure)
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      isWanted = true
      if (!afterLayout) return measure()
      afterLayout.disconnect()
      afterLayout.observe(page.documentElement)
    }, EVERY_MS)
  }
  roots.each((root) => {
    // Capture: a page may scroll in an element, and scroll events do not bubble.
    if (isDocument(root)) root.addEventListener('scroll', soon, { signal, capture: true, passive: true })
  })
  page.defaultView?.addEventListener('resize', soon, { signal, passive: true })
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    afterLayout?.disconnect()
  })
  if (typeof ResizeObserver === 'undefined') return
  // Folding content above moves other words into view without an event.
  const observer = new ResizeObserver(soon)
  observer.observe(page.documentElement)
  signal.addEventListener('abort', () => observer.disconnect())
}

const EVERY_MS = 100
