import { FileRefused } from './exchange'
import { JsonScanner } from './json-scanner'

/** What comes out of a long JSON text, in its order. */
export type JsonPart =
  /** A list of items begins. `before`: what the file says ahead of it, as far as it can be read by now. */
  | { kind: 'list'; before: unknown }
  /** One item of such a list. `text` is its beginning. */
  | { kind: 'item'; value: unknown; text: string }
  /** An item that is JSON in its extent, but cannot be read or is too much. */
  | { kind: 'broken'; why: 'not-json' | 'too-deep' | 'too-long'; text: string }
  /** All that is not an item, at the end: the file with its lists empty. */
  | { kind: 'rest'; value: unknown }

/**
 * Takes a JSON text apart item by item, so that never more than one item is in memory. Where an item ends is found by
 * counting brackets outside of strings; what it says is for `JSON.parse`, which makes `__proto__` a name like any other
 * and lets the last of two equal names win. Depth, strings and sizes are limited (`jsonLimits`).
 *
 * @param isList whether the list at this path holds items; names from the outside in, `*` for a place in a list
 * @throws FileRefused
 */
export async function* readJsonItems(
  pieces: AsyncIterable<string>,
  isList: (path: readonly string[]) => boolean,
): AsyncGenerator<JsonPart, void, undefined> {
  const scanner = new JsonScanner(isList)
  for await (const piece of textOf(pieces)) {
    scanner.read(piece)
    yield* scanner.take()
  }
  scanner.end()
  yield* scanner.take()
}

/** The pieces without the mark that says "UTF-8". What has zeros in it is UTF-16, or no text at all. @throws FileRefused */
export async function* textOf(pieces: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let isFirst = true
  for await (const piece of pieces) {
    if (piece === '') continue
    if (piece.includes('\0')) throw new FileRefused('not-text')
    yield isFirst && piece.startsWith('\uFEFF') ? piece.slice(1) : piece
    isFirst = false
  }
  if (isFirst) throw new FileRefused('empty')
}
