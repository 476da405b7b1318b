import type { TextRange } from './compared'

/**
 * Returns the places where a text has the quoted words in the same order, as whole words. Ignores case, punctuation and
 * white space. Empty where the quote has no word.
 */
export function findWords(text: string, quote: string): TextRange[] {
  const words = wordsIn(text)
  const wanted = wordsIn(quote)
  if (wanted.length === 0) return []
  const found: TextRange[] = []
  for (let at = 0; at + wanted.length <= words.length; at++) {
    if (!wanted.every(({ word }, i) => words[at + i]?.word === word)) continue
    const [first, last] = [words[at], words[at + wanted.length - 1]]
    if (first && last) found.push({ start: first.start, end: last.end })
  }
  return found
}

/** Returns the words of a text in lower case and NFC, with their ranges. */
export function wordsIn(text: string): (TextRange & { word: string })[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => {
    const [word] = match
    return { word: word.normalize('NFC').toLowerCase(), start: match.index, end: match.index + word.length }
  })
}
