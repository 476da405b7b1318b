import type { Block, BlockKind, CellPlace, Block as PlacedBlock } from '@/lib/schema/finding'
import { withoutTimes } from '@/lib/text/timed-lines'
import type { CheckableText, OwnDocument } from './checkable-document'
import { textMarksInSentences } from './list-marks'
import { isTableRule, type DocBlock } from './block'

/**
 * Reads a plain text file as an article. Blank lines separate blocks. Each line is a block, unless the file is wrapped
 * at some width: then a full line continues in the next line.
 */
export function readText(text: string): CheckableText {
  const untimed = withoutTimes(text)
  const lines = linesOf(untimed)
  const width = wrapWidth(lines)
  const blocks: Block[] = []
  const joinedLines: [number, number][] = []
  const cellPlaces = newCellPlaces()
  let openBlock: Block | null = null
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (line.cell) {
      const cell = cellPlaces(line.cell, before?.cell === undefined)
      openBlock = null
      if (line.kind) blocks.push({ start: line.start, end: line.end, kind: line.kind, cell })
      else if (line.cell.isRule && !line.cell.more) markHeadCells(blocks, cell)
      continue
    }
    if (openBlock && before && width > 0 && continuesOnNextLine(before, line, width)) {
      joinedLines.push([openBlock.end, line.start])
      openBlock.end = line.end
      if (openBlock.kind === 'heading') openBlock.kind = 'paragraph'
      continue
    }
    openBlock = line.kind === null ? null : { start: line.start, end: line.end, kind: line.kind }
    if (openBlock) blocks.push(openBlock)
  }
  // A row that was copied alone is a label with its value.
  const [label, value, more] = blocks
  if (label?.cell && value?.cell?.row === label.cell.row && !more) label.cell.isHead = true
  return { text, article: { text: withoutBreaks(untimed, joinedLines), blocks }, extracted: false }
}

/** Reads a plain text file, whose title is a heading among its first blocks. */
export function readTextDocument(file: string): OwnDocument {
  const readable = readText(file)
  const { text, blocks = [] } = readable.article
  const heading = blocks.slice(0, 3).find(({ kind }) => kind === 'heading')
  return { title: heading ? text.slice(heading.start, heading.end).trim() : null, readable }
}

/** One line, without its indent and its list or table marks. `kind` is null for a line with no words. */
interface TextLine {
  start: number
  end: number
  words: string
  kind: BlockKind | null
  /** Whether it begins a list item, a quote or a table cell. */
  marked: boolean
  /** Whether its first sign looks like the mark of an item, but continues the sentence above. */
  inSentence?: boolean
  /** A cell of a table; `more`: a further one of its row. `isRule`: part of the line below the head. */
  cell?: { more: boolean; isRule: boolean }
}

function linesOf(text: string): TextLine[] {
  const found = [...text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)].filter((m) => m[0] !== '')
  const inSentences = textMarksInSentences(
    found.map(([line]) => line),
    INDENTED_ITEM,
  )
  return found.flatMap((m, at) => parseLine(m[0], m.index, inSentences.has(at)))
}

const LIST_ITEM_MARK = /^(?:[-*+•‣◦·–—]|\d{1,3}[.)])\s+/u
const INDENTED_ITEM = new RegExp(`^[\\s\\uFEFF]*${LIST_ITEM_MARK.source.slice(1)}`, 'u')
const BLOCK_MARKS: [RegExp, BlockKind][] = [
  [LIST_ITEM_MARK, 'item'],
  [/^>\s*/u, 'quote'],
]

function parseLine(raw: string, at: number, inSentence: boolean): TextLine[] {
  const indent = /^[\s\uFEFF]*/u.exec(raw)?.[0].length ?? 0
  const bare = raw.slice(indent).trimEnd()
  const mark = inSentence ? undefined : BLOCK_MARKS.find(([pattern]) => pattern.test(bare))
  const isRow = bare.startsWith('|') || bare.endsWith('|')
  if (isRow || (!mark && bare.includes('\t'))) return cellsOfRow(bare, at + indent, isRow ? /[^|]+/g : /[^\t]+/g)
  const skip = mark?.[0].exec(bare)?.[0].length ?? 0
  const words = bare.slice(skip)
  const kind = /[\p{L}\p{N}]/u.test(words) ? (mark?.[1] ?? (isHeading(words) ? 'heading' : 'paragraph')) : null
  return [
    { start: at + indent + skip, end: at + indent + bare.length, words, kind, marked: mark !== undefined, inSentence },
  ]
}

/**
 * Returns the cells of a table row, which has bars or, copied from a page, tabs between them. A line with a single cell
 * and no bar before it continues the row above it.
 */
function cellsOfRow(row: string, at: number, cells: RegExp): TextLine[] {
  const parts = [...row.matchAll(cells)]
  return parts.flatMap((m, i) => {
    const words = m[0].trim()
    const start = at + m.index + (m[0].length - m[0].trimStart().length)
    const kind = /[\p{L}\p{N}]/u.test(words) ? 'cell' : null
    const more = i > 0 || (parts.length === 1 && !row.startsWith('|'))
    return [{ start, end: start + words.length, words, kind, marked: true, cell: { more, isRule: isTableRule(row) } }]
  })
}

/** Returns a function that gives each cell in turn its place: number of table, row and column. */
function newCellPlaces(): (cell: { more: boolean }, isFirst: boolean) => CellPlace {
  let table = 0
  let row = 0
  let column = 0
  return ({ more }, isFirst) => {
    if (isFirst) table++
    if (isFirst || !more) [row, column] = [row + 1, 0]
    else column++
    return { table, row, column, isHead: false }
  }
}

/** Marks the cells of the row above a rule as heads, if the row is the first of its table. */
function markHeadCells(blocks: readonly Block[], { table, row }: CellPlace): void {
  const from = blocks.findLastIndex(({ cell }) => cell?.row !== row - 1) + 1
  if (blocks[from - 1]?.cell?.table === table) return
  for (const { cell } of blocks.slice(from)) if (cell) cell.isHead = true
}

/** Returns whether a line is short and has no end mark. This is a guess, which the engine uses only as a hint. */
function isHeading(words: string): boolean {
  return words.length <= 100 && !/[.!?:;,…]["'”’)\]]*$/u.test(words)
}

/** Returns the width at which a file is wrapped, in characters, or 0 if each line is a paragraph. */
function wrapWidth(lines: readonly TextLine[]): number {
  const width = lines.reduce((longest, line) => Math.max(longest, line.words.length), 0)
  // Narrower columns are lists and verse; wrapped text is not wider.
  if (width < 50 || width > 110) return 0
  const full = lines.flatMap((line, at) => {
    const next = lines[at + 1]
    return next && continuesOnNextLine(line, next, width)
      ? [{ ...next, inSentence: next.inSentence === true || line.words.endsWith(',') }]
      : []
  })
  // In wrapped prose most breaks are inside a sentence, so the next line begins with a small letter or goes on otherwise.
  const inside = full.filter((next) => next.inSentence || /^["'“‘(]?\p{Ll}/u.test(next.words)).length
  return inside > 0 && inside >= full.length / 3 ? width : 0
}

function continuesOnNextLine(line: TextLine, next: TextLine, width: number): boolean {
  if (line.kind === null || next.kind === null || next.marked || line.kind === 'cell') return false
  const first = /^\S+/u.exec(next.words)?.[0].length ?? 0
  return line.words.length + 1 + first > width * 0.9
}

/** Replaces line breaks inside blocks by as many blanks, so that offsets stay valid. */
function withoutBreaks(text: string, gaps: readonly [number, number][]): string {
  let out = ''
  let at = 0
  for (const [start, end] of gaps) {
    out += text.slice(at, start) + ' '.repeat(end - start)
    at = end
  }
  return out + text.slice(at)
}

/** Writes blocks as text that the user can edit: "# " before a heading, "- " a list item, "> " a quote, "|" in rows. */
export function writeBlocks(blocks: readonly DocBlock[]): string {
  let text = ''
  let before: DocBlock | undefined
  for (const block of blocks) {
    const isBelow = block.cells && before?.cells && before.table === block.table
    // A table in a text needs a rule below its head.
    const rule = isBelow && isHeadRow(before) && !isHeadRow(block) ? '|---|\n' : ''
    const gap = isBelow ? '\n' : '\n\n'
    text += `${text === '' ? '' : gap}${rule}${blockMarkOf(block)}${block.text}`
    before = block
  }
  return text
}

function blockMarkOf({ kind, role }: DocBlock): string {
  if (kind === 'heading') return '# '
  if (kind === 'item') return '- '
  return role === 'quote' ? '> ' : ''
}

const isHeadRow = (row: DocBlock | undefined): boolean => row?.cells?.every((cell) => cell.isHead) ?? false

/**
 * Reads a text that was typed or pasted in the panel, like `readText`, with lines that begin with "# " as headings. The
 * text itself and its offsets stay as they are.
 */
export function readTypedText(text: string): CheckableText {
  const readable = readText(text)
  const { blocks = [] } = readable.article
  const withHeadings = blocks.map((block): PlacedBlock => {
    const mark = /^#{1,6}[ \t]+(?=\S)/.exec(text.slice(block.start, block.start + 40))?.[0]
    if (mark === undefined || block.kind === 'cell') return block
    return { start: block.start + mark.length, end: block.end, kind: 'heading' }
  })
  return { ...readable, article: { ...readable.article, blocks: withHeadings } }
}
