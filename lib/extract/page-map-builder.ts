import type { BlockKind, CellPlace } from '@/lib/schema/finding'
import {
  BLOCK_BREAK,
  endsSentence,
  endsWithinSentence,
  isBrokenByHand,
  UNREADABLE_SIGN,
  UNREAD_BEGINNING,
} from '@/lib/text/article-blocks'
import { withoutTimes } from '@/lib/text/timed-lines'
import { rangesOf, type MappedBlock, type PageMap, type TextNodePart } from './page-map'
import { attributeOf, unclobbered, boxOf, tagOf, parentIn } from './unclobbered'
import type { UnreadPart } from '@/lib/schema/unread'

/**
 * Collects text nodes into blocks. White space is collapsed as in the browser, soft hyphens and zero-width characters
 * are dropped, and each remaining character keeps its position in its node.
 */
export class PageMapBuilder {
  private readonly parts: string[] = []
  private readonly blocks: MappedBlock[] = []
  private readonly pieces: TextNodePart[] = []
  private readonly placeOf = createCellPlaces()
  private length = 0
  private block: { kind: BlockKind; element: Element; start: number } | null = null
  /**
   * A pending space and its position, if it has one. It is written only before the next character, so that no block
   * ends in a space.
   */
  private space: { node: Text; at: number } | 'nowhere' | null = null
  /** A drop cap, which is written before the next word. */
  private cap: { letters: string; node?: Text; at: number } | null = null
  /** Start of the current line, in text that shows line breaks. */
  private lineStart = 0
  /** Whether the last text node ended with a line break: the next one shows whether a line ends there. */
  private isLineOpen = false
  private isLineStart = true
  readonly unread = new Set<UnreadPart>()
  /** Elements that may lie over words near them, with the length of the text before them. */
  readonly covers: { element: Element; at: number }[] = []
  /** The number of the answer that is being read, on a page of a chat. */
  answer: number | undefined

  get written(): number {
    return this.length
  }

  /** Returns the last 40 characters of the open block, at most; with a blank at the end if one is pending. */
  tail(): string {
    if (!this.block || this.block.start < 0) return ''
    const text = this.parts.slice(-40).join('')
    return text.slice(-Math.min(40, this.length - this.block.start)) + (this.space ? ' ' : '')
  }

  /** Begins a block for the following text, which belongs to `element`; an open block ends. */
  begin(kind: BlockKind, element: Element): void {
    // What a style draws before a list item stands before the paragraph in it.
    if (this.block && this.tail() === UNREAD_BEGINNING) {
      this.block = { ...this.block, kind, element }
      return
    }
    this.end()
    this.block = { kind, element, start: -1 }
    this.isLineStart = true
  }

  /**
   * Opens the last block again after a figure within its sentence, as a paragraph ends at a figure in HTML.
   *
   * @returns whether its text ends within a sentence
   */
  reopen(): boolean {
    const last = this.blocks.at(-1)
    const open = this.block && this.block.start >= 0 ? this.tail() : this.parts.slice(-40).join('').slice(-40)
    if (last?.kind !== 'paragraph' || !/[\p{L}\d,]\s*$/u.test(open)) return false
    if (this.block && this.block.start >= 0) return true
    this.blocks.pop()
    this.block = last
    this.space = 'nowhere'
    return true
  }

  /** Ends the open block. An empty block is dropped. */
  end(): void {
    const { block } = this
    this.block = null
    this.space = null
    if (!block || block.start < 0) return
    const cell = block.kind === 'cell' || block.kind === 'item' ? this.placeOf(block.element) : undefined
    this.blocks.push({
      kind: block.kind,
      element: block.element,
      start: block.start,
      end: this.length,
      ...(cell && { cell }),
      ...(this.answer !== undefined && { answer: this.answer }),
    })
  }

  /** Adds a gap, as for `<br>` or an image: the words on its two sides stay separate. */
  gap(): void {
    this.space ??= 'nowhere'
  }

  /** Adds the break of a single `<br>`: a blank within a sentence or where lines are broken by hand, else the end of a line. */
  lineBreak(next: string, isWrapped: boolean): void {
    const line = this.tail().trimEnd()
    const block = this.block
    const isEnded = line === '' || /[.!?…:;,]["”’)\]]*$/.test(line)
    // The lines of a heading are one, and so are those of a value in a table.
    const isOne = block?.kind === 'heading' || (block?.kind === 'cell' && !isOnlyCell(block.element))
    if (block && !isWrapped && !isOne && !isEnded && beginsLine(next.trimStart()) && !endsWithinSentence(line))
      this.begin(block.kind, block.element)
    else this.gap()
    this.lineStart = this.length
    this.isLineStart = true
  }

  /** Adds the sign of something that is shown and not read: one for all that stand side by side. */
  hole(): void {
    if (!this.tail().endsWith(UNREADABLE_SIGN)) this.write(UNREADABLE_SIGN)
  }

  /** Adds words that are shown but have no position, such as those of a picture. */
  words(text: string): void {
    if (text !== '') this.write(text)
  }

  /** Adds a drop cap: it joins the next word, even of the next block. */
  dropCap(cap: Node): void {
    const node = firstText(cap)
    const letters = (cap.textContent ?? '').trim()
    const at = node?.data.indexOf(letters) ?? -1
    this.cap = node && at >= 0 ? { letters, node, at } : { letters, at: 0 }
    this.space = null
  }

  /**
   * @param keepsLines the element shows line breaks: an empty line ends the block, and so does a line on its own
   * @param change replaces text by other text of the same length
   */
  text(node: Text, keepsLines: boolean, change = (text: string) => text): void {
    // The marks of quoted mail belong to no sentence.
    const marks =
      keepsLines || this.isLineStart ? /^[^\S\n]*(?:[A-Z]{0,3}>[> ]*|\|(?=\s[^|\n]*$))/gm : /(?<=\n)[^\S\n]*>[> ]*/g
    const given = keepsLines && (node.data.match(FRAMED_LINE)?.length ?? 0) > 3 ? withoutFrame(node.data) : node.data
    const unmarked = /[>|]/.test(given) ? given.replace(marks, blanksFor) : given
    const data = keepsLines ? withoutTimes(unmarked) : unmarked
    const isLineEnd = keepsLines && data.includes('\n') ? lineEndsOf(data) : null
    for (const match of data.matchAll(CHARACTER_RUNS)) {
      const [part] = match
      if (isSpace(part)) {
        if (isLineEnd && this.block && part.includes('\n')) {
          if (isLineEnd(part, match.index, this.length - this.lineStart))
            this.begin(this.block.kind, this.block.element)
          else if (match.index + part.length === data.length) this.isLineOpen = true
          this.lineStart = this.length
        }
        if (this.space === null || this.space === 'nowhere') this.space = { node, at: match.index }
      } else if (!INVISIBLE_AT_START.test(part)) this.write(change(part), node, match.index)
    }
  }

  done(): PageMap {
    this.end()
    const map: PageMap = {
      text: this.parts.join(''),
      blocks: this.blocks,
      pieces: this.pieces,
      unread: [...this.unread],
    }
    return { ...map, text: textWithHoles(map, this.covers) }
  }

  private write(part: string, node?: Text, at = 0): void {
    const { kind, element } = this.block ?? {}
    if (this.isLineOpen && kind && element && beginsLine(part) && !endsWithinSentence(this.tail().trimEnd()))
      if (endsSentence(this.tail().trimEnd()) || !isBrokenByHand(element.textContent.split('\n')))
        this.begin(kind, element)
    this.isLineOpen = this.isLineStart = false
    const { block, cap } = this
    if (!block) return
    const hasBegun = block.start >= 0
    if (!hasBegun) {
      this.lineStart = this.length
      if (this.length > 0) this.push(BLOCK_BREAK)
      block.start = this.length
    } else if (this.space) this.writeSpace()
    if (cap) {
      this.cap = null
      this.place(cap.letters, cap.node, cap.at)
      // Blanks after a floating letter are not shown, but "A" and "I" are words, and "M" may be the initial of "Mira".
      const isWord = this.space && /^[AI]$/.test(cap.letters)
      if (isWord || !/^(?:['’\p{Ll}]|\p{Lu}{2})/u.test(part)) this.push(' ')
    }
    this.space = null
    this.place(part, node, at)
  }

  private writeSpace(): void {
    if (this.space === 'nowhere') this.push(' ')
    else if (this.space) this.place(' ', this.space.node, this.space.at)
  }

  /** Extends the last piece when the characters follow it both in the text and in the node. */
  private place(part: string, node: Text | undefined, at: number): void {
    const last = this.pieces.at(-1)
    if (node && last?.node === node && last.at + last.length === at && last.start + last.length === this.length)
      last.length += part.length
    else if (node) this.pieces.push({ start: this.length, length: part.length, node, at })
    this.push(part)
  }

  private push(part: string): void {
    this.parts.push(part)
    this.length += part.length
  }
}

/** Returns the text, with signs in the place of words that something lies over. */
function textWithHoles(map: PageMap, covers: PageMapBuilder['covers']): string {
  let { text } = map
  for (const { element, at } of covers.slice(0, 30)) {
    const box = boxOf(element)
    const from = Math.max(0, at - NEAR)
    for (const { 0: word, index } of text.slice(from, at + NEAR).matchAll(/[\p{L}\p{N}]+/gu)) {
      const start = from + index
      const end = from + index + word.length
      const isCovered = rangesOf(map, start, end).some((range) => {
        const { left, right, top, bottom } = range.getBoundingClientRect()
        const isOnLine = box.top < (top + bottom) / 2 && box.bottom > (top + bottom) / 2
        return isOnLine && box.left < right - 3 && box.right > left + 3 && !element.contains(range.startContainer)
      })
      if (isCovered) text = text.slice(0, start) + UNREADABLE_SIGN.repeat(word.length) + text.slice(end)
    }
  }
  return text
}

/** Characters around a cover in which its words are looked for. */
const NEAR = 300

const blanksFor = (mark: string): string => mark.replace(/\S/g, ' ')

/** Matches a line between two signs, as in a file whose text is set in a frame. */
const FRAMED_LINE = /^[^\S\n]*[|│║][^|│║\n]*[|│║][^\S\n]*$/gm
const withoutFrame = (text: string): string => text.replace(FRAMED_LINE, (line) => line.replace(/[|│║]/g, ' '))

function firstText(within: Node): Text | undefined {
  for (const node of within.childNodes) {
    const text = node.nodeType === 3 ? (node as Text) : firstText(node)
    if (text?.data.trim()) return text
  }
  return undefined
}

const VISIBLE_CHARACTERS = '[^\\s\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000\\u00ad\\u200b-\\u200d\\u2060\\ufeff]+'
/**
 * Runs of other characters with single spaces between them, which stay as they are; runs of white space (also no-break
 * and narrow spaces); runs of invisible characters.
 */
const CHARACTER_RUNS = new RegExp(
  `${VISIBLE_CHARACTERS}(?: ${VISIBLE_CHARACTERS})*|[\\s\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]+|[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]+`,
  'g',
)
const INVISIBLE_AT_START = /^[\u00ad\u200b-\u200d\u2060\ufeff]/

const isSpace = (part: string): boolean => part.trim() === '' && !INVISIBLE_AT_START.test(part)

/**
 * Creates a function that finds the place of an element in the tables of a page; it must be called in reading order. In
 * a list of terms each term begins a row, as its head. Undefined outside tables, and in tables for layout.
 */
function createCellPlaces(): (element: Element) => CellPlace | undefined {
  const tables = new Map<Element, { table: number; filled: number[] }>()
  const places = new Map<Element, CellPlace>()
  const placedRows = new Set<Element>()
  let rows = 0

  function placeRow(row: Element, list: Element): void {
    placedRows.add(row)
    const known = tables.get(list) ?? { table: tables.size, filled: [] }
    tables.set(list, known)
    const { table, filled } = known
    rows++
    let column = 0
    for (const cell of unclobbered(row, 'children')) {
      if (isWithoutBox(cell)) continue
      while (countDownRowSpan(filled, column)) column++
      // The words of cells beyond are read as text.
      if (column >= MOST_COLUMNS) break
      const down = cellSpanOf(cell, 'rowspan')
      const across = Math.min(cellSpanOf(cell, 'colspan'), MOST_COLUMNS - column)
      places.set(cell, {
        table,
        row: rows,
        column,
        isHead: tagOf(cell) === 'th',
        ...(down > 1 && { down }),
        ...(across > 1 && { across }),
      })
      for (const next = column + across; column < next; column++) filled[column] = down - 1
    }
    for (; column < filled.length; column++) countDownRowSpan(filled, column)
  }

  /** Whether a cell of an earlier row reaches into this column; counts down its rows. */
  function countDownRowSpan(filled: number[], column: number): boolean {
    const left = filled[column] ?? 0
    if (left > 0) filled[column] = left - 1
    return left > 0
  }

  function placeTerm(cell: Element, list: Element): void {
    const known = tables.get(list) ?? { table: tables.size, filled: [] }
    tables.set(list, known)
    const isHead = tagOf(cell) === 'dt'
    if (isHead) rows++
    places.set(cell, { table: known.table, row: rows, column: isHead ? 0 : 1, isHead })
  }

  return (element) => {
    const cell = closestElement(element, 'td, th, dt, dd')
    if (!cell) return undefined
    const list = closestElement(cell, 'table, dl')
    if (!list || LAYOUT_ROLES.has(attributeOf(list, 'role'))) return undefined
    const row = parentIn(cell)
    if (tagOf(list) === 'dl') {
      if (!places.has(cell)) placeTerm(cell, list)
    } else if (row && !placedRows.has(row)) placeRow(row, list)
    return places.get(cell)
  }
}

/** Returns whether an element of a row takes no column: a script, or a cell that is not displayed. */
const isWithoutBox = (cell: Element): boolean =>
  unclobbered(cell, 'ownerDocument').defaultView?.getComputedStyle(cell).display === 'none'

function isOnlyCell(element: Element): boolean {
  const cell = closestElement(element, 'td, th')
  return cell !== null && !unclobbered(cell, 'previousElementSibling') && !unclobbered(cell, 'nextElementSibling')
}

const LAYOUT_ROLES = new Set(['presentation', 'none'])
const closestElement = (element: Element, selector: string): Element | null =>
  unclobbered(element, 'closest').call(element, selector)

/** Returns the span of a cell, 1 to `MOST_CELL_SPAN`: a page may state any number. */
function cellSpanOf(cell: Element, name: 'rowspan' | 'colspan'): number {
  const span = Number.parseInt(attributeOf(cell, name), 10)
  return span > 0 ? Math.min(span, MOST_CELL_SPAN) : 1
}
const MOST_CELL_SPAN = 50
/** Columns of a table whose cells have a place, after spans: a few cells may span any number. */
const MOST_COLUMNS = 100

/**
 * Returns a test whether a line break in this text ends a paragraph or a line on its own, such as one of a list. In text
 * that is wrapped at a fixed width, a break is only a blank where the next word had no room.
 *
 * @returns function of the white space with the break, its offset, and the length of the line before it
 */
function lineEndsOf(text: string): (space: string, at: number, line: number) => boolean {
  // Blanks are counted as they are written to the page's text: without the indent, and one between two words.
  const widths = text.split('\n').map((line) => line.trim().replace(/\s+/g, ' ').length)
  const most = widths.reduce((a, b) => Math.max(a, b), 0)
  const full = widths.filter((width) => width >= 0.8 * most).length
  const isWrapped = most >= 40 && most <= 120 && full >= 3 && full > widths.filter((width) => width > 0).length / 2
  const around = (at: number): string => {
    const from = text.lastIndexOf('\n\n', at)
    const to = text.indexOf('\n\n', at)
    return text.slice(Math.max(from, at - 800, 0), to < 0 ? at + 800 : Math.min(to + 1, at + 800))
  }
  const isProse = (at: number): boolean => /[\p{Ll}\d]{2}[.!?]["”’)\]]*\s/u.test(around(at))
  return (space, at, line) => {
    if (/\n[^\S\n]*\n/.test(space)) return true
    if (endsWithinSentence(text.slice(Math.max(0, at - 40), at))) return false
    const next = text.slice(at + space.length, at + space.length + 60)
    const word = /^\S*/.exec(next)?.[0].length ?? 0
    return isWrapped
      ? LIST_MARK.test(next) ||
          // A paragraph of prose that was broken by hand goes on behind a short line.
          (line + 1 + word < most && next !== '' && (endsSentence(text.slice(Math.max(0, at - 9), at)) || !isProse(at)))
      : beginsLine(next) &&
          (LIST_MARK.test(next) ||
            endsSentence(text.slice(Math.max(0, at - 9), at)) ||
            !isBrokenByHand(around(at).trim().split('\n')))
  }
}

const LIST_MARK = /^(?:(?:[-*•–—|]|#{1,6}|\(?\d{1,3}[.)])\s|\p{Emoji_Presentation})/u

/** Whether a text looks like the beginning of a line on its own, and not like the rest of the line before it. */
const beginsLine = (text: string): boolean =>
  /^(?:["“‘'([]?\p{Lu}|\p{Emoji_Presentation}|(?:[-*•–—#|]|\(?\d{1,3}[.)])\s)/u.test(text)
