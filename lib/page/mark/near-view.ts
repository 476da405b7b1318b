import { firstAfter, rangesOf, type PageMap } from '@/lib/extract/page-map'
import { frameOffset } from '@/lib/extract/document-roots'
import { unclobbered } from '@/lib/extract/unclobbered'

/** Number of window heights above and below the view that count as near. */
const SCREENS = 1
/** A block this many times as high as the near area has both near and far words. */
const TALL = 2

/**
 * Returns a test whether a part of the text is near the visible area. It measures each block once, so create a new one
 * after each change of the page.
 */
export function nearView(page: Document): (map: PageMap, span: { start: number; end: number }) => boolean {
  const height = page.defaultView?.innerHeight ?? 0
  const most = (2 * SCREENS + 1) * height
  const tops = new Map<Document, number>()
  const known = new Map<Element, 'near' | 'far' | 'tall'>()

  const topOf = (document: Document): number => {
    const top = tops.get(document) ?? (document === page ? 0 : frameOffset(document, page).top)
    tops.set(document, top)
    return top
  }
  const isNear = ({ top, bottom }: DOMRect, by: number): boolean =>
    top + by < (SCREENS + 1) * height && bottom + by > -SCREENS * height
  const placeOf = (element: Element): 'near' | 'far' | 'tall' => {
    const before = known.get(element)
    if (before) return before
    const box = unclobbered(element, 'getBoundingClientRect').call(element)
    const by = topOf(unclobbered(element, 'ownerDocument'))
    const place = !isNear(box, by) ? 'far' : box.height > TALL * most ? 'tall' : 'near'
    known.set(element, place)
    return place
  }
  return (map, span) => {
    for (let i = blockAt(map, span.start); i < map.blocks.length; i++) {
      const block = map.blocks[i]
      if (!block || block.start >= span.end) break
      const place = placeOf(block.element)
      if (place === 'near') return true
      if (place === 'far') continue
      const [range] = rangesOf(map, span.start, span.end)
      if (range && isNear(range.getBoundingClientRect(), topOf(range.startContainer.ownerDocument ?? page))) return true
    }
    return false
  }
}

/** The index of the first block that ends after the offset. */
function blockAt({ blocks }: PageMap, offset: number): number {
  return firstAfter(blocks, ({ end }) => end, offset)
}
