import { FileRefused } from '../shared/exchange'
import type { JsonPart } from './json-part'
import { JsonScanner } from './json-scanner'

/**
 * Splits a JSON text into items, so that only one item is in memory. The end of an item is found by counting brackets
 * outside of strings; `JSON.parse` reads the item, so that `__proto__` is an ordinary key and the last of two equal
 * keys wins. Depth, strings and sizes are limited (`jsonLimits`).
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

/** The pieces without the UTF-8 byte order mark. A zero byte means UTF-16 or binary data. @throws FileRefused */
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
