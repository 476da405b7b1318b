import { FileRefused, type ImportItem, type UnreadableReason } from '../shared/exchange'
import { wellFormed } from '@/lib/schema/is-record'
import type { ReadNote } from '../shared/read-annotation'

export const jsonLimits = {
  /** Maximum nesting of lists and objects in one note. */
  depth: 64,
  line: 4_000_000,
  /** Maximum characters of a file that is one JSON value or one table, since it is in memory as a whole. */
  file: 64_000_000,
} as const

/** Parses a file that is one JSON value, or one on each line: then a list, with the text of a broken line. @throws FileRefused */
export async function readJson(pieces: AsyncIterable<string>): Promise<unknown> {
  const text = await joinJsonPieces(pieces)
  try {
    return JSON.parse(text)
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const values = lines.slice(0, 2).map(parsedJsonLine)
    if (values.length === 2 && values.every(({ kind }) => kind === 'item'))
      return lines.map(parsedJsonLine).map((line) => (line.kind === 'item' ? line.value : line.text))
    throw new FileRefused(/[\]}]\s*$/.test(text) ? 'not-json' : 'cut-off', String(error))
  }
}

/** Joins the pieces of a file to one text. @throws FileRefused `too-large` or `empty` */
export async function joinJsonPieces(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length > jsonLimits.file) throw new FileRefused('too-large')
  }
  if (text.trim() === '') throw new FileRefused('empty')
  return text
}

type JsonLine =
  | { kind: 'item'; value: unknown; text: string }
  | { kind: 'broken'; why: 'not-a-note' | 'too-long' | 'too-deep'; text: string }

/** Reads one JSON object per line. Empty lines are skipped; a line beyond the limit is reported as `broken`. */
export async function* readJsonLines(pieces: AsyncIterable<string>): AsyncGenerator<JsonLine, void, undefined> {
  let line = ''
  for await (const piece of pieces) {
    const [rest = '', ...others] = piece.split('\n')
    if (line.length <= jsonLimits.line) line += rest
    for (const next of others) {
      if (line.trim() !== '') yield parsedJsonLine(line)
      line = next
    }
  }
  if (line.trim() !== '') yield parsedJsonLine(line)
}

function parsedJsonLine(line: string): JsonLine {
  const text = line.slice(0, EXCERPT_LENGTH)
  if (line.length > jsonLimits.line) return { kind: 'broken', why: 'too-long', text }
  try {
    const value = JSON.parse(line) as unknown
    return isTooDeep(value) ? { kind: 'broken', why: 'too-deep', text } : { kind: 'item', value, text }
  } catch {
    return { kind: 'broken', why: 'not-a-note', text }
  }
}

const EXCERPT_LENGTH = 200

function isTooDeep(value: unknown, depth: number = jsonLimits.depth): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some((part) => isTooDeep(part, depth - 1))
}

/**
 * Reads one item of a file, unless it is nested too deeply.
 * @param text the beginning of the item in the file; default: the item as JSON
 */
export function readItem(
  value: unknown,
  read: (value: unknown) => ReadNote | UnreadableReason,
  index: number,
  text?: string,
): ImportItem {
  const result = isTooDeep(value) ? 'too-deep' : read(value)
  if (result === 'too-deep') return unreadableItem(result, index, text ?? '')
  return typeof result === 'string'
    ? unreadableItem(result, index, text ?? JSON.stringify(value))
    : { kind: 'note', index, annotation: result.annotation, losses: [...result.losses] }
}

export function unreadableItem(why: UnreadableReason, index: number, text: string): ImportItem {
  return { kind: 'unreadable', index, why, excerpt: text.slice(0, 120).toWellFormed().trim() }
}

/**
 * Writes a value as JSON that every program can read: lone surrogates, which `JSON.stringify` escapes and many parsers
 * reject, become U+FFFD.
 * @see https://www.rfc-editor.org/rfc/rfc7493#section-2.1
 */
function wellFormedJson(value: unknown): string {
  const json = JSON.stringify(value)
  return /\\ud[89a-f]/.test(json) ? JSON.stringify(wellFormed(value)) : json
}

/** Writes the items of a JSON list, one per line, without its brackets. */
export async function* jsonItems(values: AsyncIterable<unknown>): AsyncGenerator<string, void, undefined> {
  let before = '\n'
  for await (const value of values) {
    yield before + wellFormedJson(value)
    before = ',\n'
  }
}
