import { wordCosine, rowOf } from '@/lib/engine/lexicon/word-table'
import { openDirections } from '@/lib/engine/encoder/directions'
import { encodedWords } from '@/lib/engine/analyse/encoded-words'
import { encodeTextCached } from '@/lib/engine/encoder/shared-encoder'
import type { ParsedSentence, Term } from '@/lib/engine/analyse/parsed-sentence'
import { compareNumbers } from '@/lib/engine/analyse/compare-values'
import { datesMeet } from '@/lib/text/dates'
import type { DossierIndex } from './dossier-index'

/** A claim that a sentence may be about. */
export interface Retrieved {
  /** Index into the dossier's claims. */
  claim: number
  score: number
  /** shared, coverage, recall, clauseShared, clauseRecall, expanded, before, sameDates, sameNumbers, sharedNames, rarest, best, meaning, direction. */
  features: number[]
  /** How far the sentence, or one of its clauses, and a wording of the claim say the same: 0 to 1. */
  likeness: number
}

interface Retriever {
  /**
   * The claims nearest to a sentence, best first.
   *
   * @param before scores of the claims near previous sentences, by claim index
   */
  search: (reading: ParsedSentence, before: ReadonlyMap<number, number>, limit: number) => Retrieved[]
}

/** Number of claims with a word at which its weight would be zero; the weight is never less than 0.2. */
const ZERO_WEIGHT_CLAIMS = 1000
/** Maximum number of candidates that are scored in full. */
const SHORTLIST_LENGTH = 60
/** Number of claims nearest by meaning that are candidates, whatever words they share. */
const NEAREST_BY_MEANING = 16
/** A word in more claims than this, and in more than an eighth of all claims, never adds a candidate by itself. */
const MOST_CLAIMS_OF_WORD = 2000
/** Minimum cosine of a similar word of the dossier, and maximum number of similar words for one word. */
const LEAST_NEAR = 0.6
const MOST_NEAR = 4
/** Total weight of shared words from which a likeness is not reduced. */
const ENOUGH_SHARED_WEIGHT = 1.5

interface Wording {
  ids: Int32Array
  weights: Float32Array
  slot: Uint8Array
  total: number
}

export function createRetriever(index: DossierIndex, score: (features: readonly number[]) => number): Retriever {
  const subjectKey = `#${index.gazetteer.subject.id}`
  const ids = new Map(index.terms.map((key, id) => [key, id]))
  const rows = index.words.map((word) => (word === '' ? -1 : rowOf(word)))
  const isName = index.words.map((word) => word === '')
  const lists: number[][] = index.terms.map(() => [])
  for (const [claim, wordings] of index.claims.entries())
    for (const id of new Set(wordings.flat().map((term) => term >> 1))) lists[id]?.push(claim)
  const rarity = Float64Array.from(lists, (list, id) => {
    const base = Math.max(0.2, 1 - Math.log(1 + list.length) / Math.log(ZERO_WEIGHT_CLAIMS))
    return isName[id] ? base * 1.4 : base
  })
  const wordings: (Wording[] | undefined)[] = []
  const wordingsOf = (claim: number): Wording[] => (wordings[claim] ??= readWordings(claim))
  const readWordings = (claim: number): Wording[] =>
    (index.claims[claim] ?? []).map((terms) => {
      const weights = Float32Array.from(terms, (term) => rarity[term >> 1] ?? 0)
      return {
        ids: Int32Array.from(terms, (term) => term >> 1),
        weights,
        slot: Uint8Array.from(terms, (term) => term & 1),
        total: weights.reduce((a, b) => a + b, 0),
      }
    })
  const nearCache = new Map<number, { id: number; cos: number }[]>()
  const nearWords = (row: number): { id: number; cos: number }[] => {
    const known = nearCache.get(row)
    if (known) return known
    const found: { id: number; cos: number }[] = []
    for (let id = 0; id < rows.length; id++) {
      const cos = rows[id] === undefined || rows[id] === row ? 0 : wordCosine(row, rows[id] ?? -1)
      if (cos >= LEAST_NEAR) found.push({ id, cos })
    }
    const best = found.sort((a, b) => b.cos - a.cos).slice(0, MOST_NEAR)
    nearCache.set(row, best)
    return best
  }
  const compareDirections = openDirections(index.directions)
  const scores = new Float64Array(index.claims.length)
  const marks = new Float32Array(lists.length)

  interface Query {
    id: number
    weight: number
    near: { id: number; cos: number }[]
  }
  const queryOf = (terms: readonly Term[]): Query[] => {
    const queries = new Map<string, Query>()
    for (const term of terms) {
      const { key, kind } = term
      if (key === subjectKey || queries.has(key)) continue
      const id = ids.get(key) ?? -1
      const isModifier = kind === 'modifier'
      const unknownWeight = isModifier ? 0.25 : 0.7
      const weight = id >= 0 ? (rarity[id] ?? 0) * (isModifier ? 0.6 : 1) : unknownWeight
      queries.set(key, { id, weight, near: kind === 'item' ? [] : nearWords(rowOfTerm(term)) })
    }
    return [...queries.values()]
  }

  const search: Retriever['search'] = (reading, before, limit) => {
    const query = queryOf(reading.terms)
    const clauses = reading.clauses.length > 1 ? reading.clauses.map((c) => queryOf(c.terms)) : []
    const scoredClaims: number[] = []
    let listsOpened = 0
    const addWord = (id: number, weight: number): void => {
      const list = lists[id] ?? []
      // Long lists are slow and add little: they only score claims found by a rarer word.
      const open =
        list.length <= Math.max(60, index.claims.length / 8) || (listsOpened < 3 && list.length <= MOST_CLAIMS_OF_WORD)
      if (open) listsOpened++
      for (const claim of list) {
        const known = scores[claim] ?? 0
        if (known === 0 && !open) continue
        if (known === 0) scoredClaims.push(claim)
        scores[claim] = known + weight
      }
    }
    const byLength = [...query].sort((a, b) => (lists[a.id]?.length ?? 0) - (lists[b.id]?.length ?? 0))
    for (const { id, weight } of byLength) if (id >= 0) addWord(id, weight)
    for (const { near, weight, id } of byLength)
      for (const other of near) addWord(other.id, weight * (other.cos - 0.3) * (id < 0 ? 1 : 0.5))
    for (const [claim, score] of before) {
      if ((scores[claim] ?? 0) === 0) scoredClaims.push(claim)
      scores[claim] = (scores[claim] ?? 0) + 0.3 * score
    }
    const byWords = scoredClaims.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, SHORTLIST_LENGTH)
    const cosines = compareDirections(encodeTextCached(encodedWords(reading)).direction)
    const shortlist = [...new Set([...byWords, ...indicesOfHighest(cosines, NEAREST_BY_MEANING)])]
    const wordScores = shortlist.map((claim) => scores[claim] ?? 0)
    for (const claim of scoredClaims) scores[claim] = 0
    const top = Math.max(...wordScores, 0) || 1
    const dates = reading.items.filter((item) => item.type === 'date')
    const numbers = reading.items.filter((item) => item.type === 'number')
    const totalWeight = query.reduce((n, q) => n + q.weight, 0) || 1
    const sentenceMatches = matchAll(query, shortlist)
    const clauseMatches = clauses.map((clause) => matchAll(clause, shortlist))
    return shortlist
      .map((claim, i): Retrieved => {
        const match = sentenceMatches[i] ?? nothing
        let clauseShared = match.shared
        let clauseRecall = match.shared * match.recall
        let { likeness } = match
        for (const part of clauseMatches) {
          likeness = Math.max(likeness, part[i]?.likeness ?? 0)
          clauseShared = Math.max(clauseShared, part[i]?.shared ?? 0)
          clauseRecall = Math.max(clauseRecall, (part[i]?.shared ?? 0) * (part[i]?.recall ?? 0))
        }
        // From the index: analysing every candidate claim would take most of the time to a new worker's first finding.
        const claimValues = index.values[claim]
        const features = [
          Math.min(6, match.shared) / 6,
          match.shared / totalWeight,
          match.recall,
          Math.min(6, clauseShared) / 6,
          Math.min(4, clauseRecall) / 4,
          Math.min(8, wordScores[i] ?? 0) / 8,
          Math.min(3, before.get(claim) ?? 0) / 3,
          Math.min(
            2,
            dates.filter(({ date }) => claimValues?.dates.some(([from, to]) => datesMeet(date.value, { from, to })))
              .length,
          ) / 2,
          Math.min(2, numbers.filter((d) => claimValues?.numbers.some((k) => compareNumbers(d, k) === 'same')).length) /
            2,
          Math.min(3, match.names) / 3,
          match.rarest,
          (wordScores[i] ?? 0) / top,
          match.soft / totalWeight,
          cosines[claim] ?? 0,
        ]
        return { claim, features, likeness, score: score(features) }
      })
      .sort((a, b) => b.score - a.score || a.claim - b.claim)
      .slice(0, limit)
  }

  interface Match {
    shared: number
    recall: number
    names: number
    rarest: number
    soft: number
    likeness: number
  }
  const nothing: Match = { shared: 0, recall: 0, names: 0, rarest: 0, soft: 0, likeness: 0 }

  /** Returns how much of the query each claim has, and how much of its nearest wording the query has (`recall`). */
  function matchAll(query: readonly Query[], claims: readonly number[]): Match[] {
    for (const { id } of query) if (id >= 0) marks[id] = 1
    for (const { near } of query) for (const { id, cos } of near) marks[id] = Math.max(marks[id] ?? 0, cos * 0.8)
    const queried = query.reduce((n, q) => n + q.weight, 0) || 1
    const matches = claims.map((claim): Match => {
      const sharedWords = new Map<number, number>()
      let recall = 0
      let likeness = 0
      for (const { ids: own, weights, slot, total } of wordingsOf(claim)) {
        let both = 0
        let all = total
        for (let k = 0; k < own.length; k++) {
          const mark = marks[own[k] ?? 0] ?? 0
          if (mark > 0) sharedWords.set(own[k] ?? 0, mark)
          both += mark * (weights[k] ?? 0)
          if (mark === 0 && slot[k] === 1) all -= weights[k] ?? 0
        }
        if (all <= 0) continue
        recall = Math.max(recall, both / all)
        // The geometric mean of both shares, reduced where only a few common words are shared.
        likeness = Math.max(
          likeness,
          Math.sqrt((both / all) * Math.min(1, both / queried)) * Math.min(1, both / ENOUGH_SHARED_WEIGHT),
        )
      }
      const match = { ...nothing, recall, likeness }
      for (const { id, weight, near } of query) {
        if (id >= 0 && sharedWords.has(id)) {
          match.shared += weight
          match.soft += weight
          match.rarest = Math.max(match.rarest, weight)
          if (isName[id]) match.names++
        } else {
          const best = near.find((n) => sharedWords.has(n.id))
          if (best) match.soft += weight * best.cos
        }
      }
      return match
    })
    for (const { id, near } of query) {
      if (id >= 0) marks[id] = 0
      for (const other of near) marks[other.id] = 0
    }
    return matches
  }

  return { search }
}

/** Indices of the highest numbers, highest first. */
function indicesOfHighest(numbers: Float32Array, count: number): number[] {
  // Sorting all claims by score would cost more time than scoring them.
  const least = Float32Array.from(numbers).sort().at(-count) ?? -Infinity
  const order = Array.from(numbers.keys()).filter((at) => (numbers[at] ?? 0) >= least)
  return order.sort((a, b) => (numbers[b] ?? 0) - (numbers[a] ?? 0) || a - b).slice(0, count)
}

const rowOfTerm = (term: Term): number => (term.kind === 'item' ? -1 : rowOf(term.lemma || term.stem))
