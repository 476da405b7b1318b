import type { PageMap } from '@/lib/extract/page-map'
import { frameOffset } from '@/lib/extract/document-roots'
import type { RootRegistry } from '@/lib/extract/root-registry'
import { unclobbered } from '@/lib/extract/unclobbered'
import { watchPosition } from '../lifecycle/watch-position'

/**
 * Scrolls a sentence to the middle of the window, without animation: moving text is hard to follow.
 *
 * @returns false if no range is visible, as when the page has removed the words
 */
export function bringIntoView(page: Document, ranges: readonly Range[]): boolean {
  const first = ranges.find((range) => range.getClientRects().length > 0)
  const view = (first?.startContainer.ownerDocument ?? page).defaultView
  if (!first || !view) return false
  const element = first.startContainer.parentElement
  if (element) unclobbered(element, 'scrollIntoView').call(element, { block: 'center', behavior: 'instant' })
  // In a long paragraph, centring the element may leave the sentence outside the window.
  const { top, bottom } = first.getBoundingClientRect()
  if (top < 0 || bottom > view.innerHeight) {
    view.scrollBy({ top: (top + bottom) / 2 - view.innerHeight / 2, behavior: 'instant' })
  }
  return true
}

/** Returns the offsets of the visible part of the text, estimated by blocks; null if no block is visible. */
export function visibleRange(page: Document, map: PageMap): { start: number; end: number } | null {
  const height = page.defaultView?.innerHeight ?? 0
  let part = null as { start: number; end: number } | null
  for (const { start, end, element } of map.blocks) {
    if (!unclobbered(element, 'isConnected')) continue
    const own = unclobbered(element, 'getBoundingClientRect').call(element)
    const document = unclobbered(element, 'ownerDocument')
    const { top } = document === page ? NO_OFFSET : frameOffset(document, page)
    const box = { top: own.top + top, bottom: own.bottom + top, height: own.height }
    if (box.bottom <= 0 || box.top >= height || box.height === 0) {
      if (part) break
      continue
    }
    // A partly visible paragraph counts by its visible share, since the panel's minimap shows characters.
    const from = box.top < 0 ? Math.round((-box.top / box.height) * (end - start)) : 0
    const to = box.bottom > height ? Math.round(((box.bottom - height) / box.height) * (end - start)) : 0
    part = { start: part?.start ?? start + from, end: Math.max(end - to, start + from) }
  }
  return part
}

const NO_OFFSET = { top: 0 }

/**
 * Reports the visible part of the text when it changes, at most three times a second.
 *
 * @returns a function that causes a report even if nothing has changed, for use after a change of the text
 */
export function watchVisibleRange(
  page: Document,
  roots: RootRegistry,
  map: () => PageMap | null,
  tell: (part: { start: number; end: number }) => void,
  signal: AbortSignal,
): () => void {
  let last = ''
  const look = (): void => {
    const known = map()
    const part = known && visibleRange(page, known)
    if (!part) return
    const key = `${part.start}-${part.end}`
    if (key === last) return
    last = key
    tell(part)
  }
  const lookSoon = watchPosition(page, roots, look, signal, REPORT_INTERVAL_MS)
  return () => {
    last = ''
    lookSoon()
  }
}

const REPORT_INTERVAL_MS = 330
