import { DOCUMENT_LIMITS, UnreadableDocument } from './unreadable'

/**
 * The purpose for which a document is read. A report keeps its citation marks and its list of sources for the importer;
 * an article has only its words.
 */
export type ReadingPurpose = 'report' | 'article'

export interface DocBlock {
  kind: 'heading' | 'text' | 'item' | 'row' | 'footnote'
  role?: 'quote' | 'caption'
  /** The text of the block, with citation marks such as [12]. Link addresses are in `links`. */
  text: string
  /** Line of the file, from 1. */
  line: number
  /** Level of a heading, from 1. */
  level?: number
  /** The number or name of a footnote, or the number in a numbered list. */
  label?: string
  /** Depth of a list item: the number of lists around it. */
  depth?: number
  cells?: TableCell[]
  /** Number of the table to which a row belongs, if the file format separates tables. */
  table?: number
  links: Link[]
}

export interface TableCell {
  text: string
  /** Offsets into the text of the cell. */
  links: Link[]
  isHead: boolean
}

/** A link, with offsets into the text of its block or cell. */
export interface Link {
  start: number
  end: number
  url: string
}

export interface ParsedDocument {
  blocks: DocBlock[]
  title?: string | undefined
  date?: string | undefined
  /** Day of the last revision, as a page such as one of an encyclopedia states it. */
  revised?: string | undefined
  /** `[words][label]`: addresses by label. */
  references: Map<string, string>
  /** Whether its letters are what a program has recognised in pictures of its pages. */
  isRecognised?: boolean
}

/** Returns code of a report with a guard behind each bracket, so that `row[1]` has no citation mark. */
export function guardedCode(code: string): string {
  return code.replace(/[[({^]/g, `$&${WORD_JOINER}`)
}

export function withoutGuards(text: string): string {
  return text.replaceAll(WORD_JOINER, '')
}

/** A word joiner, which has no width and is in no text by itself. */
const WORD_JOINER = '\u2060'

export function rowOf(cells: TableCell[], line: number): DocBlock {
  return { kind: 'row', text: `| ${cells.map(({ text }) => text).join(' | ')} |`, line, links: [], cells }
}

/** Adds a paragraph or a line to a cell, after "; " if the cell has text: each is a value of its own. */
export function addToCell(cell: TableCell, { text, links }: Pick<DocBlock, 'text' | 'links'>): void {
  if (cell.text !== '' && text.trim() !== '') cell.text += '; '
  const by = cell.text.length
  cell.links.push(...links.map(({ start, end, url }) => ({ start: start + by, end: end + by, url })))
  cell.text += text
}

/** Parses a line of a table in Markdown or plain text. Links get offsets into the text of their cell. */
export function rowOfLine(text: string, line: number, links: readonly Link[] = []): DocBlock {
  const start = /^\s*\|?/.exec(text)?.[0].length ?? 0
  const cells: TableCell[] = []
  let at = start
  for (const piece of text
    .slice(start)
    .replace(/\|\s*$/, '')
    .split('|')) {
    const from = at + (piece.length - piece.trimStart().length)
    const cell = piece.trim()
    cells.push({ text: cell, links: linksBetween(links, from, from + cell.length), isHead: false })
    at += piece.length + 1
  }
  return rowOf(cells, line)
}

export function textFrom(
  { text, links }: Pick<DocBlock, 'text' | 'links'>,
  start: number,
): Pick<DocBlock, 'text' | 'links'> {
  return { text: text.slice(start), links: linksBetween(links, start, text.length) }
}

export function linksBetween(links: readonly Link[], start: number, end: number): Link[] {
  return links
    .filter((link) => link.start >= start && link.end <= end)
    .map((link) => ({ ...link, start: link.start - start, end: link.end - start }))
}

/** Returns whether a line separates the head of a table from its rows: `|---|:--:|`. */
export function isTableRule(text: string): boolean {
  return /^[|\s:+=-]*$/.test(text) && /[-=]/.test(text)
}

const SOURCE_ENTRY = /^\s*(?:[[(【]?\^?(?:[A-Z]{1,3}\d{0,3}|\d{1,3}|[a-z])[\])】.:]?|[¹²³⁰⁴-⁹]{1,3}|[*†‡]{1,3})\s+\S/

/** Returns whether lines (below a possible line "Sources") are sources: all with a label, half with an address. */
export function areSources(lines: readonly string[]): boolean {
  const own = /^\W*\p{L}[\p{L} ]{3,30}\W*$/u.test(lines[0] ?? '') ? lines.slice(1) : lines
  return (
    own.length > 1 &&
    own.every((line) => SOURCE_ENTRY.test(line)) &&
    own.filter((line) => /https?:\/\//.test(line)).length >= own.length / 2
  )
}

/**
 * Converts raised text from an offset on: a number to a mark such as [1] in a report, and to nothing in an article.
 * After a single digit or a power of ten a number is an exponent; after a year or another long number it is a mark.
 */
export function convertRaisedText(text: string, from: number, purpose: ReadingPurpose): string {
  const inner = text
    .slice(from)
    .trim()
    .replace(/^[([]?(\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)[)\].]?$/, '$1')
    .replace(/\s*;\s*/g, ', ')
  const marked = text.slice(0, from) + (purpose === 'report' ? `[${inner}]` : '')
  // "born in 1867<sup>a</sup>": a letter after a word or a year is a mark, unlike the ending of an ordinal number.
  if (/^[a-k*†‡§](?:\s*,\s*[a-k*†‡§])*$/.test(inner) && /[\p{L}.,;:)”"’]\s?$|\b\d{4}$/u.test(text.slice(0, from)))
    return marked
  if (/^\[\d{1,4}\]$/.test(inner)) return text
  if (!/^\d{1,4}(?:\s*[,–-]\s*\d{1,4})*$/.test(inner)) return text
  if (/^[23]$/.test(inner) && /[\d\s/](?:[kcm]?m|ft|yd|mi|s)$/.test(text.slice(Math.max(0, from - 4), from)))
    return text.slice(0, from) + (inner === '2' ? '²' : '³')
  if (/(?:^|[^\d.,])(?:\d|10+)$/.test(text.slice(Math.max(0, from - 8), from))) return `${text.slice(0, from)}^${inner}`
  return marked
}

export const SOURCES_HEADING =
  /^\W*(?:(?:[\dIVX]+|[A-K])(?:[.)]|\s)\s*)?(?:(?:appendix|annex)\b[ \dA-Z]{0,3}[.:–—-]?\s+)?(?:(?:key|main|cited|full|numbered|annotated|primary|secondary|tertiary|selected|other|web|online|list of|all|my|our|the)?\s*(?:sources?(?: list| cited| used| consulted| checked| read| notes| and (?:tiers?|links|confidence|credits|ratings?)| & (?:tiers?|links)| with tiers?| by (?:tier|number|key|quality)| tiers?| table| index| register)?(?: in this \w+| for this \w+)?(?: \([^()]{1,40}\))?|references?(?: list| cited| and links)?(?: \([^()]{1,40}\))?|evidence base|literature cited|sources, [\p{Ll} ]{3,30})|(?:selected |select |short )?bibliography(?: and sources)?|bibliography|(?:works|literature) cited|citations?|end ?notes|foot ?notes|notes and references|notes & references|sources and (?:further reading|references|notes|reliability)|sources & (?:references|notes)|references and notes|source quality|références|bibliographie|notes|works consulted|further reading|(?:web ?|external |further |reference )?links|where this comes from)\W*$/iu

/** Collects blocks that have a letter or a digit; `line` is a block's number. Throws `too-long` above the limit. */
export class BlockList {
  readonly blocks: DocBlock[] = []
  private length = 0

  add({ text, links = [], ...block }: Omit<DocBlock, 'line' | 'links'> & { links?: Link[] }): void {
    this.push({ ...block, ...collapseBlanks(text, links), line: this.blocks.length + 1 })
  }

  addRow(cells: readonly TableCell[], table: number): void {
    const tidied = cells.map(({ text, links, isHead }) => ({ ...collapseBlanks(text, links), isHead }))
    this.push({ ...rowOf(tidied, this.blocks.length + 1), table })
  }

  private push(block: DocBlock): void {
    if (!/[\p{L}\p{N}]/u.test(block.text)) return
    this.length += block.text.length
    if (this.length > DOCUMENT_LIMITS.textLength) throw new UnreadableDocument('too-long')
    this.blocks.push(block)
  }
}

function collapseBlanks(text: string, links: readonly Link[]): { text: string; links: Link[] } {
  const before = (at: number) =>
    text
      .slice(0, at)
      .replace(/[\s\u00A0]+/gu, ' ')
      .trimStart().length
  return {
    text: text.replace(/[\s\u00A0]+/gu, ' ').trim(),
    links: links.map(({ start, end, url }) => ({ start: before(start), end: before(end), url })),
  }
}
