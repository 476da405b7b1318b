import type { DocumentRange } from '@/lib/schema/annotation'
import { offsetOf, type PageMap, type Piece } from './page-map'
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

/**
 * The text range that a stored document range selects now. Only a hint: the caller must compare the text with the
 * quote. Only plain paths are followed (`/main[1]/p[3]`); stored values are never evaluated.
 *
 * @returns null where the path does not exist or is outside the text
 */
export function resolveRange(
  page: Document,
  map: PageMap,
  range: DocumentRange,
): { start: number; end: number } | null {
  const from = textAt(page, range.startContainer, range.startOffset, false)
  const to = textAt(page, range.endContainer, range.endOffset, true)
  const start = from && offsetOf(map, from.node, from.at)
  const end = to && offsetOf(map, to.node, to.at)
  return start !== null && end !== null && start < end ? { start, end } : null
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

function textAt(page: Document, path: string, offset: number, isEnd: boolean): { node: Text; at: number } | null {
  const element = elementAt(page, path)
  let before = 0
  for (const node of element ? textsIn(element) : []) {
    const { length } = node.data
    if (isEnd ? offset <= before + length : offset < before + length) return { node, at: offset - before }
    before += length
  }
  return null
}

function elementAt(page: Document, path: string): Element | null {
  // Other tools write paths from the root of the document and omit a first [1].
  let element: Element | null = /^\/html\b/i.test(path) ? page.documentElement : page.body
  const steps = path
    .replace(/^\/html(?:\[1\])?/i, '')
    .split('/')
    .filter((step) => step !== '')
  if (steps.length > MOST_STEPS) return null
  for (const step of steps) {
    const [, name, nth] = /^([a-z][\w-]*)(?:\[(\d{1,6})\])?$/i.exec(step) ?? []
    if (!element || name === undefined) return null
    const alike: Element[] = [...unclobbered(element, 'children')].filter(
      (child) => unclobbered(child, 'localName') === name.toLowerCase(),
    )
    element = alike[Number(nth ?? 1) - 1] ?? null
  }
  return element
}

const MOST_STEPS = 200

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
