import { type PageMap, indexAfter } from '@/lib/extract/page-map'
import { frameOffset, type RootRegistry } from '@/lib/extract/document-roots'
import { unclobbered, boxOf, parentIn } from '@/lib/extract/unclobbered'
import { watchPosition } from '../lifecycle/watch-position'
import type { UnderlineToDraw } from './draw-lines'
import type { Span } from '@/lib/text/spans'

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
  const unlock = element ? holdLockedBoxes(element) : []
  if (element) unclobbered(element, 'scrollIntoView').call(element, { block: 'center', behavior: 'instant' })
  for (const restore of unlock) restore()
  // In a long paragraph, centring the element may leave the sentence outside the window.
  const { top, bottom } = first.getBoundingClientRect()
  const { body, documentElement: root } = view.document
  if ((top < 0 || bottom > view.innerHeight) && !isLocked(root) && !isLocked(body)) {
    view.scrollBy({ top: (top + bottom) / 2 - view.innerHeight / 2, behavior: 'instant' })
  }
  return true
}

/**
 * Returns functions that put back the boxes around an element that their reader cannot scroll: the browser scrolls these
 * too, and nothing would bring the text before back into view.
 */
function holdLockedBoxes(inner: Element): (() => void)[] {
  const held: (() => void)[] = []
  for (let box: Element | null = inner; box;) {
    const one: Element = box
    const root: Node = one.getRootNode()
    const { scrollTop, scrollLeft } = one
    const page = unclobbered(one, 'ownerDocument')
    if (isLocked(one) || (one === page.documentElement && isLocked(page.body)))
      held.push(() => Object.assign(one, { scrollTop, scrollLeft }))
    const host: Element | null = 'host' in root ? (root as ShadowRoot).host : (page.defaultView?.frameElement ?? null)
    box = parentIn(one) ?? host
  }
  return held
}

/** Whether a box hides what does not fit in it, and has no bar to scroll with. */
function isLocked(box: Element): boolean {
  const view = unclobbered(box, 'ownerDocument').defaultView
  return /hidden|clip/.test(view?.getComputedStyle(box).overflowY ?? '')
}

/** Returns the offsets of the visible part of the text, estimated by blocks; null if no block is visible. */
function visibleRange(page: Document, map: PageMap): Span | null {
  const height = page.defaultView?.innerHeight ?? 0
  let part = null as Span | null
  for (const { start, end, element } of map.blocks) {
    if (!unclobbered(element, 'isConnected')) continue
    const own = boxOf(element)
    const document = unclobbered(element, 'ownerDocument')
    const { top } = document === page ? NO_OFFSET : frameOffset(document, page)
    const box = { top: own.top + top, bottom: own.bottom + top, height: own.height }
    if (box.bottom <= 0 || box.top >= height || box.height === 0) {
      if (part) break
      continue
    }
    // A partly visible paragraph counts by its visible share, since the sidebar shows characters.
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
  onRange: (part: Span) => void,
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
    onRange(part)
  }
  const lookSoon = watchPosition(page, roots, look, signal, REPORT_INTERVAL_MS)
  return () => {
    last = ''
    lookSoon()
  }
}

const REPORT_INTERVAL_MS = 330

/**
 * Observes which lines are near the view: those whose block is at most one window height above or below. A block counts
 * as near until the browser has measured it. While the page is printed, all lines are near.
 *
 * @param onChange called when lines may have become near or far
 */
export function watchNearView(page: Document, onChange: () => void, signal: AbortSignal) {
  const far = new WeakSet<Element>()
  let isPrinting = false
  const measured = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) far.delete(target)
      else far.add(target)
    }
    onChange()
  }
  // `scrollMargin` applies inside elements that scroll; otherwise their blocks would be near only while in view.
  const margins = { rootMargin: '100%', scrollMargin: '100%' }
  const observer = new IntersectionObserver(measured, margins)
  signal.addEventListener('abort', () => observer.disconnect())
  for (const type of ['beforeprint', 'afterprint']) {
    const printing = ({ isTrusted }: Event): void => {
      if (!isTrusted) return
      isPrinting = type === 'beforeprint'
      onChange()
    }
    page.defaultView?.addEventListener(type, printing, { signal })
  }
  return {
    watch(lines: readonly UnderlineToDraw[]): void {
      observer.disconnect()
      for (const element of new Set(lines.flatMap(elementsOf))) observer.observe(element)
    },
    has: (line: UnderlineToDraw): boolean => isPrinting || elementsOf(line).some((element) => !far.has(element)),
  }
}

function elementsOf({ map: { blocks }, start, end }: UnderlineToDraw): Element[] {
  const first = indexAfter(blocks, (block) => block.end, start)
  const after = indexAfter(blocks, (block) => block.start + 1, end)
  return blocks.slice(first, after).map(({ element }) => element)
}
