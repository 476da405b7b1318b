import { frameOffset } from '@/lib/extract/document-roots'
import { rangesOf, type PageMap } from '@/lib/extract/page-map'
import type { Layer } from './mark-styles'

/** A part of a map's text to underline, in offsets. */
export interface Line {
  start: number
  end: number
  layer: Layer
  map: PageMap
}

/** Draws these lines in place of the previous ones, and restores marks that the page has removed. */
export type LineDrawer = (lines: readonly Line[]) => void

/** Returns the boxes of a part of the text, in coordinates of the page's window, also for words in a frame. */
export function rectsOf(page: Document, map: PageMap, { start, end }: { start: number; end: number }): DOMRect[] {
  return rangesOf(map, start, end).flatMap((range) => {
    const { left, top } = frameOffset(range.startContainer.ownerDocument ?? page, page)
    return [...range.getClientRects()].map(({ x, y, width, height }) => new DOMRect(x + left, y + top, width, height))
  })
}
