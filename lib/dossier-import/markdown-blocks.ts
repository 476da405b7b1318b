import { Parser, type Node } from 'commonmark'
import { runAtOnce } from '@/lib/text/run-in-slices'
import type { Block, BlockReader, Document, Link } from './block'
import { htmlBlocks } from './html-blocks'
import { linesOf } from './lines-of'
import { SOURCES } from './outline-words'
import type { ProblemList } from './problem-list'
import { withRaised } from './raised'
import { areEntries, isRule, rowOfLine } from './rows'

/**
 * Blocks of a Markdown file, by the commonmark parser. Footnotes and tables, which CommonMark does not know, are told by
 * their lines. The file is parsed in stretches, so that a long one can be shown as it is read.
 */
export function* markdownBlocks(text: string, problems: ProblemList): BlockReader {
  const lines = linesOf(text, problems)
  const document: Document = { blocks: [], references: new Map() }
  readFrontMatter(lines, document)
  takeDefinitions(lines, document)
  let done = 0
  for (const { from, to } of stretchesOf(lines)) {
    const stretch = lines.slice(from, to).join('\n')
    for (const block of blocksOf(stretch, from, problems)) document.blocks.push(block)
    done += stretch.length
    yield done
  }
  // Definitions may be anywhere; line order is restored for messages.
  document.blocks.sort((a, b) => a.line - b.line)
  return document
}

/** Only the fields in use: the title and the date. */
function readFrontMatter(lines: string[], document: Document): void {
  if (lines[0]?.trim() !== '---') return
  const end = lines.findIndex((line, index) => index > 0 && index < 200 && /^(?:---|\.\.\.)\s*$/.test(line))
  if (end < 0) return
  for (let index = 0; index <= end; index += 1) {
    const [, key, value] =
      /^(title|date|updated|last[_-]?(?:updated|modified)|lastmod|modified|published|created|as[_-]of|date[_-]\w+|generated(?:[_-]\w+)?)\s*:\s*["']?(.+?)["']?\s*$/i.exec(
        (lines[index] ?? '').slice(0, LONGEST_FIELD),
      ) ?? []
    if (key?.toLowerCase() === 'title') document.title = value
    else if (key && (document.date === undefined || !/^(?:created|generated)/i.test(key))) document.date = value
    lines[index] = ''
  }
}

/** A title is never longer, and the pattern takes time in proportion to the square of it. */
const LONGEST_FIELD = 500

/** Takes out `[^1]: …` and `[1]: …`, with the indented lines that go on, and remembers `[label]: address`. */
function takeDefinitions(lines: string[], document: Document): void {
  let fence = ''
  for (let index = 0; index < lines.length; index += 1) {
    fence = fenceAfter(fence, lines[index] ?? '')
    if (fence) continue
    const match = /^ {0,3}\[(\^?)([^\]\s]{1,40})\]:\s*(\S.*)$/.exec(lines[index] ?? '')
    if (!match) continue
    const [, caret, label = '', first = ''] = match
    if (!caret && !/^\d{1,4}$/.test(label)) {
      document.references.set(label.toLowerCase(), first.split(/\s/, 1)[0]?.replace(/^<|>$/g, '') ?? '')
      continue
    }
    const line = index + 1
    lines[index] = ''
    const words = [first]
    while (/^(?: {2,}|\t)\s*\S/.test(lines[index + 1] ?? '')) {
      index += 1
      words.push((lines[index] ?? '').trim())
      lines[index] = ''
    }
    const [inner] = blocksOf(words.join(' '), 0, null)
    document.blocks.push({
      kind: 'footnote',
      text: inner?.text ?? words.join(' '),
      links: inner?.links ?? [],
      line,
      label,
    })
  }
}

function fenceAfter(fence: string, line: string): string {
  const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
  if (mark === undefined) return fence
  if (fence === '') return mark
  return mark.startsWith(fence) ? '' : fence
}

/** Cuts before headings, or at blank lines, outside of code; in the worst case anywhere. */
function* stretchesOf(lines: readonly string[]): Generator<{ from: number; to: number }> {
  const [enough, most] = [30_000, 300_000]
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
    fence = fenceAfter(fence, line)
    size += line.length + 1
  }
  yield { from, to: lines.length }
}

function blocksOf(text: string, firstLine: number, problems: ProblemList | null): Block[] {
  const blocks: Block[] = []
  const list: { level: number | null } = { level: null }
  /** The list of sources goes on below its lower headings. */
  const follow = ({ kind, text: words, level = 1 }: Block) => {
    if (kind !== 'heading') return
    if (SOURCES.test(words)) list.level = level
    else if (list.level !== null && level <= list.level) list.level = null
  }
  const walker = new Parser().parse(text).walker()
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event
    if (!entering) continue
    if (!['heading', 'paragraph', 'html_block'].includes(node.type)) continue
    const line = firstLine + node.sourcepos[0][0]
    if (node.type === 'heading') {
      blocks.push({ kind: 'heading', level: node.level, line, ...inlineOf(node) })
      for (const last of blocks.slice(-1)) follow(last)
    } else if (node.type === 'paragraph') {
      blocks.push(...paragraphBlocks(node, line, list.level !== null))
      for (const last of blocks.slice(-1)) follow(last)
    } else if (node.type === 'html_block' && problems) {
      const html = runAtOnce(htmlBlocks(node.literal ?? '', problems))
      blocks.push(...html.blocks.map((block) => ({ ...block, line: block.line + line - 1 })))
    }
  }
  return blocks
}

/** A paragraph, or its lines one by one: rows of a table, numbered sources, and long lines that were paragraphs. */
function paragraphBlocks(node: Node, line: number, inSources: boolean): Block[] {
  const { text, links } = inlineOf(node)
  const item = node.parent?.type === 'item' ? node.parent : null
  // A paragraph that is bold from end to end is a heading.
  if (
    !item &&
    node.firstChild?.type === 'strong' &&
    node.firstChild === node.lastChild &&
    text.length < 120 &&
    !/[.,;]$/.test(text)
  )
    return [{ kind: 'heading', level: 6, text: text.replaceAll('\n', ' '), line, links }]
  const kind = item ? 'item' : 'text'
  const shared = {
    ...(item?.listType === 'ordered' ? { label: String(numberOf(item)) } : {}),
    ...(item ? { depth: depthOf(item) } : {}),
  }
  const lines = text.split('\n')
  const isTable = lines.length > 1 && lines.some((part) => part.includes('|') && isRule(part))
  const apart =
    isTable ||
    (inSources && lines.length > 1 && lines.every((part) => ENTRY_START.test(part))) ||
    areEntries(lines) ||
    (lines.length > 1 &&
      lines.some((part) => /^\s*(?:\||\[[^\]\s]{1,40}\][:\s]|【\d{1,4}】)/.test(part) || part.length >= 160))
  const parts = apart ? lines : fieldsOf(lines)
  if (parts.length < 2) return [{ kind, text: text.replaceAll('\n', ' '), line, links, ...shared }]
  const isLead = !item && node.firstChild?.type === 'strong' && node.firstChild.next?.type === 'softbreak'
  let at = 0
  const blocks = parts.flatMap((part, index): Block[] => {
    const start = at
    at += part.length + 1
    const own = links
      .filter((link) => link.start >= start && link.end <= start + part.length)
      .map((link) => ({ ...link, start: link.start - start, end: link.end - start }))
    if (/^\s*\|/.test(part) || (isTable && part.includes('|'))) return [rowOfLine(part, line + index, own)]
    // "**Q2: Who found it?**" above its answer.
    if (isLead && index === 0 && part.length < 120 && !/[.,;:]$/.test(part))
      return [{ kind: 'heading', level: 6, text: part, line, links: own }]
    return [{ kind, text: part.replaceAll('\n', ' '), line: line + index, links: own, ...shared }]
  })
  return withHeads(blocks).filter(({ text: words }) => !/^[|\s:-]*$/.test(words))
}

/** Lines that begin with the name of a field are parts of their own: "Answer: …", "Source: …". */
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

/** How each line of a list of sources begins that has no other marks. */
const ENTRY_START = /^\s*["“\p{Lu}\d[(*【★]/u

/** The row above a rule is the head of its table. */
function withHeads(blocks: Block[]): Block[] {
  return blocks.map((block, index) =>
    block.cells && isRule(blocks[index + 1]?.text ?? '')
      ? { ...block, cells: block.cells.map((cell) => ({ ...cell, isHead: true })) }
      : block,
  )
}

function depthOf(item: Node): number {
  let depth = 0
  for (let node: Node | null = item; node && depth < 20; node = node.parent) if (node.type === 'list') depth += 1
  return depth
}

/** Counted once per list: counting from each item would take quadratic time. */
function numberOf(item: Node): number {
  const list = item.parent
  if (!list) return 1
  let numbers = numbered.get(list)
  if (!numbers) {
    numbers = new Map()
    let n = list.listStart
    for (let one = list.firstChild; one; one = one.next) numbers.set(one, n++)
    numbered.set(list, numbers)
  }
  return numbers.get(item) ?? 1
}
const numbered = new WeakMap<Node, Map<Node, number>>()

function inlineOf(block: Node): { text: string; links: Link[] } {
  let text = ''
  const links: Link[] = []
  const open: { url: string; start: number }[] = []
  let raised: number | null = null
  let images = 0
  const walker = block.walker()
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event
    if (node.type === 'image') images += entering ? 1 : -1
    else if (images > 0) continue
    else if (node.type === 'text' || node.type === 'code') text += node.literal ?? ''
    else if (node.type === 'softbreak' || node.type === 'linebreak') text += '\n'
    else if (node.type === 'html_inline') {
      if (/^<sup[\s>]/i.test(node.literal ?? '')) raised = text.length
      else if (/^<\/sup>/i.test(node.literal ?? '') && raised !== null) {
        text = withRaised(text, raised)
        raised = null
      }
    } else if (node.type === 'link') {
      if (entering) open.push({ url: node.destination ?? '', start: text.length })
      else {
        const link = open.pop()
        if (link) links.push({ ...link, end: text.length })
      }
    }
  }
  return { text, links }
}
