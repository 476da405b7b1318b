import { formsOf } from '@/lib/text/words'
import lists from './concepts.json'

/**
 * Maps a stem or lower-case form to its group. The words of a group have one meaning in biographies and works: general
 * English, nothing about any subject. A word belongs to one group; the first one counts.
 */
const groupOf = new Map<string, string>()
for (const line of lists.groups) {
  const words = line.split(' ')
  const id = `=${words[0] ?? ''}`
  for (const word of words) {
    const { lower, stem } = formsOf(word)
    if (!groupOf.has(lower)) groupOf.set(lower, id)
    if (!groupOf.has(stem)) groupOf.set(stem, id)
  }
}

/** Returns the key for comparing a word: the id of its group, else its stem. */
export function conceptOf(word: { lower: string; stem: string }): string {
  return groupOf.get(word.lower) ?? groupOf.get(word.stem) ?? word.stem
}

/** Words without content of their own. */
export const stopWords = new Set(lists.stopWords.flatMap((line) => line.split(' ')))

/** The source of a pattern for verbs of saying: "…, he added", "…, Berg noted". */
export const verbsOfSaying = lists.verbsOfSaying.replaceAll(' ', '|')
