import type { Nodes } from 'mdast'
import { faultOfMarkdown, parseMarkdown } from '@/lib/documents/parse-markdown'
import type { Span } from '@/lib/text/spans'

/**
 * Converts a tag to Obsidian's form: letters, digits, `_`, `-` and `/`, at least one of them not a digit. Other
 * characters between words become `-`. Empty if nothing remains.
 * @see https://help.obsidian.md/tags#Tag+format
 */
export function obsidianTag(tag: string): string {
  const plain = tag
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-')
    .replace(/-*\/[-/]*/g, '/')
    .replace(/^[-/]+|[-/]+$/g, '')
  return /^[\p{N}/]+$/u.test(plain) ? `_${plain}` : plain
}

/** Returns the tags of many notes without duplicates; tags that differ only in case are equal, as in Obsidian. */
export function obsidianTags(tags: Iterable<string>): string[] {
  const known = new Map<string, string>()
  for (const tag of tags) {
    const own = obsidianTag(tag)
    if (own !== '' && !known.has(own.toLowerCase())) known.set(own.toLowerCase(), own)
  }
  return [...known.values()]
}

/**
 * Returns the Markdown of a note, made safe for a list item or block quote: markup left open ends with it.
 * CommonMark does so for fences. Obsidian's comments (`%%`) and mathematics (`$$`) are not closed, so an
 * unpaired last marker is escaped. Tabs become spaces, so that indents count the same everywhere.
 */
export function safeNote(note: string): string {
  const text = note
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/\0/g, '')
    .trim()
  return escapeUnpaired(escapeUnpaired(withoutActiveParts(text), '%%'), '$$')
}

/**
 * Escapes what a program would load, run or open as a script: HTML, pictures, links to what is no page, and code that
 * Obsidian's plugins run. Definitions of links and footnotes become text, as they would apply to other notes of the file.
 * A note reads then as on the screen, which draws none of it; its author may be unknown.
 */
function withoutActiveParts(text: string): string {
  let safe = text.replace(/!(?=\[\[)(?<!(?<!\\)(?:\\\\)*\\!)/g, '\\!')
  if (!/[<[`~]/.test(safe)) return safe
  // An escaped part may uncover another one inside it.
  for (let round = 0; round < MOST_ROUNDS && faultOfMarkdown(safe) === null; round++) {
    const changes = activePartsIn(safe, parseMarkdown(safe, false), round < MOST_ROUNDS / 2 ? '\\<' : '&lt;')
    if (changes.length === 0) return safe
    const pieces: string[] = []
    let last = 0
    for (const { start, end, by } of changes.sort((a, b) => a.start - b.start)) {
      if (start < last) continue
      pieces.push(safe.slice(last, start), by)
      last = end
    }
    safe = pieces.join('') + safe.slice(last)
  }
  return safe.replace(/[\\[\]`~!&]/g, '\\$&').replaceAll('<', '&lt;')
}
const MOST_ROUNDS = 12

/**
 * Returns the active parts in a syntax tree of a note, each with the text that makes it plain. `less` stands for "<": in
 * the text of an address a backslash escapes nothing.
 */
function activePartsIn(text: string, node: Nodes, less: string): (Span & { by: string })[] {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  const inner = 'children' in node ? node.children.flatMap((child) => activePartsIn(text, child, less)) : []
  if (start === undefined || end === undefined) return inner
  const own = text.slice(start, end)
  const plain = plainPart(node, own, less)
  return plain === own ? inner : [{ start, end, by: plain }]
}

function plainPart(node: Nodes, own: string, less: string): string {
  switch (node.type) {
    case 'html':
      return own.replaceAll('<', less)
    case 'text':
      return own.replace(OPEN_TAG, less)
    case 'image':
    case 'imageReference':
    case 'definition':
    case 'footnoteDefinition':
    case 'footnoteReference':
      return `\\${own}`
    case 'link':
      return SAFE_TARGET.test(node.url) || /^[hwm]/i.test(own) ? own : `\\${own}`
    case 'code':
      return own.replace(/^(`{3,}|~{3,})[^\n]*/, '$1')
    case 'inlineCode':
      return /^\s*\$?=/.test(node.value) ? own.replaceAll('`', '\\`') : own
    default:
      return own
  }
}
/** Matches "<" of what may be a tag or a comment, without a backslash before it. */
const OPEN_TAG = /(?<!(?<!\\)(?:\\\\)*\\)<(?=[a-z!?/])/gi
/** Matches the address of a page or a mail, and a path without a scheme. */
const SAFE_TARGET = /^(?:https?:|mailto:|[^:]*$|[^:/?#]*[/?#])/i

function escapeUnpaired(text: string, sign: string): string {
  const isOdd = text.split(sign).length % 2 === 0
  if (!isOdd) return text
  const at = text.lastIndexOf(sign)
  const escaped = [...sign].map((character) => `\\${character}`).join('')
  return text.slice(0, at) + escaped + text.slice(at + sign.length)
}
