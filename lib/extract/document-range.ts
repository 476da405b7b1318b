import type { DocumentRange } from '@/lib/schema/annotation'
import type { PageMap, Piece } from './page-map'
import { unclobbered } from './unclobbered'

/**
 * The position of a text range in its document, in the form of Hypothesis: for each end, the path of its element from
 * the body and the number of characters before it in the element's text.
 *
 * @returns null where no path exists, such as in a shadow root or a frame
 */
export function describeRange(page: Document, map: PageMap, start: number, end: number): DocumentRange | null {
  const first = pieceAt(map, start)
  const last = pieceAt(map, end - 1)
  const from = first && pointOf(page, first, start)
  const to = last && pointOf(page, last, end)
  if (!from || !to) return null
  return { startContainer: from.path, startOffset: from.offset, endContainer: to.path, endOffset: to.offset }
}

function pieceAt({ pieces }: PageMap, offset: number): Piece | null {
  return pieces.find(({ start, length }) => offset >= start && offset < start + length) ?? null
}

function pointOf(page: Document, piece: Piece, offset: number): { path: string; offset: number } | null {
  const { node } = piece
  const element = node.parentElement
  const path = element && pathOf(page, element)
  if (!element || path === null) return null
  let before = piece.at + offset - piece.start
  for (const text of textsIn(element)) {
    if (text === node) return { path, offset: before }
    before += text.data.length
  }
  return null
}

function pathOf(page: Document, element: Element): string | null {
  let path = ''
  let at: Element | null = element
  for (; at && at !== page.body; at = unclobbered(at, 'parentElement')) {
    const name = unclobbered(at, 'localName')
    let nth = 1
    for (let other = before(at); other; other = before(other)) {
      if (unclobbered(other, 'localName') === name) nth++
    }
    path = `/${name}[${nth}]${path}`
  }
  return at ? path || '/' : null
}

function before(element: Element): Element | null {
  return unclobbered(element, 'previousElementSibling')
}

function* textsIn(element: Element): Generator<Text> {
  for (const child of unclobbered(element, 'childNodes')) {
    const type = unclobbered(child, 'nodeType')
    if (type === 3) yield child as Text
    else if (type === 1) yield* textsIn(child as Element)
  }
}
