import { rangesOf, type PageMap } from '../extract/page-map'
import { frameOffset } from '../extract/document-roots'
import { unclobbered } from '../extract/unclobbered'

/** So many heights of the window above and below it count as near. */
const SCREENS = 2
/** A block that is this many times as high as what is near has words near and far. */
const TALL = 2

/**
 * Whether a stretch of the text stands near what is in view. It is asked of many stretches at one moment, and measures each block
 * once: a new one is made after each change of the page.
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

/** The first block that ends after the offset, by halving. */
function blockAt({ blocks }: PageMap, offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.end ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
