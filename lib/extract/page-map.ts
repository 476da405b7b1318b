import type { Block } from '@/lib/schema/finding'
import { BLOCK_BREAK } from '@/lib/text/article-blocks'
import { LONGEST_TEXT } from '@/lib/schema/limits'
import type { UnreadPart } from '@/lib/schema/unread'

/** The extracted text of a page, with the position of each character in the document. */
export interface PageMap {
  /** The blocks' texts, joined by `BLOCK_BREAK`. Offsets of findings and anchors are offsets in it (UTF-16 units). */
  text: string
  blocks: MappedBlock[]
  /** In the order of the text. Characters between two pieces (a collapsed space, a block break) have no position. */
  pieces: TextNodePart[]
  /** What the page shows beside this text, and could not be read. */
  unread?: readonly UnreadPart[]
  /** Whether an answer of a chat still grows, and is not in the text yet. */
  isGrowing?: boolean
}

export interface MappedBlock extends Block {
  element: Element
  /** Number of the answer that it is a part of, on a page of a chat. */
  answer?: number
}

export interface TextNodePart {
  start: number
  length: number
  node: Text
  /** Start offset in the node. */
  at: number
}

/** Returns text and blocks without nodes, to send to other contexts, cut to the length that these accept. */
export function mapText({ text, blocks }: PageMap): { text: string; blocks: Block[] } {
  const first = blocks.filter(({ start }) => start < LONGEST_TEXT)
  return {
    text: text.slice(0, LONGEST_TEXT),
    blocks: first.map(({ element: _, answer: _answer, ...block }) => ({
      ...block,
      end: Math.min(block.end, LONGEST_TEXT),
    })),
  }
}

/** A block of a map with its text; its offsets, and those of its pieces, are from its own start. */
export interface MapPart {
  block: MappedBlock
  text: string
  pieces: TextNodePart[]
}

export function partsOf({ text, blocks, pieces }: PageMap): MapPart[] {
  let at = 0
  return blocks.map((block) => {
    const part: MapPart = { block, text: text.slice(block.start, block.end), pieces: [] }
    for (let piece = pieces[at]; piece && piece.start < block.end; piece = pieces[++at])
      if (piece.start >= block.start) part.pieces.push({ ...piece, start: piece.start - block.start })
    return part
  })
}

/** Returns the map of some parts; what was not read is that of `map`. */
export function joinParts(parts: readonly MapPart[], map: PageMap): PageMap {
  const blocks: MappedBlock[] = []
  const pieces: TextNodePart[] = []
  let start = 0
  for (const part of parts) {
    blocks.push({ ...part.block, start, end: start + part.text.length })
    for (const piece of part.pieces) pieces.push({ ...piece, start: piece.start + start })
    start += part.text.length + BLOCK_BREAK.length
  }
  return { ...map, text: parts.map(({ text }) => text).join(BLOCK_BREAK), blocks, pieces }
}

/**
 * Returns ranges for a part of the text: one per text node, so that skipped content (a footnote's number, a hidden
 * word) stays outside. Empty when the page has removed or changed those nodes.
 */
export function rangesOf(map: PageMap, start: number, end: number): Range[] {
  const ranges: Range[] = []
  let openRange: Range | undefined
  for (let i = indexAfter(map.pieces, (piece) => piece.start + piece.length, start); i < map.pieces.length; i++) {
    const piece = map.pieces[i]
    if (!piece || piece.start >= end) break
    const from = piece.at + Math.max(0, start - piece.start)
    const to = piece.at + Math.min(piece.length, end - piece.start)
    const offset = piece.start - piece.at
    const words = map.text.slice(from + offset, to + offset)
    if (!piece.node.isConnected || !isSameText(piece.node.data.slice(from, to), words)) continue
    if (openRange?.startContainer === piece.node) {
      openRange.setEnd(piece.node, to)
      continue
    }
    openRange = piece.node.ownerDocument.createRange()
    openRange.setStart(piece.node, from)
    openRange.setEnd(piece.node, to)
    ranges.push(openRange)
  }
  return ranges
}

/** Whether the page has other words now in the text nodes of a part of the text; false where it has replaced the nodes. */
export function hasOtherWords({ text, pieces }: PageMap, start: number, end: number): boolean {
  return pieces.some(({ start: from, length, node, at }) => {
    const isWithin = from < end && from + length > start && node.isConnected
    return isWithin && !isSameText(node.data.slice(at, at + length), text.slice(from, from + length))
  })
}

/** Whether two texts are equal, but for white space, which is a plain space in the map, and raised digits. */
function isSameText(some: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s/g, ' ').normalize('NFKC').replaceAll('−', '-')
  return some === other || (some.length === other.length && plain(some) === plain(other))
}

/**
 * The text offset of a point in the document.
 *
 * @returns the nearest offset at or after the point within its node; null where the node is not in the text
 */
export function offsetOf(map: PageMap, node: Node, at: number): number | null {
  let last: TextNodePart | null = null
  for (const piece of map.pieces) {
    if (piece.node !== node) continue
    if (at < piece.at) return piece.start
    if (at < piece.at + piece.length) return piece.start + (at - piece.at)
    last = piece
  }
  return last ? last.start + last.length : null
}

/** The index of the first item that ends after the offset (binary search). */
export function indexAfter<T>(items: readonly T[], endOf: (item: T) => number, offset: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item && endOf(item) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
