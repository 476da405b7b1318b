import { inOneSpelling } from './name-spelling'
import { plainLetters } from './plain-letters'

/**
 * Whether a text mentions the subject by name. Names match as whole words, in any case and spelling: "Tonsberg" is "Tønsberg".
 *
 * @param names of the subject; names under 3 letters are ignored, because they match too often
 */
export function mentionsName(text: string, names: readonly string[]): boolean {
  const pattern = anyNamePattern(names)
  return (
    pattern !== '' &&
    new RegExp(`(?<!${SPACED_LETTER})(?:${pattern})(?!${SPACED_LETTER})`, 'iu').test(inOneSpelling(plainLetters(text)))
  )
}

/**
 * Tests all characters of a page at once, where a heading and the next paragraph may run together: "TwoKarpathy". It
 * runs on every page, so it is one pass; `mentionsName` on the extracted text decides.
 */
export function mayMention(letters: string, names: readonly string[]): boolean {
  // A name that contains another name needs no pattern of its own; leaving it out halves the time.
  const pattern = anyNamePattern(names.filter((name) => !names.some((part) => part !== name && name.includes(part))))
  return pattern !== '' && new RegExp(pattern, 'iu').test(inOneSpelling(plainLetters(letters)))
}

/** Word characters, without those of scripts that put no space between a foreign name and the next word. */
const SPACED_LETTER = '(?![\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}])[\\p{L}\\p{N}]'

function anyNamePattern(names: readonly string[]): string {
  return names
    .map((name) => inOneSpelling(name.trim()))
    .filter((name) => name.length >= 3)
    .map(escapedName)
    .join('|')
}

/**
 * Returns a pattern for a name: any white space between words, straight or typographic apostrophes and hyphens, and a
 * German genitive "s" ("Ada Lovelaces").
 */
function escapedName(name: string): string {
  const pattern = name
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\s+/g, '\\s+')
    .replaceAll(/['‘’ʼ]/g, "['‘’ʼ]")
    .replaceAll(/[-‐‑]/g, '[-‐‑]')
  return /\p{L}\s+\S*\p{L}$/u.test(name) ? `${pattern}s?` : pattern
}

export function escapeForPattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

export function wholeWordsPattern(words: string, flags: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escapeForPattern(words)}(?![\p{L}\p{N}])`, flags)
}
