import { nearness, rowOf } from '../lexicon/word-table'
import type { Clause, Item, Reading, Term } from '../reading'
import type { ClaimView } from '../views'
import type { Odd } from './odd'
import { isName } from './partners'

/**
 * Two things that have changed places: what stands beside each of them in the sentence stands beside the other in the claim's
 * wordings ("Liang was the main advisor, Li sat on the committee"). The pair that gains most by changing back.
 */
export function swapIn(reading: Reading, stretch: Clause, view: ClaimView): Odd | null {
  const terms = stretch.terms.filter((t) => view.vocabulary.has(t.key))
  // Where a good part is unknown to the claim, places tell nothing.
  if (terms.length < 4 || terms.length < stretch.terms.length * 0.7) return null
  const beside = neighboursIn(view)
  let best: { a: Term; b: Term; gain: number } | null = null
  for (const [i, a] of terms.entries()) {
    for (const [k, b] of terms.entries()) {
      if (k <= i + 1 || a.key === b.key || !areAlike(reading, a, b)) continue
      const [aroundA, aroundB] = [near(terms, i, b), near(terms, k, a)]
      const gain =
        aroundA.reduce((sum, n) => sum + beside(b, n) - beside(a, n), 0) +
        aroundB.reduce((sum, n) => sum + beside(a, n) - beside(b, n), 0)
      if (!best || gain > best.gain) best = { a, b, gain }
    }
  }
  if (!best || best.gain < LEAST_GAIN) return null
  const { a, b, gain } = best
  const text = reading.text.slice(b.start - reading.start, b.end - reading.start)
  return {
    kind: 'order',
    item: null,
    terms: [a],
    start: a.start,
    end: a.end,
    instead: { text, share: Math.min(3, gain) },
  }
}

/** Could the one stand where the other does? Names of one kind, or words of like use. */
function areAlike(reading: Reading, a: Term, b: Term): boolean {
  if (a.kind !== 'item' || b.kind !== 'item')
    return a.kind === b.kind && nearness(rowOf(a.lemma), rowOf(b.lemma)) >= LIKE
  const [one, other] = [a, b].map((t) => reading.items.find((i) => i.start < t.end && i.end > t.start))
  return kindOf(one) !== '' && kindOf(one) === kindOf(other)
}

function kindOf(item: Item | undefined): string {
  if (!item || !isName(item)) return ''
  return item.kind === 'subject' ? 'person' : item.kind
}

const LIKE = 0.25
const LEAST_GAIN = 0.8
/** So many words of weight to each side stand beside a word. */
const REACH = 2

/** The words around one of the terms, without the one that it may have changed places with. */
function near(terms: readonly Term[], at: number, other: Term): Term[] {
  return terms.filter((t, i) => i !== at && Math.abs(i - at) <= REACH && t.key !== other.key)
}

type Beside = (a: Term, b: Term) => number

const known = new WeakMap<ClaimView, Beside>()

/** For two words the share of a claim's wordings with both in which they stand beside each other. */
function neighboursIn(view: ClaimView): Beside {
  const found = known.get(view)
  if (found) return found
  const both = new Map<string, number>()
  const close = new Map<string, number>()
  for (const { terms } of view.readings) {
    const seen = new Set<string>()
    for (const [i, a] of terms.entries()) {
      for (const [k, b] of terms.entries()) {
        if (k === i) continue
        const pair = `${a.key}\n${b.key}`
        if (!seen.has(pair)) both.set(pair, (both.get(pair) ?? 0) + 1)
        if (!seen.has(`${pair}\n`) && Math.abs(i - k) <= REACH) {
          close.set(pair, (close.get(pair) ?? 0) + 1)
          seen.add(`${pair}\n`)
        }
        seen.add(pair)
      }
    }
  }
  const beside: Beside = (a, b) => {
    const pair = `${a.key}\n${b.key}`
    return (close.get(pair) ?? 0) / (both.get(pair) ?? 1)
  }
  known.set(view, beside)
  return beside
}
