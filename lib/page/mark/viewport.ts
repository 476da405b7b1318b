import type { PageMap } from '../extract/page-map'
import { frameOffset } from '../extract/document-roots'
import { unclobbered } from '../extract/unclobbered'

/**
 * Brings a sentence into the middle of the window, at once: text that travels is harder to find again than text that is
 * there.
 *
 * @returns false when the page holds none of its words any more
 */
export function bringIntoView(page: Document, ranges: readonly Range[]): boolean {
  const first = ranges.find((range) => range.getClientRects().length > 0)
  const view = (first?.startContainer.ownerDocument ?? page).defaultView
  if (!first || !view) return false
  const element = first.startContainer.parentElement
  if (element) unclobbered(element, 'scrollIntoView').call(element, { block: 'center', behavior: 'instant' })
  // In a long paragraph the sentence may still be off: the middle that counts is its own.
  const { top, bottom } = first.getBoundingClientRect()
  if (top < 0 || bottom > view.innerHeight) {
    view.scrollBy({ top: (top + bottom) / 2 - view.innerHeight / 2, behavior: 'instant' })
  }
  return true
}

/** The part of the text that is in view, by blocks, in offsets; null when none is. */
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
    // A paragraph that is only half in view counts by its half: the strip in the panel is drawn to the letter.
    const from = box.top < 0 ? Math.round((-box.top / box.height) * (end - start)) : 0
    const to = box.bottom > height ? Math.round(((box.bottom - height) / box.height) * (end - start)) : 0
    part = { start: part?.start ?? start + from, end: Math.max(end - to, start + from) }
  }
  return part
}

const NO_OFFSET = { top: 0 }

/** Tells which part of the text is in view, when that changes, at most three times a second. */
export function watchVisibleRange(
  page: Document,
  map: () => PageMap | null,
  tell: (part: { start: number; end: number }) => void,
  signal: AbortSignal,
): { now(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = ''
  const look = (): void => {
    timer = undefined
    const known = map()
    const part = known && visibleRange(page, known)
    if (!part || signal.aborted) return
    const key = `${part.start}-${part.end}`
    if (key === last) return
    last = key
    tell(part)
  }
  const soon = (): void => {
    timer ??= setTimeout(look, 330)
  }
  // Capture: a page may scroll in an element of its own, and scroll events do not bubble.
  page.addEventListener('scroll', soon, { signal, capture: true, passive: true })
  page.defaultView?.addEventListener('resize', soon, { signal, passive: true })
  signal.addEventListener('abort', () => clearTimeout(timer))
  return {
    now() {
      last = ''
      soon()
    },
  }
}
