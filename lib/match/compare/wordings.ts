import type { Reading } from '../reading'
import type { Index } from '../retrieve'
import type { ClaimView } from '../views'
import type { Partner } from './partners'

/** One wording of a claim, its sentences taken together. */
export interface Wording {
  at: number
  readings: Reading[]
  /** Its different words of weight, with their places. */
  terms: { key: string; weight: number; id: number; start: number; end: number; slot: boolean }[]
  negated: boolean
}

/**
 * A claim's wordings. The words of all of them stand one after the other in lists of numbers, for they are gone through for
 * every candidate; those of wording `w` from `from[w]` to `from[w + 1]`.
 */
export interface Wordings {
  list: Wording[]
  from: Int32Array
  /** As the index numbers them. */
  ids: Int32Array
  weights: Float64Array
  /** 1 where the word stands in a slot. */
  slots: Uint8Array
}

const known = new WeakMap<ClaimView, Wordings>()

export function wordingsOf(view: ClaimView, index: Index): Wordings {
  const found = known.get(view) ?? read(view, index)
  known.set(view, found)
  return found
}

function read({ readings }: ClaimView, index: Index): Wordings {
  const list: Wording[] = []
  for (const reading of readings) {
    const at = reading.wording ?? 0
    let wording = list.find((w) => w.at === at)
    if (!wording) {
      wording = { at, readings: [], terms: [], negated: false }
      list.push(wording)
    }
    wording.readings.push(reading)
    wording.negated ||= reading.clauses.some((c) => c.negated)
    for (const { term, weight, id } of index.weighed(reading.terms)) {
      if (wording.terms.some((t) => t.id === id)) continue
      const { key, start, end } = term
      wording.terms.push({ key, weight, id, start, end, slot: term.slot ?? false })
    }
  }
  const terms = list.flatMap((w) => w.terms)
  let sum = 0
  return {
    list,
    from: Int32Array.from([0, ...list.map((w) => (sum += w.terms.length))]),
    ids: Int32Array.from(terms, (t) => t.id),
    weights: Float64Array.from(terms, (t) => t.weight),
    slots: Uint8Array.from(terms, (t) => (t.slot ? 1 : 0)),
  }
}

const counterparts = new WeakMap<Partner, Uint8Array>()

/** 1 for each word of the wordings that belongs to the partner. */
export function counterpartOf(partner: Partner, { list }: Wordings): Uint8Array {
  const found =
    counterparts.get(partner) ??
    Uint8Array.from(
      list.flatMap(({ at, terms }) => {
        const places = partner.places.filter(({ reading }) => (reading.wording ?? 0) === at)
        return terms.map((t) => (places.some((p) => p.start < t.end && p.end > t.start) ? 1 : 0))
      }),
    )
  counterparts.set(partner, found)
  return found
}
