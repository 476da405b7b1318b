import { textOf } from './json-items'
import type { JsonPart } from './json-part'
import { jsonLimits } from './json-limits'
import { JsonItem } from './json-item'

/** Reads one JSON object per line, with the limits of `readJsonItems`. Empty lines are skipped. @throws FileRefused */
export async function* readJsonLines(
  pieces: AsyncIterable<string>,
): AsyncGenerator<JsonPart & { kind: 'item' | 'broken' }, void, undefined> {
  let line = new JsonItem()
  for await (const piece of textOf(pieces)) {
    let from = 0
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      line.add(piece.slice(from, end))
      if (!line.isBlank()) yield partOf(line)
      line = new JsonItem()
      from = end + 1
    }
    line.add(piece.slice(from))
  }
  if (!line.isBlank()) yield partOf(line)
}

function partOf(line: JsonItem): JsonPart & { kind: 'item' | 'broken' } {
  if (isTooDeep(line.kept())) line.refuse('too-deep')
  return line.part()
}

/** The nesting depth of brackets outside of strings, checked before parsing. */
function isTooDeep(json: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at)
    if (inString && sign === BACKSLASH) at++
    else if (sign === QUOTE) inString = !inString
    else if (!inString && (sign === BRACE || sign === BRACKET)) depth++
    else if (!inString && (sign === BRACE + 2 || sign === BRACKET + 2)) depth--
    if (depth > jsonLimits.depth) return true
  }
  return false
}

const [QUOTE, BACKSLASH, BRACE, BRACKET] = [0x22, 0x5c, 0x7b, 0x5b]
