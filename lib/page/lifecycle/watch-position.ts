import type { RootRegistry } from '../extract/root-registry'
import { isDocument } from '../extract/document-roots'

/** Calls back some times a second while other parts of the page come into view: it is scrolled, or its size changes. */
export function watchPosition(page: Document, trees: RootRegistry, moved: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      moved()
    }, EVERY_MS)
  }
  trees.each((tree) => {
    // Capture: a page may scroll in an element of its own, and scroll events do not bubble.
    if (isDocument(tree)) tree.addEventListener('scroll', soon, { signal, capture: true, passive: true })
  })
  page.defaultView?.addEventListener('resize', soon, { signal, passive: true })
  signal.addEventListener('abort', () => clearTimeout(timer))
  if (typeof ResizeObserver === 'undefined') return
  // What folds away above brings other words into view, and no event tells.
  const observer = new ResizeObserver(soon)
  observer.observe(page.documentElement)
  signal.addEventListener('abort', () => observer.disconnect())
}

const EVERY_MS = 100
