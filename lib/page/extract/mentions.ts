/**
 * Does a text speak of the subject by name? Names match as whole words in any case.
 *
 * @param names of the subject; those under 3 letters are passed over, as they would match anywhere
 */
export function mentions(text: string, names: readonly string[]): boolean {
  const pattern = anyOf(names)
  return pattern !== '' && new RegExp(`(?<!${LETTER})(?:${pattern})(?!${LETTER})`, 'iu').test(text)
}

/**
 * The same, asked of all letters of a page, where a heading and the paragraph after it may run together: "TwoKarpathy". It
 * is asked of every page, so it is one pass; `mentions` on the text that was read has the last word.
 */
export function mayMention(letters: string, names: readonly string[]): boolean {
  // Where one name is part of another, it finds both, in half the time.
  const pattern = anyOf(names.filter((name) => !names.some((part) => part !== name && name.includes(part))))
  return pattern !== '' && new RegExp(pattern, 'iu').test(letters)
}

/** Letters of a word: not those of scripts that set no space between a foreign name and what follows it. */
const LETTER = '(?![\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}])[\\p{L}\\p{N}]'

function anyOf(names: readonly string[]): string {
  return names
    .map((name) => name.trim())
    .filter((name) => name.length >= 3)
    .map(escape)
    .join('|')
}

/** A line break in the markup stands for a space in a name. */
function escape(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+')
}
