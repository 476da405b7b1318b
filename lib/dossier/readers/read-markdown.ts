import type { Nodes, Parents, Table } from 'mdast'
import type { Block, BlockKind, CellPlace } from '@/lib/schema/finding'
import type { Readable, Span } from './readable'
import { isoDate } from './iso-date'
import { parseMarkdown } from './parse-markdown'

/**
 * A Markdown file as an article: its visible text, without marks, link targets, code blocks and raw HTML. `locate`
 * converts offsets to the file's text.
 */
export function readMarkdown(text: string): Readable {
  // The parser treats a byte order mark as a letter and would miss a heading after it.
  const skip = text.startsWith('\uFEFF') ? 1 : 0
  const page = new Page(text, skip)
  page.read(parseMarkdown(text.slice(skip)), 'paragraph')
  return page.finish()
}

const OUT_OF_SIGHT = new Set(['code', 'html', 'definition', 'footnoteReference', 'thematicBreak', 'yaml'])

/** Collects the plain text and, for each of its units, the unit of the file that it came from. */
class Page {
  private plain = ''
  private readonly origin: number[] = []
  private readonly blocks: Block[] = []
  private date: string | null = null
  private tables = 0
  private rows = 0

  constructor(
    private readonly source: string,
    private readonly skip: number,
  ) {}

  read(node: Nodes, kind: BlockKind): void {
    if (node.type === 'yaml') this.date = dateOfMatter(node.value)
    if (OUT_OF_SIGHT.has(node.type)) return
    switch (node.type) {
      case 'heading':
        return this.block(node, 'heading')
      case 'paragraph':
        return this.block(node, kind)
      case 'table':
        return this.table(node)
      case 'blockquote':
        return node.children.forEach((child) => this.read(child, 'quote'))
      case 'listItem':
        return node.children.forEach((child) => this.read(child, 'item'))
      default:
        if ('children' in node) node.children.forEach((child) => this.read(child, kind))
    }
  }

  private table({ children }: Table): void {
    this.tables++
    for (const [i, row] of children.entries()) {
      this.rows++
      for (const [column, cell] of row.children.entries())
        this.block(cell, 'cell', { table: this.tables, row: this.rows, column, isHead: i === 0 })
    }
  }

  finish(): Readable {
    const { plain, origin, blocks, date, source } = this
    const locate = ({ start, end }: Span): Span => {
      const last = origin[end - 1]
      return { start: origin[start] ?? source.length, end: last === undefined ? source.length : last + 1 }
    }
    const article = { text: plain, blocks, ...(date === null ? {} : { date }) }
    return { text: source, article, locate, extracted: false }
  }

  private block(node: Parents, kind: BlockKind, cell?: CellPlace): void {
    const start = this.plain.length
    node.children.forEach((child) => this.inline(child, this.endOf(node)))
    const words = this.plain.slice(start)
    if (/[\p{L}\p{N}]/u.test(words)) {
      const end = start + words.trimEnd().length
      this.blocks.push({ start: start + words.length - words.trimStart().length, end, kind, ...(cell && { cell }) })
    }
    this.add('\n\n', this.origin.at(-1) ?? 0)
  }

  /** @param until where the node around it ends: the parser gives a bare "www" at a paragraph's start no position of its own */
  private inline(node: Nodes, until: number): void {
    const offset = node.position?.start.offset
    const start = offset === undefined ? Math.min((this.origin.at(-1) ?? -1) + 1, until - 1) : offset + this.skip
    const end = node.position ? this.endOf(node) : until
    if (node.type === 'text' || node.type === 'inlineCode') {
      const offsets = textOffsets(this.source, start, end, node.value)
      this.plain += node.value.replace(/[\r\n]/g, ' ')
      // One by one: a paragraph may have more characters than a call has arguments.
      for (const offset of offsets) this.origin.push(offset)
    } else if (node.type === 'break') this.add(' ', start)
    else if ('children' in node) node.children.forEach((child) => this.inline(child, end))
  }

  private endOf(node: Nodes): number {
    const offset = node.position?.end.offset
    return offset === undefined ? this.source.length : offset + this.skip
  }

  private add(words: string, from: number): void {
    this.plain += words
    this.origin.push(...Array<number>(words.length).fill(from))
  }
}

function dateOfMatter(matter: string): string | null {
  const value = /^(?:date|published|publish_date|pubDate)\s*[:=]\s*["']?([^"'\n]+)/im.exec(matter)?.[1]
  return value === undefined ? null : isoDate(value)
}

/**
 * The position of each UTF-16 unit of a Markdown text node in the file. The node's value has decoded escapes and
 * entities, and lacks the marks of quotes and lists on each line; the order is the file's.
 *
 * @param start,end the node's span in `source`
 * @returns one offset per unit of `value`, ascending, all within the span
 */
function textOffsets(source: string, start: number, end: number, value: string): number[] {
  const offsets: number[] = []
  let at = start
  for (let n = 0; n < value.length; n++) {
    const unit = value.charAt(n)
    while (at < end && source.charAt(at) !== unit && !isEntity(source, at)) at++
    offsets.push(Math.min(at, end - 1))
    if (source.charAt(at) === unit && !(unit === '&' && isEntity(source, at))) {
      at++
      continue
    }
    // An entity is one character, of one or two units.
    const length = isEntity(source, at) ? source.indexOf(';', at) - at + 1 : 0
    if (isPair(value, n)) {
      offsets.push(Math.min(at, end - 1))
      n++
    }
    at += length
  }
  return offsets
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy

function isEntity(source: string, at: number): boolean {
  if (source.charCodeAt(at) !== 0x26) return false
  ENTITY.lastIndex = at
  return ENTITY.test(source)
}

function isPair(value: string, at: number): boolean {
  const unit = value.charCodeAt(at)
  return unit >= 0xd800 && unit < 0xdc00 && at + 1 < value.length
}
