import { isDeepStrictEqual } from 'node:util'
import {
  Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parse,
  parseDocument,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

/** Values for the end of one list. The list, and the maps on the way to it, are made where they are missing. */
export interface Addition {
  /** Keys of maps and indexes of lists, from the top. */
  path: readonly (string | number)[]
  values: readonly unknown[]
}

/**
 * Adds values to lists in a YAML text. Everything else stays byte for byte: new lines are inserted into the text, and
 * the result is parsed again to verify it.
 *
 * @param additions each for another list
 * @returns null where the YAML style is not supported: no change is better than a broken file
 */
export function appendToYaml(source: string, additions: readonly Addition[]): string | null {
  const doc = parseDocument(source)
  if (doc.errors.length > 0) return null
  const edits = additions.filter(({ values }) => values.length > 0).map((addition) => editFor(source, doc, addition))
  if (edits.some((edit) => edit === null)) return null
  // From the end to the start; of two edits at one position, the deeper one is first in the text and last in order.
  const order = edits.filter((edit) => edit !== null).sort((a, b) => b.start - a.start || a.depth - b.depth)
  const after = order.reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source)
  return isAsMeant(source, after, additions) ? after : null
}

interface Edit {
  start: number
  end: number
  text: string
  /** Column of the new lines. */
  depth: number
}

function editFor(source: string, doc: Document.Parsed, { path, values }: Addition): Edit | null {
  let node: unknown = doc.contents
  for (const [at, key] of path.entries()) {
    const next: unknown = isMap(node) || isSeq(node) ? node.get(key, true) : undefined
    if (isMap(next) || isSeq(next)) node = next
    else {
      // From here on it is missing, or there is nothing behind the key.
      const rest = path.slice(at + 1)
      const value = rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), [...values])
      return next === undefined && isMap(node) && typeof key === 'string' ? addKey(source, node, key, value) : null
    }
  }
  return isSeq(node) ? addItems(source, node, values) : null
}

function addItems(source: string, list: YAMLSeq, values: readonly unknown[]): Edit | null {
  if (list.flow) return intoFlow(source, list, inFlow([...values]))
  return afterLast(source, list, linesOf([...values]))
}

function addKey(source: string, map: YAMLMap, key: string, value: unknown): Edit | null {
  if (map.flow) return intoFlow(source, map, inFlow({ [key]: value }))
  return afterLast(source, map, linesOf({ [key]: value }))
}

/** New lines under the last line of a list or map in block style, at its column. */
function afterLast(source: string, { items, range }: YAMLSeq | YAMLMap, lines: readonly string[]): Edit | null {
  const last = lastLeaf(items.at(-1))
  if (!last?.range || !range) return null
  const depth = range[0] - lineStart(source, range[0])
  // A block scalar ends behind its line break.
  const end = source[last.range[1] - 1] === '\n' ? last.range[1] - 1 : last.range[1]
  const found = source.indexOf('\n', end)
  const lineEnd = found < 0 ? source.length : found
  const start = source[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
  const lineBreak = source[lineEnd - 1] === '\r' ? '\r\n' : '\n'
  return { start, end: start, depth, text: lines.map((line) => lineBreak + ' '.repeat(depth) + line).join('') }
}

/** After the last value between the brackets; `words` are the new values as YAML. */
function intoFlow(source: string, { items, range }: YAMLSeq | YAMLMap, words: string): Edit | null {
  if (!range) return null
  const depth = range[0] - lineStart(source, range[0])
  const last = items.at(-1)
  if (last === undefined) {
    const [open, close] = [source[range[0]] ?? '', source[range[1] - 1] ?? '']
    return { start: range[0], end: range[1], depth, text: `${open} ${words} ${close}` }
  }
  const node = isPair(last) ? last.value : last
  const end = (node as Node | null)?.range?.[1]
  return end === undefined ? null : { start: end, end, depth, text: `, ${words}` }
}

/** The last leaf of a node. */
function lastLeaf(node: unknown): Node | null {
  if (isPair(node)) return lastLeaf(node.value)
  if ((isSeq(node) || isMap(node)) && !node.flow && node.items.length > 0) return lastLeaf(node.items.at(-1))
  return isScalar(node) || isSeq(node) || isMap(node) ? node : null
}

/** Long sentences stay on one line, as in the rest of the dossier. */
const STYLE = { lineWidth: 0 } as const

function linesOf(value: unknown): string[] {
  return new Document(value).toString(STYLE).trimEnd().split('\n')
}

/** Value in flow style without its brackets. */
function inFlow(value: unknown): string {
  const doc = new Document(value)
  if (isMap(doc.contents) || isSeq(doc.contents)) doc.contents.flow = true
  return doc.toString(STYLE).trim().slice(1, -1).trim()
}

function lineStart(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1
}

function isAsMeant(before: string, after: string, additions: readonly Addition[]): boolean {
  try {
    const want: unknown = parse(before)
    for (const { path, values } of additions) if (values.length > 0 && !push(want, path, values)) return false
    return isDeepStrictEqual(parse(after), want)
  } catch {
    return false
  }
}

function push(root: unknown, path: readonly (string | number)[], values: readonly unknown[]): boolean {
  let at = root
  for (const [depth, key] of path.entries()) {
    if (typeof at !== 'object' || at === null) return false
    const holder = at as Record<string | number, unknown>
    if (!Object.hasOwn(holder, key)) holder[key] = depth === path.length - 1 ? [] : {}
    at = holder[key]
  }
  if (!Array.isArray(at)) return false
  at.push(...(values as unknown[]))
  return true
}
