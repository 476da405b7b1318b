import type { Reading, Term } from './reading'
import { subjectWeight, type Index } from './retrieve'
import type { ClaimView } from './views'

/** How far a stretch of a sentence and a claim say the same, by their words. */
export interface Alignment {
  view: ClaimView
  /** Share of the stretch's weight that stands in the claim, in any of its wordings: 0 to 1. */
  coverage: number
  /** Share of the nearest wording's weight that stands in the stretch: 0 to 1. */
  recall: number
  /** Weight of the most telling word that both have, the subject's name aside. */
  anchor: number
  /** How many different words both have, the subject's name aside. */
  partners: number
  /** Weight of what both have. */
  shared: number
  /** The wording of the claim that is nearest to the stretch. */
  nearest: Reading
  missing: Term[]
}

export function align(terms: readonly Term[], view: ClaimView, index: Index): Alignment | null {
  const own = index.weighed(terms)
  let total = 0
  let shared = 0
  let anchor = 0
  let partners = 0
  const missing: Term[] = []
  for (const { term, weight } of own) {
    total += weight
    if (view.vocabulary.has(term.key)) {
      shared += weight
      anchor = Math.max(anchor, weight)
      if (weight > subjectWeight) partners++
    } else missing.push(term)
  }
  if (total === 0) return null
  const { marks } = index
  for (const { id } of own) if (id >= 0) marks[id] = 1
  let nearest: Reading | null = null
  let bestRecall = 0
  let best = 0
  const { readings, from, ids, weights, slots } = weightedOf(view, index)
  for (let r = 0; r < readings.length; r++) {
    let all = 0
    let both = 0
    for (let i = from[r] ?? 0, end = from[r + 1] ?? 0; i < end; i++) {
      const held = marks[ids[i] ?? 0] === 1
      // What stands in a slot may be left out or be another value: it counts only where it is there.
      if (!held && slots[i] === 1) continue
      const weight = weights[i] ?? 0
      all += weight
      if (held) both += weight
    }
    const recall = all ? both / all : 0
    const score = recall * 0.5 + (both / total) * 0.5
    if (nearest && score <= best) continue
    nearest = readings[r] ?? null
    bestRecall = recall
    best = score
  }
  for (const { id } of own) if (id >= 0) marks[id] = 0
  return nearest && { view, coverage: shared / total, recall: bestRecall, shared, anchor, partners, nearest, missing }
}

/**
 * The different words of weight of each of a claim's sentences, as numbers one after the other; those of sentence `r` from
 * `from[r]` to `from[r + 1]`.
 */
interface Weighted {
  readings: readonly Reading[]
  from: Int32Array
  /** As the index numbers them. */
  ids: Int32Array
  weights: Float64Array
  /** 1 where the word stands in a slot. */
  slots: Uint8Array
}
const weighted = new WeakMap<ClaimView, Weighted>()

function weightedOf(view: ClaimView, index: Index): Weighted {
  const known = weighted.get(view)
  if (known) return known
  const { readings } = view
  const lists = readings.map((reading) => index.weighed(reading.terms))
  const terms = lists.flat()
  let sum = 0
  const read: Weighted = {
    readings,
    from: Int32Array.from([0, ...lists.map((list) => (sum += list.length))]),
    ids: Int32Array.from(terms, ({ id }) => id),
    weights: Float64Array.from(terms, ({ weight }) => weight),
    slots: Uint8Array.from(terms, ({ term }) => (term.slot ? 1 : 0)),
  }
  weighted.set(view, read)
  return read
}
