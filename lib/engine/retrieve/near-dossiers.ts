import { plainSentenceOf, type PreparedArticle } from '@/lib/engine/analyse/prepare-article'
import { conceptOf, stopWords } from '@/lib/engine/lexicon/concepts'
import type { Word } from '@/lib/text/words'

/** Number of dossiers that a sentence is compared with: a third one adds more chance conflicts than right findings. */
const MOST_COMPARED = 2

/** Returns the content words of a text, by concept and each once. */
export const contentWords = (words: readonly Word[]): string[] => [
  ...new Set(words.filter(({ lower, lemma }) => !stopWords.has(lower) && !stopWords.has(lemma)).map(conceptOf)),
]

/** Chooses the dossiers that each sentence of an article is compared with: returns whether it is one, by both indices. */
export type ChooseDossiers = (article: PreparedArticle) => (dossier: number, sentence: number) => boolean

/**
 * Indexes the claims of a set of dossiers by their words. A sentence is compared with the dossiers that have the claim
 * with its rarest words. None of them reads the sentence for it, so that fifty cost little more than two.
 *
 * @param dossiers for each dossier the content words of its claims
 */
export function indexSet(dossiers: readonly (readonly (readonly string[])[])[]): ChooseDossiers {
  if (dossiers.length <= MOST_COMPARED) return () => () => true
  const claims = dossiers.flatMap((own, dossier) => own.map((words) => ({ dossier, words })))
  const claimsWith = new Map<string, number[]>()
  for (const [claim, { words }] of claims.entries())
    for (const word of words) {
      const list = claimsWith.get(word)
      if (list) list.push(claim)
      else claimsWith.set(word, [claim])
    }
  const rarityOf = (word: string): number => Math.log((claims.length + 1) / ((claimsWith.get(word)?.length ?? 0) + 0.5))
  const lengths = claims.map(({ words }) => Math.sqrt(words.reduce((sum, word) => sum + rarityOf(word), 0)))
  const choose = (said: readonly string[]): ReadonlySet<number> => {
    const shared = new Map<number, number>()
    for (const word of said) {
      const rarity = rarityOf(word)
      for (const claim of claimsWith.get(word) ?? []) shared.set(claim, (shared.get(claim) ?? 0) + rarity)
    }
    const best = dossiers.map(() => 0)
    for (const [claim, weight] of shared) {
      const dossier = claims[claim]?.dossier ?? 0
      best[dossier] = Math.max(best[dossier] ?? 0, weight / (lengths[claim] ?? 1))
    }
    const order = [...best.keys()].sort((a, b) => (best[b] ?? 0) - (best[a] ?? 0) || a - b)
    return new Set(order.slice(0, MOST_COMPARED))
  }
  return ({ folded, sentences }) => {
    const chosen: ReadonlySet<number>[] = []
    return (dossier, sentence) => {
      for (const next of sentences.slice(chosen.length, sentence + 1))
        chosen.push(choose(contentWords(plainSentenceOf(next, folded).words)))
      return chosen[sentence]?.has(dossier) ?? true
    }
  }
}
