import type { Nodes, Parents } from 'mdast'
import type { Block, BlockKind } from '@/lib/schema/finding'
import type { Readable, Span } from './readable'
import { textOffsets } from './text-offsets'
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
      case 'tableCell':
        return this.block(node, 'cell')
      case 'blockquote':
        return node.children.forEach((child) => this.read(child, 'quote'))
      case 'listItem':
        return node.children.forEach((child) => this.read(child, 'item'))
      default:
        if ('children' in node) node.children.forEach((child) => this.read(child, kind))
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

  private block(node: Parents, kind: BlockKind): void {
    const start = this.plain.length
    node.children.forEach((child) => this.inline(child, this.endOf(node)))
    const words = this.plain.slice(start)
    if (/[\p{L}\p{N}]/u.test(words)) {
      const end = start + words.trimEnd().length
      this.blocks.push({ start: start + words.length - words.trimStart().length, end, kind })
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
