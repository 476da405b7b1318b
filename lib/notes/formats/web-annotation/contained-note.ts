/**
 * Returns the lines of a note, made safe for a list item or block quote: markup left open ends with it.
 * CommonMark does so for fences and HTML. Obsidian's comments (`%%`) and mathematics (`$$`) are not closed, so an
 * unpaired last marker is escaped. Tabs become spaces, so that indents count the same everywhere. Link definitions
 * (`[x]: https://…`) still apply to the whole file, as usual in Markdown.
 */
export function containedNote(note: string): string[] {
  const text = note
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/\0/g, '')
    .trim()
  return text === '' ? [] : escapeUnpaired(escapeUnpaired(text, '%%'), '$$').split('\n')
}

function escapeUnpaired(text: string, sign: string): string {
  const isOdd = text.split(sign).length % 2 === 0
  if (!isOdd) return text
  const at = text.lastIndexOf(sign)
  const escaped = [...sign].map((character) => `\\${character}`).join('')
  return text.slice(0, at) + escaped + text.slice(at + sign.length)
}
