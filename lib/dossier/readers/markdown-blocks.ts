import type { List, Nodes, Paragraph, PhrasingContent, TableRow } from 'mdast'
import { parseMarkdown } from '@/lib/documents/parse-markdown'
import {
  guardedCode,
  type DocBlock,
  type ParsedDocument,
  type Link,
  type ReadingPurpose,
  SOURCES_HEADING,
  convertRaisedText,
  areSources,
  linksBetween,
  rowOf,
  rowOfLine,
} from './block'
import { htmlBlocks } from './html-blocks'

/**
 * Parses the blocks of a Markdown file. A report keeps its footnote marks and references as written. The file is parsed
 * in stretches, since the syntax tree of a long file would fill the memory.
 */
export function markdownBlocks(text: string, purpose: ReadingPurpose): ParsedDocument {
  const lines = text.split(/\r\n?|\n/)
  const document: ParsedDocument = { blocks: [], references: new Map() }
  for (const { from, to } of chunksOf(lines)) {
    const source = lines.slice(from, to).join('\n')
    new MarkdownReader(withoutProgramMarks(source), from, document, purpose).read()
  }
  return document
}

/**
 * Returns a file, line by line, without the marks of programs for notes and papers that are no Markdown: kinds of callouts,
 * fences of divisions, citations, notes within the line, attributes of words, the signs of a formula around a number.
 */
function withoutProgramMarks(source: string): string {
  return source
    .replace(/^((?:[ \t]*>)+[ \t]*)\[![\w-]+\][+-]?[ \t]*(?=(.*))/gm, (_, marks: string, title: string) =>
      title.trim() === '' ? marks : `${marks}###### `,
    )
    .replace(/^[ \t]*:{3,}(?:[ \t].*)?$/gm, '')
    .replace(/ ?\[-?@[^\][\n]{1,200}\]|\^\[[^\][\n]{1,1000}\]/g, '')
    .replace(/\[([^\][\n]{1,200})\]\{[.#][^{}\n]{1,200}\}/g, '$1')
    .replace(/\$(\d[\d.,]{0,20})\$/g, '$1')
}

/** Cuts above 30,000 characters before a heading or after a blank line outside code; above 300,000 anywhere. */
function* chunksOf(lines: readonly string[]): Generator<{ from: number; to: number }> {
  const enough = 30_000
  const most = 300_000
  let from = 0
  let size = 0
  let fence = ''
  for (const [index, line] of lines.entries()) {
    const isSafe = fence === '' && (/^#{1,6}\s/.test(line) || (lines[index - 1]?.trim() === '' && /^\S/.test(line)))
    if (index > from && ((size > enough && isSafe) || size > most)) {
      yield { from, to: index }
      from = index
      size = 0
    }
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark !== undefined && fence === '') fence = mark
    else if (mark?.startsWith(fence)) fence = ''
    size += line.length + 1
  }
  yield { from, to: lines.length }
}

interface ListItem {
  depth: number
  label?: string
}

class MarkdownReader {
  /** Level of the heading whose part lists sources. */
  private sourcesLevel: number | null = null
  private footnote: string | null = null
  private quotes = 0

  constructor(
    private readonly source: string,
    private readonly firstLine: number,
    private readonly document: ParsedDocument,
    private readonly purpose: ReadingPurpose,
  ) {}

  read(): void {
    for (const child of parseMarkdown(this.source).children) this.block(child, null)
  }

  private block(node: Nodes, item: ListItem | null): void {
    switch (node.type) {
      case 'yaml':
        return readFrontMatter(node.value, this.document)
      case 'heading':
        return this.add({
          kind: 'heading',
          level: node.depth,
          line: this.lineOf(node),
          ...this.inlineOf(node.children),
        })
      case 'paragraph':
        return this.paragraph(node, item)
      case 'list':
        return this.list(node, item)
      case 'table':
        return node.children.forEach((row, index) => this.row(row, index === 0, this.lineOf(node)))
      case 'html':
        return this.html(node.value, this.lineOf(node))
      case 'definition': {
        const { identifier, url, title } = node
        if (this.purpose === 'article') return
        this.document.references.set(identifier, url)
        if (/^\d{1,4}$/.test(identifier))
          this.add({
            kind: 'footnote',
            text: [title, url].filter(Boolean).join(' '),
            links: [],
            line: this.lineOf(node),
            label: identifier,
          })
        return
      }
      case 'footnoteDefinition':
        this.footnote = node.label ?? node.identifier
        for (const child of node.children) this.block(child, null)
        this.footnote = null
        return
      case 'code':
        return
      case 'blockquote':
        this.quotes += 1
        for (const child of node.children) this.block(child, item)
        this.quotes -= 1
        return
      default:
        if ('children' in node) for (const child of node.children) this.block(child, item)
    }
  }

  private list(node: List, around: ListItem | null): void {
    const depth = Math.min(20, (around?.depth ?? 0) + 1)
    for (const [index, { children }] of node.children.entries()) {
      const item: ListItem = { depth, ...(node.ordered ? { label: String((node.start ?? 1) + index) } : {}) }
      for (const child of children) this.block(child, item)
    }
  }

  private row(node: TableRow, isHead: boolean, table: number): void {
    const line = this.lineOf(node)
    // A line without a bar right below a table is not part of it.
    if (!this.sourceOf(node).includes('|'))
      return this.add({ kind: 'text', line, ...this.inlineOf(node.children.flatMap(({ children }) => children)) })
    const cells = node.children.map((cell) => ({ ...this.inlineOf(cell.children), isHead }))
    this.add({ ...rowOf(cells, line), table })
  }

  private html(html: string, line: number): void {
    const { blocks } = htmlBlocks(html, this.purpose)
    for (const block of blocks) this.add({ ...block, line: block.line + line - 1 })
  }

  /** Adds a paragraph, or separately its lines that are numbered sources, fields, or as long as paragraphs. */
  private paragraph(node: Paragraph, item: ListItem | null): void {
    const { text, links } = this.inlineOf(node.children)
    const line = this.lineOf(node)
    const [first] = node.children
    if (this.purpose === 'article')
      return this.add({ kind: item ? 'item' : 'text', text, line, links, ...(this.quotes > 0 && { role: 'quote' }) })
    if (this.footnote !== null) return this.addFootnotes(text, links, line, this.footnote)
    const isHeading = (words: string) => words.length < 120 && !/[.,;]$/.test(words)
    // A paragraph that is bold from end to end is a heading.
    if (!item && first?.type === 'strong' && node.children.length === 1 && isHeading(text))
      return this.add({ kind: 'heading', level: 6, text: text.replaceAll('\n', ' '), line, links })
    const lines = text.split('\n')
    const isApart =
      lines.length > 1 &&
      ((this.sourcesLevel !== null && lines.every((part) => ENTRY_START.test(part))) ||
        areSources(lines) ||
        lines.some((part) => /^\s*(?:\||\[[^\]\s]{1,40}\][:\s]|【\d{1,4}】)/.test(part) || part.length >= 160))
    let nextChild = 0
    for (const [index, part] of (isApart ? lines : fieldsOf(lines)).entries()) {
      const own = linksBetween(links, nextChild, nextChild + part.length)
      nextChild += part.length + 1
      if (/^[|\s:-]*$/.test(part)) continue
      const isLead = index === 0 && nextChild < text.length && !item && first?.type === 'strong'
      if (/^\s*\|/.test(part)) this.add(rowOfLine(part, line + index, own))
      // A question in bold above its answer is a heading: "**Q2: Who found it?**".
      else if (isLead && isHeading(part) && !part.endsWith(':') && this.endsLine(first))
        this.add({ kind: 'heading', level: 6, text: part, line, links: own })
      else
        this.add({
          kind: item ? 'item' : 'text',
          text: part.replaceAll('\n', ' '),
          line: line + index,
          links: own,
          ...item,
          ...(this.quotes > 0 && { role: 'quote' }),
        })
    }
  }

  /** Adds a footnote, and the notes right below it that Markdown does not separate from it: "[2]: Company register". */
  private addFootnotes(text: string, links: readonly Link[], line: number, label: string): void {
    let at = 0
    for (const part of text.split(/\n(?=\[\d{1,4}\]:\s)/)) {
      const [mark = '', own] = at > 0 ? (/^\[(\d+)\]:\s+/.exec(part) ?? []) : []
      const words = part.slice(mark.length).replaceAll('\n', ' ')
      const inner = linksBetween(links, at + mark.length, at + part.length)
      this.add({ kind: 'footnote', text: words, line, links: inner, label: own ?? label })
      at += part.length + 1
    }
  }

  private endsLine(node: Nodes): boolean {
    const end = node.position?.end.offset ?? 0
    return /^\s*\n/.test(this.source.slice(end, end + 20))
  }

  private inlineOf(nodes: readonly PhrasingContent[]): { text: string; links: Link[] } {
    const links: Link[] = []
    let text = ''
    let raised: number | null = null
    let isHidden = false
    const add = (node: PhrasingContent): void => {
      const start = text.length
      // Perplexity lists sources that no sentence cites in a hidden element.
      if (node.type === 'html' && /^<span\b[^>]*display:\s*none/i.test(node.value)) isHidden = true
      else if (node.type === 'html' && /^<\/span>/i.test(node.value)) isHidden = false
      if (isHidden) return
      switch (node.type) {
        case 'text':
          text += node.value
          return
        case 'inlineCode':
          text += this.purpose === 'report' ? guardedCode(node.value) : node.value
          return
        case 'break':
          text += '\n'
          return
        case 'html':
          if (/^<sup[\s>]/i.test(node.value)) raised = text.length
          else if (/^<\/sup>/i.test(node.value) && raised !== null) {
            text = convertRaisedText(text, raised, this.purpose)
            raised = null
          }
          return
        case 'image':
        case 'imageReference':
          return
        case 'footnoteReference':
          text = this.purpose === 'report' ? text + this.sourceOf(node) : text.trimEnd()
          return
        case 'linkReference':
          if (this.purpose === 'report') text += this.sourceOf(node)
          else node.children.forEach(add)
          return
        case 'delete': {
          const mark = this.purpose === 'report' ? '~~' : ''
          text += mark
          node.children.forEach(add)
          text += mark
          return
        }
        case 'link':
          node.children.forEach(add)
          // A bare address is text like any other.
          if (/^[[<]/.test(this.sourceOf(node))) links.push({ start, end: text.length, url: node.url })
          return
        default:
          node.children.forEach(add)
      }
    }
    nodes.forEach(add)
    return { text, links }
  }

  /** Adds a block, and notes whether it begins or ends the list of sources; lower headings do not end the list. */
  private add(block: DocBlock): void {
    this.document.blocks.push(block)
    if (block.kind !== 'heading') return
    const { level = 1 } = block
    if (SOURCES_HEADING.test(block.text)) this.sourcesLevel = level
    else if (this.sourcesLevel !== null && level <= this.sourcesLevel) this.sourcesLevel = null
  }

  private sourceOf({ position }: Nodes): string {
    return this.source.slice(position?.start.offset, position?.end.offset)
  }

  private lineOf({ position }: Nodes): number {
    return this.firstLine + (position?.start.line ?? 1)
  }
}

/** Reads the title and the date from the front matter; other fields are not used. */
function readFrontMatter(matter: string, document: ParsedDocument): void {
  for (const line of matter.split('\n')) {
    const [, key, value] =
      /^(title|date|updated|last[_-]?(?:updated|modified)|lastmod|modified|published|created|as[_-]of|date[_-]\w+|generated(?:[_-]\w+)?)\s*:\s*["']?(.+?)["']?\s*$/i.exec(
        line.slice(0, LONGEST_FIELD),
      ) ?? []
    if (key?.toLowerCase() === 'title') document.title = value
    else if (key && (document.date === undefined || !/^(?:created|generated)/i.test(key))) document.date = value
  }
}

/** Characters of a line of front matter that are read: the pattern's time grows with the square of the length. */
const LONGEST_FIELD = 500

/** Joins the lines of a paragraph, except that each field ("Answer: …", "Source: …") begins a part of its own. */
function fieldsOf(lines: readonly string[]): string[] {
  const isLead = (line: string) => /^\W{0,6}(?:Q\d{0,2}\b.*|[^.!:]{8,110})\?\W{0,6}$/.test(line)
  const parts: string[] = []
  for (const [index, line] of lines.entries()) {
    const last = parts.at(-1)
    if (last === undefined || FIELD_LINE.test(line) || (index === 1 && isLead(last))) parts.push(line)
    else parts[parts.length - 1] = `${last}\n${line}`
  }
  return parts
}
const FIELD_LINE =
  /^\W{0,3}(?:[QA]\d{0,2}|question|answer|sources?|src|refs?|references?|claim|fact|finding|evidence|confidence(?: level)?|certainty|tier|rating|verdict|status|caveat|uncertainty|doubt|note|date|(?:last )?updated?|version|author|compiled|prepared|generated|published|title|subject|topic|question asked)(?: \d{1,2})?\W{0,3}:\s*\S/i

/** The first characters of a source entry without a label. */
const ENTRY_START = /^\s*(?:["“\p{Lu}\d[(*【★]|(?:d[aeiu]|van|von|der|den|l[ae]) )/u
