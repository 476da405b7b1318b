import type { Claim } from '@/lib/dossier/format/schema'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { fold } from '@/lib/text/fold'
import { groupedBy } from '@/lib/text/lists'
import { wordsOf } from '@/lib/text/words'

// How much of the words of one text another text has.

export function contentStems(sentences: readonly Pick<ParsedSentence, 'words'>[]): Set<string> {
  return new Set(
    sentences.flatMap(({ words }) => words.filter(({ lower }) => !stopWords.has(lower)).map(({ stem }) => stem)),
  )
}

/** Returns the stems of the words of a text that say something. */
export const stemsOf = (text: string): Set<string> =>
  contentStems([{ words: wordsOf(fold(text)).filter(({ lower }) => lower.length > 1) }])

/** Returns a function that gives the share of the words of one claim that another has, from 0 to 1. Rare words count more. */
export function compareClaims(claims: readonly Claim[]): (id: string, otherId: string) => number {
  const stems = new Map(claims.map(({ id, text }) => [id, [...stemsOf(text)]]))
  const uses = groupedBy([...stems.values()].flat(), (stem) => stem)
  const weigh = (words: readonly string[]): number =>
    words.reduce((sum, stem) => sum + Math.log((claims.length + 1) / (uses.get(stem)?.length ?? 1)), 0)
  return (id, otherId) => {
    const one = stems.get(id) ?? []
    const other = stems.get(otherId) ?? []
    return weigh(one.filter((stem) => other.includes(stem))) / (Math.min(weigh(one), weigh(other)) || 1)
  }
}
