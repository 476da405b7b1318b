/**
 * The lines of a note, which stay Markdown as the reader typed it, made fit to stand in a list item or a block quote: what
 * is left open in them ends there. Fences and HTML do so by CommonMark; comments (`%%`) and mathematics (`$$`) of Obsidian
 * do not, so the last sign of an odd number is escaped. Tabs become spaces, so that an indent counts the same everywhere.
 *
 * One thing goes on holding in the whole file, as Markdown has it: a link definition (`[x]: https://…`).
 */
export function containedNote(note: string): string[] {
  const text = note
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/\0/g, '')
    .trim()
  return text === '' ? [] : closed(closed(text, '%%'), '$$').split('\n')
}

function closed(text: string, sign: string): string {
  const isOdd = text.split(sign).length % 2 === 0
  if (!isOdd) return text
  const at = text.lastIndexOf(sign)
  const escaped = [...sign].map((character) => `\\${character}`).join('')
  return text.slice(0, at) + escaped + text.slice(at + sign.length)
}
