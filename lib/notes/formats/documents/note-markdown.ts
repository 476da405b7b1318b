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
 * unpaired last marker is escaped. Tabs become spaces, so that indents count the same everywhere. Link definitions
 * (`[x]: https://…`) still apply to the whole file, as usual in Markdown.
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
 * Obsidian's plugins run. A note reads then as on the screen, which draws none of it; its author may be unknown.
 */
function withoutActiveParts(text: string): string {
  return text.replace(
    ACTIVE_PARTS,
    (found: string, fence: string | undefined, code: string, ticks: string | undefined, inline: string) => {
      if (fence !== undefined) return fence + code
      if (ticks === undefined) return `\\${found}`
      const escaped = ticks.replaceAll('`', '\\`')
      return /^\s*\$?=/.test(inline) ? escaped + inline + escaped : found
    },
  )
}
/** A fence with its language, which is left out; code in a line; "<" of HTML; "!" of a picture; "]" before a bad target. */
const ACTIVE_PARTS =
  /(?<=^[ >]*)(`{3,}|~{3,})[^\n]*([^]*?(?:\1|$(?![^])))|(`+)([^`]+)\3|<(?=[a-z/!?])(?!(?:https?|mailto):)|!(?=\[)|\](?=(?:\(|:)[\s<]*[^\s<>()#])(?!(?:\(|:)[\s<]*(?:https?:|mailto:|[\w./-]+[\s)>#?]))/gim

function escapeUnpaired(text: string, sign: string): string {
  const isOdd = text.split(sign).length % 2 === 0
  if (!isOdd) return text
  const at = text.lastIndexOf(sign)
  const escaped = [...sign].map((character) => `\\${character}`).join('')
  return text.slice(0, at) + escaped + text.slice(at + sign.length)
}
