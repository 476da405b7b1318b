import type { Block } from '@/lib/schema/finding'
import { groupedBy } from '@/lib/text/lists'
import type { Span } from '@/lib/text/spans'

/** A part of an article that is read at once: a block, the row of a table, or an item below the sentence that opens its list. */
export interface TextPart extends Span {
  /** `row`: a row or a cell with its heads; `cell`: a cell without any, which says nothing for sure. */
  kind: 'text' | 'heading' | 'row' | 'cell'
  /** Set for running text, which may go on in the next block. */
  isProse?: boolean
  /** Set where words from another place of the article, such as a head, are read together with it. */
  passage?: JoinedSentence
}

/** One sentence that is joined from words at several places of the article. */
export interface JoinedSentence {
  /** Offsets in the article of its cells or its item, without the heads. */
  start: number
  end: number
  text: string
  /** The head of its row and of its column, or the words that open its list; empty where it contains them. */
  head: string
  /** Converts an offset in `text` to an offset in the article, where the words of a head have no length. */
  startOf: (at: number) => number
  endOf: (at: number) => number
}

/**
 * The parts of an article in reading order. The cells of a row are read together with the heads of their columns and the
 * title of the table, the fragments of a list with the sentence above them ("He has worked at:").
 */
export function* articlePartsOf(text: string, blocks: Iterable<Block>): Generator<TextPart, void, void> {
  let table: Block[] = []
  let caption: Block | null = null
  let opening: PassagePart | null = null
  for (const block of blocks) {
    if (table[0]?.cell && table[0].cell.table !== block.cell?.table) {
      yield* partsOfRows(text, table, caption)
      table = []
      caption = null
    }
    if (block.cell) {
      table.push(block)
      continue
    }
    caption = block.kind === 'caption' && isFragment(text, block) ? block : null
    if (block.kind !== 'item') opening = sentenceWithColon(text, block)
    yield block.kind === 'item' && opening && isFragment(text, block)
      ? { ...joinPassage(text, [opening, { ...block, isHere: true, then: '' }], [opening]), kind: 'text' }
      : partOfBlock(text, block)
  }
  yield* partsOfRows(text, table, caption)
}

/** A piece of a passage. `isHere`: it belongs to the place of the passage; `then`: text inserted after it. */
interface PassagePart extends Span {
  isHere: boolean
  then: string
}

function* partsOfRows(text: string, table: readonly Block[], caption: Block | null): Generator<TextPart, void, void> {
  const rows = [...groupedBy(table, ({ cell }) => cell?.row ?? 0).values()]
  const unmarked = unmarkedHead(text, rows)
  let title = caption
  let hasData = false
  let heads = new Map<number, Block>()
  const headOf = ({ cell }: Block): Block[] => [heads.get(cell?.column ?? 0) ?? []].flat()
  for (const row of rows) {
    const cells = row === unmarked ? [] : row.filter(({ cell }) => !cell?.isHead)
    const rowHeads = row.filter(({ cell }) => cell?.isHead)
    const [only] = row
    if (cells.length === 0 && only) {
      if (row.length > 1) heads = new Map(row.map((block) => [block.cell?.column ?? 0, block]))
      else {
        if (!hasData) title ??= only
        yield { start: only.start, end: only.end, kind: 'heading' }
      }
      continue
    }
    hasData = true
    const about = title ? [partOutside(title, ', ')] : []
    if (new Set(cells.map(({ cell }) => cell?.column)).size === 1) {
      for (const block of cells) {
        const before = [...rowHeads, ...headOf(block)].map((head) => partOutside(head, ': '))
        if (before.length === 0 || !isFragment(text, block)) yield partOfBlock(text, block)
        else
          yield {
            ...joinPassage(text, [...about, ...before, { ...block, isHere: true, then: '' }], before),
            kind: 'row',
          }
      }
    } else if (cells.every((block) => isFragment(text, block)) && lengthOf(row) <= LONGEST_ROW) {
      const said = row.flatMap((block): PassagePart[] => [
        ...(isBareValue(text, block) ? headOf(block).map((head) => partOutside(head, ': ')) : []),
        { ...block, isHere: true, then: ', ' },
      ])
      yield { ...joinPassage(text, [...about, ...said]), kind: 'row' }
    } else for (const block of row) yield partOfBlock(text, block)
  }
}

/** Returns the first row of a table if it is a head that is not marked as one: only this row has no figure. */
function unmarkedHead(text: string, rows: readonly Block[][]): Block[] | undefined {
  const [first, ...others] = rows
  const hasFigure = (row: readonly Block[]): boolean => row.some(({ start, end }) => /\d/.test(text.slice(start, end)))
  const isMarked = rows.some((row) => row.some(({ cell }) => cell?.isHead))
  return others.length > 1 && !isMarked && first && !hasFigure(first) && others.every(hasFigure) ? first : undefined
}

const partOutside = ({ start, end }: Block, then: string): PassagePart => ({ start, end, isHere: false, then })

function partOfBlock(text: string, block: Block): TextPart {
  const { start, end, kind, cell } = block
  const isProse = (kind === 'paragraph' || kind === 'quote') && cell === undefined
  const usualKind = cell !== undefined && isFragment(text, block) ? 'cell' : 'text'
  return { start, end, kind: kind === 'heading' ? 'heading' : usualKind, isProse }
}

/** Whether a block is a value or a fragment, and no prose. */
function isFragment(text: string, { start, end }: Block): boolean {
  if (end - start > LONGEST_LINE) return false
  const words = text.slice(start, end)
  if (/\p{Ll}{3}[.!?]["'”’)\]]*\s+\p{Lu}/u.test(words)) return false
  return !/[.!?]["'”’)\]]*$/.test(words) || words.split(/\s+/).length <= MOST_WORDS
}
/** Maximum numbers of characters of a line (`isFragment`) and of a table row that is read as one sentence. */
const LONGEST_LINE = 150
const LONGEST_ROW = 250
/** Maximum number of words of a fragment that ends like a sentence: "Tesla, Inc.". */
const MOST_WORDS = 4

/** Whether a cell after the first column is a date or figure, which needs its head; other values explain themselves. */
function isBareValue(text: string, { start, end, cell }: Block): boolean {
  if (!cell || cell.isHead || cell.column === 0) return false
  return /^(?:\p{Lu}\p{Ll}{2,8}\.? )?[^\p{L}\d]{0,3}\d\S*(?: \S+){0,3}$/u.test(text.slice(start, end))
}

const lengthOf = (row: readonly Block[]): number => row.reduce((sum, { start, end }) => sum + end - start, 0)

/** Returns the last sentence of a paragraph that ends with a colon, such as "He has worked at:"; else null. */
function sentenceWithColon(text: string, { kind, start, end }: Block): PassagePart | null {
  if (kind !== 'paragraph' || text[end - 1] !== ':') return null
  const words = text.slice(Math.max(start, end - LONGEST_LINE), end)
  const last = /(?:^|[.!?]["'”’)\]]*\s+)([^.!?]{4,}):$/.exec(words)?.[1]
  return last === undefined ? null : { start: end - 1 - last.length, end: end - 1, isHere: false, then: ' ' }
}

function joinPassage(
  text: string,
  pieces: readonly PassagePart[],
  heads: readonly PassagePart[] = [],
): Pick<TextPart, 'start' | 'end'> & { passage: JoinedSentence } {
  const ownPieces = pieces.filter(({ isHere }) => isHere)
  const start = ownPieces[0]?.start ?? 0
  const end = ownPieces.at(-1)?.end ?? start
  let words = ''
  const starts: number[] = []
  const ends: number[] = []
  let last = start
  for (const [i, piece] of pieces.entries()) {
    const next = piece.isHere ? piece.end : (pieces.slice(i).find(({ isHere }) => isHere)?.start ?? end)
    for (let at = piece.start; at < piece.end; at++) {
      starts.push(piece.isHere ? at : next)
      ends.push(piece.isHere ? at + 1 : last)
    }
    words += text.slice(piece.start, piece.end)
    if (piece.isHere) last = piece.end
    const then = i < pieces.length - 1 ? piece.then : ''
    for (const _ of then) {
      starts.push(next)
      ends.push(last)
    }
    words += then
  }
  const passage: JoinedSentence = {
    start,
    end,
    text: words,
    head: heads.map((piece) => text.slice(piece.start, piece.end).trim()).join(', '),
    startOf: (at) => starts[at] ?? end,
    endOf: (at) => ends[at - 1] ?? start,
  }
  return { start, end, passage }
}
