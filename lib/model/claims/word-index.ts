import { groupedBy } from '@/lib/text/grouped-by'
import type { Claim } from '@/lib/dossier/format/schema'
import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'

/** An index that ranks claims by BM25 over the word stems of their texts and phrasings. */
export interface WordIndex {
  /** Returns the score of each claim by its index; 0 where no word is shared. `query`: weights by stem. */
  scores: (query: ReadonlyMap<string, number>) => Float64Array
}

/** Returns the stems of weighted texts with their weights; of several weights of a stem, the largest. */
export function queryOf(texts: readonly { text: string; weight: number }[]): Map<string, number> {
  const query = new Map<string, number>()
  for (const { text, weight } of texts)
    for (const stem of stemsOf(text)) query.set(stem, Math.max(query.get(stem) ?? 0, weight))
  return query
}

/**
 * Indexes the claims of a dossier in steps of some milliseconds; returns the index. Each wording is one document. The
 * score of a claim is that of its best wording, plus `WHOLE_SHARE` of the score of all its wordings as one document.
 */
export function* indexWordsInSteps(claims: readonly Claim[]): Generator<null, WordIndex, void> {
  const wordings = newPostings()
  const whole = newPostings()
  const claimOf: number[] = []
  for (const [claim, { text, phrasings }] of claims.entries()) {
    const all = [text, ...phrasings.map((phrasing) => phrasing.text)].map(stemsOf)
    for (const stems of all) {
      wordings.add(claimOf.length, stems)
      claimOf.push(claim)
    }
    whole.add(claim, all.flat())
    if (claim % STEP === STEP - 1) yield null
  }
  return {
    scores(query) {
      const byWording = wordings.scores(query)
      const scores = whole.scores(query)
      const best = new Float64Array(scores.length)
      for (const [wording, claim] of claimOf.entries())
        best[claim] = Math.max(best[claim] ?? 0, byWording[wording] ?? 0)
      return scores.map((score, claim) => WHOLE_SHARE * score + (best[claim] ?? 0))
    },
  }
}

/** Number of claims indexed in one step. */
const STEP = 5
const WHOLE_SHARE = 0.5
// The usual values of BM25.
const K1 = 1.2
const B = 0.75

function newPostings() {
  const lists = new Map<string, [document: number, count: number][]>()
  const lengths: number[] = []
  let total = 0
  return {
    add(document: number, stems: readonly string[]) {
      for (const [stem, { length: count }] of groupedBy(stems, (stem) => stem)) {
        const list = lists.get(stem)
        if (list) list.push([document, count])
        else lists.set(stem, [[document, count]])
      }
      lengths[document] = stems.length
      total += stems.length
    },
    scores(query: ReadonlyMap<string, number>) {
      const scores = new Float64Array(lengths.length)
      const mean = total / Math.max(1, lengths.length)
      for (const [stem, weight] of query) {
        const list = lists.get(stem)
        if (!list) continue
        const rarity = Math.log(1 + (lengths.length - list.length + 0.5) / (list.length + 0.5))
        for (const [document, count] of list) {
          const long = K1 * (1 - B + (B * (lengths[document] ?? 0)) / mean)
          scores[document] = (scores[document] ?? 0) + (weight * rarity * count * (K1 + 1)) / (count + long)
        }
      }
      return scores
    },
  }
}

function stemsOf(text: string): string[] {
  return wordsOf(fold(text)).map(({ stem }) => stem)
}
