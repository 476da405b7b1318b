import type { Clause, Reading, Term } from '../reading'
import type { ClaimView } from '../views'

/** What a text denies and what it states, word by word. */
interface Said {
  /** Words right after a "not", "no", "never" and the like, by their stem or key: what is denied. */
  denied: Set<string>
  /** All others. */
  stated: Set<string>
}

/** How a stretch and a claim's wordings deny: by the words that are denied, not by whether there is a "not" somewhere. */
export interface Denial {
  /** Of a word that the stretch denies: the share of the wordings that state it; the highest. */
  deniedHere: number
  /** Of a word that the stretch states: the share of the wordings that deny it; the highest. */
  deniedThere: number
  /** The stretch denies a word that no wording has. */
  deniesElse: number
  /** Both deny one and the same word. */
  deniesAlike: number
}

export function denialOf(reading: Reading, stretch: Clause, view: ClaimView): Denial {
  const here = saidIn(reading, stretch.terms, stretch.start, stretch.end)
  const there = sharesOf(view)
  const at = (key: string): { denied: number; stated: number } => there.get(key) ?? { denied: 0, stated: 0 }
  const denied = [...here.denied].map(at)
  return {
    deniedHere: Math.max(0, ...denied.map((s) => s.stated - s.denied)),
    deniedThere: Math.max(0, ...[...here.stated].map(at).map((s) => s.denied - s.stated)),
    deniesElse: denied.some((s) => s.denied + s.stated === 0) ? 1 : 0,
    deniesAlike: Math.max(0, ...denied.map((s) => s.denied)),
  }
}

const known = new WeakMap<ClaimView, Map<string, { denied: number; stated: number }>>()

/** For each word of a claim the share of its wordings that deny it and that state it. */
function sharesOf(view: ClaimView): Map<string, { denied: number; stated: number }> {
  const found = known.get(view)
  if (found) return found
  const shares = new Map<string, { denied: number; stated: number }>()
  const wordings = new Set(view.readings.map((r) => r.wording ?? 0)).size
  for (const reading of view.readings) {
    const said = saidIn(reading, reading.terms, reading.start, reading.end)
    for (const kind of ['denied', 'stated'] as const) {
      for (const key of said[kind]) {
        const share = shares.get(key) ?? { denied: 0, stated: 0 }
        share[kind] += ((reading.wording ?? 0) === 0 ? 2 : 1) / (wordings + 1)
        shares.set(key, share)
      }
    }
  }
  known.set(view, shares)
  return shares
}

function saidIn(reading: Reading, terms: readonly Term[], start: number, end: number): Said {
  const text = reading.text.slice(start - reading.start, end - reading.start)
  const denied = new Set<string>()
  for (const found of text.matchAll(negator)) {
    const from = start + found.index + found[0].length
    // "Neither A nor B", "no A or B": each is denied, and each has its own small word but for the last.
    const next = terms.find((t) => t.start >= from)
    if (next && next.start - from < REACH) denied.add(keyOf(next))
  }
  return { denied, stated: new Set(terms.map(keyOf).filter((key) => !denied.has(key))) }
}

const keyOf = (term: Term): string => term.stem || term.key

/** How far after a "not" the denied word may begin: an article, an auxiliary and an adverb fit between. */
const REACH = 32

/** "Not only", "no fewer than" and "not until" deny nothing. */
const negator =
  /(?:\b(?:not|never|no longer|no|none|neither|nor|without|cannot|lack(?:s|ed|ing)?|omit(?:s|ted|ting)?|fail(?:s|ed|ing)? to|refus(?:es|ed|ing) to|declin(?:es|ed|ing) to|denie[sd]|deny(?:ing)?)\b|n't\b)(?!\s+(?:only|merely|just|least|(?:few|great|larg|small|bett|earli|lat)er than|less than|more than|worse than|until)\b)/gi
