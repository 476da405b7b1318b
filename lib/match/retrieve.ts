import type { Term } from './reading'
import type { ClaimView } from './views'

/** Finds the claims that share words of weight with a sentence. */
export interface Index {
  /** How much a shared term tells, 0.2 to 1.5: rare ones tell more. Terms that the dossier does not know weigh as rare ones. */
  weight: (term: Term) => number
  /** The different terms of a stretch with their weights; remembered, since a stretch is held beside many claims. */
  weighed: (terms: readonly Term[]) => readonly Weighed[]
  /** The `limit` claims with most weight in common, best first. */
  candidates: (terms: readonly Term[], limit: number) => number[]
  /** Does any claim have the term? */
  knows: (key: string) => boolean
  /** Number of a term that some claim has, so that what is in common can be looked up without its letters; -1 for others. */
  idOf: (key: string) => number
  /** Room for a mark at each such number; whoever sets marks takes them away again. */
  marks: Uint8Array
}

export interface Weighed {
  term: Term
  weight: number
  id: number
}

/** In so many claims a word tells nothing any more. */
const COMMON = 1000

/** The subject's name stands everywhere and tells next to nothing. */
export const subjectWeight = 0.15

export function buildIndex(views: readonly ClaimView[], subjectKey: string): Index {
  const n = views.length
  const ids = new Map<string, number>()
  const lists = postingsOf(views, ids)
  // By how many claims have a word, and not by what share of them: unrelated claims beside it change nothing.
  const rarity = Float64Array.from(lists, (list) => Math.max(0.2, 1 - Math.log(1 + list.length) / Math.log(COMMON)))
  const idOf = (key: string): number => ids.get(key) ?? -1
  const weightOf = ({ key, kind }: Term, id: number): number => {
    if (key === subjectKey) return subjectWeight
    if (id < 0) return kind === 'modifier' ? 0.25 : kind === 'item' ? 1 : 0.7
    const base = rarity[id] ?? 0
    return kind === 'item' ? base * 1.4 : kind === 'modifier' ? base * 0.6 : base
  }
  const weighed = (terms: readonly Term[]): Weighed[] => {
    const seen = new Set<string>()
    const different: Weighed[] = []
    for (const term of terms) {
      if (seen.has(term.key)) continue
      seen.add(term.key)
      const id = idOf(term.key)
      different.push({ term, weight: weightOf(term, id), id })
    }
    return different
  }
  const known = new WeakMap<readonly Term[], Weighed[]>()
  const weighedOnce = (terms: readonly Term[]): Weighed[] => {
    const different = known.get(terms) ?? weighed(terms)
    known.set(terms, different)
    return different
  }
  // One room for all scores, emptied after each use: a dossier of 100,000 claims has no Map to grow for each sentence.
  const scores = new Float64Array(n)
  return {
    weight: (term) => weightOf(term, idOf(term.key)),
    weighed: weighedOnce,
    knows: (key) => ids.has(key),
    idOf,
    marks: new Uint8Array(lists.length),
    candidates: (terms, limit) => {
      const shared = weighedOnce(terms)
        .filter(({ term, id }) => id >= 0 && term.key !== subjectKey)
        .map(({ id, weight }) => ({ list: lists[id] ?? none, weight }))
        .sort((a, b) => a.list.length - b.list.length)
      const touched: number[] = []
      // Long lists tell little and cost much: they only add to claims that a rarer term has brought up.
      for (const [i, { list, weight }] of shared.entries()) {
        const open = i === 0 || list.length <= Math.max(50, n / 10)
        for (const claim of list) {
          const score = scores[claim] ?? 0
          if (score === 0 && !open) continue
          if (score === 0) touched.push(claim)
          scores[claim] = score + weight
        }
      }
      const best = bestOf(touched, scores, limit)
      for (const claim of touched) scores[claim] = 0
      return best
    },
  }
}

const none = new Uint32Array()

/** For each term, by its number, the claims that have it. */
function postingsOf(views: readonly ClaimView[], ids: Map<string, number>): Uint32Array[] {
  const lists: number[][] = []
  for (const view of views) {
    for (const key of view.vocabulary) {
      const id = ids.get(key)
      if (id === undefined) ids.set(key, lists.push([view.index]) - 1)
      else lists[id]?.push(view.index)
    }
  }
  return lists.map((list) => Uint32Array.from(list))
}

/** Those with the highest scores, of equal ones the first claims. */
function bestOf(claims: readonly number[], scores: Float64Array, limit: number): number[] {
  const best: number[] = []
  const isBefore = (a: number, b: number): boolean => {
    const gap = (scores[a] ?? 0) - (scores[b] ?? 0)
    return gap > 0 || (gap === 0 && a < b)
  }
  for (const claim of claims) {
    const last = best[limit - 1]
    if (last !== undefined && !isBefore(claim, last)) continue
    if (last !== undefined) best.pop()
    let at = best.length
    while (at > 0 && isBefore(claim, best[at - 1] ?? 0)) at--
    best.splice(at, 0, claim)
  }
  return best
}
