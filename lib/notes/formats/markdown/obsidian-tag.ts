/**
 * Converts a tag to Obsidian's form: letters, digits, `_`, `-` and `/`, at least one of them not a digit. Other
 * characters between words become `-`. Empty if nothing remains.
 *
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

/** The tags of many notes, each once; Obsidian ignores case. */
export function obsidianTags(tags: Iterable<string>): string[] {
  const known = new Map<string, string>()
  for (const tag of tags) {
    const own = obsidianTag(tag)
    if (own !== '' && !known.has(own.toLowerCase())) known.set(own.toLowerCase(), own)
  }
  return [...known.values()]
}
