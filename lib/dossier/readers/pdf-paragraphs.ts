import type { BlockList } from './block'
import { marksInSentences } from './list-marks'
import { hyphenedWords, keepsHyphen, LONGEST_WORD, REST_OF_DIVIDED_WORD } from '@/lib/text/divided-words'
import { FIRST_NOTE_PAGE } from './pdf-lines'
import type { PdfLine } from './pdf-segments'

/**
 * Adds the paragraphs, items and headings of a PDF to a list of blocks. A PDF has only lines: paragraphs are recognised
 * by gaps, indents, short last lines and font sizes. Words hyphenated at the end of a line are joined.
 */
export function addParagraphs(pages: readonly (readonly PdfLine[])[], list: BlockList): void {
  const lines = pages.flat()
  const body = bodySize(lines)
  const hyphened = hyphenedWords(lines.map(({ text }) => text))
  let open: PdfLine[] = []
  const end = () => {
    const [first] = open
    if (first === undefined) return
    const text = joinLines(open, hyphened)
    const item = LIST_ITEM_MARK.exec(text)?.[0]
    const label = /\d+/.exec(item ?? '')?.[0]
    if (item !== undefined) list.add({ kind: 'item', text: text.slice(item.length), ...(label && { label }) })
    else if (isHeading(open, text, body)) list.add({ kind: 'heading', text, level: levelOf(first.size, body) })
    else list.add({ kind: 'text', text })
    open = []
  }
  const leading = usualLineSpacing(lines)
  const edges = columnEdgesByLine(lines)
  const inSentences = marksInSentences(
    lines.map(({ text }) => text),
    LIST_ITEM_MARK,
    (at) => couldContinueParagraph(lines.slice(Math.max(0, at - 2), at), lines[at], leading, edges),
  )
  for (const [at, line] of lines.entries()) {
    const before = open.at(-1)
    const isItem = LIST_ITEM_MARK.test(line.text) && !inSentences.has(at)
    if (before && (isItem || startsParagraph(before, line, leading, edges))) end()
    open.push(line)
  }
  end()
}

const LIST_ITEM_MARK = /^(?:[•‣◦▪●■]|\(?\d{1,2}[.)]|\[\d{1,3}\])\s+/u
const SENTENCE_END = /[.!?…]["'”’)\]]*$/u

/** Returns whether a line is below a full line, at the left edge of its text. */
function couldContinueParagraph(
  above: readonly PdfLine[],
  line: PdfLine | undefined,
  leading: number,
  edges: (line: PdfLine) => Column,
): boolean {
  const [first, before = first] = above
  if (!line || !before || startsParagraph(before, line, leading, edges) || !isFullLine(before, line, edges))
    return false
  const by = line.x - edges(line).left - (before.x - edges(before).left)
  const isIndented =
    first === before || (first && (before.y >= first.y || startsParagraph(first, before, leading, edges)))
  return Math.abs(by) < 0.5 * line.size || (by < 0 && isIndented === true)
}

function isFullLine(before: PdfLine, line: PdfLine, edges: (line: PdfLine) => Column): boolean {
  const { left, right } = edges(before)
  const rest = right - before.right
  return before.text.length > 20 && (rest < 0.12 * (right - left) || rest < firstWordWidth(line))
}

function startsParagraph(before: PdfLine, line: PdfLine, leading: number, edges: (line: PdfLine) => Column): boolean {
  if (Math.abs(line.size - before.size) > 0.08 * before.size) return true
  const gap = before.y - line.y
  if (line.page >= FIRST_NOTE_PAGE && line.page !== before.page) return true
  // In the next column or on the next page, the words show whether the paragraph continues, or a full last line.
  if (line.page !== before.page || gap < -0.5 * line.size) {
    return !continuesInNextLine(before, line) && (SENTENCE_END.test(before.text) || !isFullLine(before, line, edges))
  }
  if (gap > 1.35 * leading * line.size) return true
  const { left, right } = edges(line)
  const isIndented =
    line.x - left > 0.8 * line.size && line.x - left < 6 * line.size && before.x - left < 0.5 * line.size
  const isShort = right - before.right > 0.12 * (right - left)
  return SENTENCE_END.test(before.text) && (isIndented || isShort)
}

function firstWordWidth({ text, x, right }: PdfLine): number {
  return ((right - x) * (1 + (/^\S+/.exec(text)?.[0].length ?? 0))) / Math.max(1, text.length)
}

export function continuesInNextLine(before: PdfLine, { text }: PdfLine): boolean {
  return !SENTENCE_END.test(before.text) && (/^["'“‘(]?[\p{Ll}\d]/u.test(text) || CANNOT_END_SENTENCE.test(before.text))
}

/** The end of a line that cannot be the end of a sentence or heading. */
const CANNOT_END_SENTENCE =
  /(?:[,\u00AD-]|(?:^|[\s(])(?:a|an|the|and|or|but|of|on|in|at|by|to|for|from|with|as|into|than|that|which|who|was|were|is|are|had|has|its|his|her|their|about|between|before|after|until|since|during|under|over))$/iu

function isHeading(lines: readonly PdfLine[], text: string, body: number): boolean {
  const size = lines[0]?.size ?? body
  if (text.length > 200 || lines.length > 4) return false
  return size > 1.3 * body || (size > 1.1 * body && !SENTENCE_END.test(text))
}

/** Returns the level of a heading by its font size; a title is about twice as large as body text. */
function levelOf(size: number, body: number): number {
  if (size > 1.7 * body) return 1
  return size > 1.3 * body ? 2 : 3
}

function joinLines(lines: readonly PdfLine[], hyphened: ReadonlySet<string>): string {
  const parts: string[] = []
  let end = ''
  for (const { text } of lines) {
    const isDivided =
      HYPHENS.has(end.at(-1) ?? '') && /[\p{L}\p{N}]/u.test(end.at(-2) ?? '') && REST_OF_DIVIDED_WORD.test(text)
    if (!isDivided) parts.push(parts.length === 0 ? '' : ' ')
    // A word that was divided at the end of the line is one word again.
    else if (!keepsHyphen(end, text, hyphened)) parts.push((parts.pop() ?? '').slice(0, -1))
    parts.push(text)
    end = `${isDivided ? end : ''}${text}`.slice(-LONGEST_WORD - 1)
  }
  return parts.join('')
}

const HYPHENS: ReadonlySet<string> = new Set(['-', '\u00AD', '\u2010'])

/** Returns the font size of most characters, in half points. */
export function bodySize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of lines) {
    const key = Math.round(size * 2) / 2
    letters.set(key, (letters.get(key) ?? 0) + text.length)
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

function usualLineSpacing(lines: readonly PdfLine[]): number {
  const gaps = lines.flatMap((line, at) => {
    const before = lines[at - 1]
    const gap = before?.page === line.page && before.size > 0 ? (before.y - line.y) / before.size : 0
    return gap > 0.5 && gap < 3.5 ? [gap] : []
  })
  gaps.sort((a, b) => a - b)
  // Below the median, since documents of many short paragraphs have more wide gaps than narrow ones.
  return gaps[Math.floor(gaps.length * 0.35)] ?? 1.2
}

interface Column {
  left: number
  right: number
}

/** Returns a line's column edges: least x and greatest end of its page's lines that begin in the same 60 points. */
function columnEdgesByLine(lines: readonly PdfLine[]): (line: PdfLine) => Column {
  const STEP = 60
  const columns = new Map<string, Column>()
  const keyOf = (line: PdfLine) => `${line.page}:${Math.floor(line.x / STEP)}`
  for (const line of lines) {
    const known = columns.get(keyOf(line))
    if (!known) columns.set(keyOf(line), { left: line.x, right: line.right })
    else columns.set(keyOf(line), { left: Math.min(known.left, line.x), right: Math.max(known.right, line.right) })
  }
  return (line) => columns.get(keyOf(line)) ?? { left: line.x, right: line.right }
}
