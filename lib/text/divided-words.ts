/** The rest of a divided word, and not "and" in "two- and three-man crews". */
export const REST_OF_DIVIDED_WORD = /^(?!(?:and|or|to|nor)\s)[\p{L}\p{N}]/u

/**
 * Makes words whole that were divided at the end of a line: "Hor-" and "net". The result has the same length: hyphen and
 * break become zero-width spaces, which belong to the word.
 */
export function joinDividedWords(text: string): string {
  let hyphened: ReadonlySet<string> | undefined
  return text.replace(DIVISION, (division, at: number) => {
    const end = text.slice(Math.max(0, at - LONGEST_WORD), at + 1)
    const next = text.slice(at + division.length)
    if (!REST_OF_DIVIDED_WORD.test(next.slice(0, LONGEST_WORD))) return division
    hyphened ??= hyphenedWords([text])
    const kept = keepsHyphen(end, next, hyphened) ? (division[0] ?? '') : ''
    return kept.padEnd(division.length, '\u200b')
  })
}

const DIVISION = /(?<=\p{L})[-\u00AD\u2010¬]\s{1,40}(?=\p{Ll}{2})/gu

/** Returns whether the hyphen at the end of a line belongs to the word: "F-" / "1", "mid-" / "July", "X-" / "ray". */
export function keepsHyphen(end: string, next: string, hyphened: ReadonlySet<string>): boolean {
  // A scan has "¬" for a hyphen at the end of a line.
  if (/[\u00AD¬]$/.test(end)) return false
  const first = wordBefore(end, end.length - 1)
  const rest = wordAfter(next, 0, /\p{Ll}/u)
  if (first === '' || rest === '' || hyphened.has(`${first}-${rest}`.toLowerCase())) return true
  // No word is divided after its first letter, and none begins with the capitals of a short name.
  if (first.length === 1 || (/^\p{Lu}+$/u.test(first) && first.length < 6)) return true
  return COMPOUND_WITH_NUMBER.test(`${first}-${rest}`) || /-(?:of|the|to|and|in|on|by|up|for)-$/i.test(end)
}

/** Compounds with a number, such as "twenty-one" and "three-man", unlike "six-teen". */
const COMPOUND_WITH_NUMBER =
  /^(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-|(?:two|three|four|five|six|seven|eight|nine|eleven|twelve)-(?!e?en|teen|ty|fold|th|some|pence))/i

export const LONGEST_WORD = 100

function wordBefore(text: string, end: number): string {
  let start = end
  while (start > 0 && end - start < LONGEST_WORD && /\p{L}/u.test(text[start - 1] ?? '')) start--
  return text.slice(start, end)
}

function wordAfter(text: string, start: number, letter = /\p{L}/u): string {
  let end = start
  while (end < text.length && end - start < LONGEST_WORD && letter.test(text[end] ?? '')) end++
  return text.slice(start, end)
}

/** Returns the words with a hyphen within a line, in small letters: these keep it at the end of a line. */
export function hyphenedWords(texts: Iterable<string>): Set<string> {
  const words = new Set<string>()
  for (const text of texts)
    for (let at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
      const before = wordBefore(text, at)
      const after = wordAfter(text, at + 1)
      if (before !== '' && after !== '') words.add(`${before}-${after}`.toLowerCase())
    }
  return words
}
