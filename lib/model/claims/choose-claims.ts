import { queryOf, type WordIndex } from './word-index'

/** Maximum number of claims chosen for one sentence. */
export const CLAIMS_PER_SENTENCE = 10

export interface SentenceToCompare {
  text: string
  /** The previous sentence; '' for the first. */
  before: string
  paragraph: string
  /** Indices of the claims that the engine compared with the sentence, the most important first. */
  compared: readonly number[]
  /** Indices of the claims that the engine's retrieval found, the nearest first. */
  nearest: readonly number[]
}

/**
 * Returns indices of the claims that a sentence may be about, best first: the first ones that the engine compared, then
 * three rankings joined by reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): the engine's retrieval, BM25 of
 * the sentence, and BM25 of the sentence with its context at a lower weight.
 */
export function chooseClaims(
  index: WordIndex,
  { text, before, paragraph, compared, nearest }: SentenceToCompare,
): number[] {
  const own = rankingOf(index.scores(queryOf([{ text, weight: 1 }])))
  const inContext = rankingOf(
    index.scores(
      queryOf([
        { text, weight: 1 },
        { text: before, weight: 0.4 },
        { text: paragraph, weight: 0.3 },
      ]),
    ),
  )
  const joined = new Map<number, number>()
  for (const ranking of [nearest, own, inContext])
    for (const [rank, claim] of ranking.entries())
      joined.set(claim, (joined.get(claim) ?? 0) + 1 / (RANK_OFFSET + rank))
  const ranked = [...joined].sort(([a, x], [b, y]) => y - x || a - b).map(([claim]) => claim)
  return [...new Set([...compared.slice(0, FIRST_COMPARED), ...ranked])].slice(0, CLAIMS_PER_SENTENCE)
}

const FIRST_COMPARED = 3
/** Offset of reciprocal rank fusion; small, so that the first ranks dominate, because only ten claims are chosen. */
const RANK_OFFSET = 5
const LONGEST_RANKING = 60

function rankingOf(scores: Float64Array): number[] {
  const found = [...scores.keys()].filter((claim) => (scores[claim] ?? 0) > 0)
  return found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, LONGEST_RANKING)
}
