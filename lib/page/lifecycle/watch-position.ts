import type { RootRegistry } from '../extract/root-registry'
import { isDocument } from '../extract/document-roots'

/** Calls back a few times a second while the visible part of the page changes, by scrolling or resizing. */
export function watchPosition(page: Document, roots: RootRegistry, moved: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      moved()
    }, EVERY_MS)
  }
  roots.each((root) => {
    // Capture: a page may scroll in an element, and scroll events do not bubble.
    if (isDocument(root)) root.addEventListener('scroll', soon, { signal, capture: true, passive: true })
  })
  page.defaultView?.addEventListener('resize', soon, { signal, passive: true })
  signal.addEventListener('abort', () => clearTimeout(timer))
  if (typeof ResizeObserver === 'undefined') return
  // Folding content above moves other words into view without an event.
  const observer = new ResizeObserver(soon)
  observer.observe(page.documentElement)
  signal.addEventListener('abort', () => observer.disconnect())
}

const EVERY_MS = 100
