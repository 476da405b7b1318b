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
  const own = new Map<string, number>()
  for (const term of terms) if (!own.has(term.key)) own.set(term.key, index.weight(term))
  let total = 0
  let shared = 0
  let anchor = 0
  let partners = 0
  const missing: Term[] = []
  const counted = new Set<string>()
  for (const term of terms) {
    if (counted.has(term.key)) continue
    counted.add(term.key)
    const w = own.get(term.key) ?? 0
    total += w
    if (view.vocabulary.has(term.key)) {
      shared += w
      anchor = Math.max(anchor, w)
      if (w > subjectWeight) partners++
    } else missing.push(term)
  }
  if (total === 0) return null
  let best: { reading: Reading; recall: number; score: number } | null = null
  for (const { reading, terms: others } of weightedOf(view, index)) {
    let all = 0
    let both = 0
    for (const { key, weight, slot } of others) {
      const held = own.has(key)
      // What stands in a slot may be left out or be another value: it counts only where it is there.
      if (held || !slot) all += weight
      if (held) both += weight
    }
    const recall = all ? both / all : 0
    const score = recall * 0.5 + (both / total) * 0.5
    if (!best || score > best.score) best = { reading, recall, score }
  }
  return best
    ? { view, coverage: shared / total, recall: best.recall, shared, anchor, partners, nearest: best.reading, missing }
    : null
}

interface Weighted {
  reading: Reading
  /** Its different words of weight. */
  terms: { key: string; weight: number; slot: boolean }[]
}
const weighted = new WeakMap<ClaimView, Weighted[]>()

function weightedOf(view: ClaimView, index: Index): Weighted[] {
  const known = weighted.get(view)
  if (known) return known
  const read = view.readings.map((reading) => {
    const terms = new Map<string, Weighted['terms'][number]>()
    for (const term of reading.terms)
      if (!terms.has(term.key))
        terms.set(term.key, { key: term.key, weight: index.weight(term), slot: term.slot ?? false })
    return { reading, terms: [...terms.values()] }
  })
  weighted.set(view, read)
  return read
}
