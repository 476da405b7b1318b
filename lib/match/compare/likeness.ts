import { rowNearness, rowOf, shareSense } from '../lexicon/word-table'
import type { Clause, Reading, Term } from '../reading'
import type { Index } from '../retrieve'
import type { ClaimView } from '../views'
import { senseOf } from './sense'

/** One wording of a claim, its sentences taken together. */
export interface Wording {
  at: number
  readings: Reading[]
  /** Its different words of weight, with their places. */
  terms: { key: string; weight: number; start: number; end: number; slot: boolean; lemma: string }[]
  negated: boolean
}

/** A stretch beside a claim: what of each is found in the other. */
export interface Likeness {
  /** The stretch's different words of weight. `soft`: how near the claim's nearest word is, 1 where the claim has it. */
  terms: { term: Term; weight: number; held: boolean; soft: number }[]
  keys: ReadonlySet<string>
  wordings: Wording[]
}

const known = new WeakMap<ClaimView, Wording[]>()

export function likenessOf(stretch: Clause, view: ClaimView, index: Index): Likeness {
  const terms: Likeness['terms'] = []
  const keys = new Set<string>()
  for (const term of stretch.terms) {
    if (keys.has(term.key)) continue
    keys.add(term.key)
    const held = view.vocabulary.has(term.key)
    terms.push({ term, weight: index.weight(term), held, soft: held ? 1 : softest(term, view) })
  }
  return { terms, keys, wordings: wordingsOf(view, index) }
}

function softest(term: Term, view: ClaimView): number {
  if (!term.lemma) return 0
  const row = rowOf(term.lemma)
  if (row < 0) return 0
  const { rows, words } = senseOf(view)
  let best = 0
  for (let i = 0; i < rows.length; i++) {
    const near = rowNearness(row, rows[i] ?? -1)
    if (near <= best && near < 0.25) continue
    const value = near < 0.9 && shareSense(term.lemma, words[i] ?? '') ? 0.9 : near
    if (value > best) best = value
  }
  return best
}

export function wordingsOf(view: ClaimView, index: Index): Wording[] {
  const found = known.get(view)
  if (found) return found
  const wordings: Wording[] = []
  for (const reading of view.readings) {
    const at = reading.wording ?? 0
    let wording = wordings.find((w) => w.at === at)
    if (!wording) {
      wording = { at, readings: [], terms: [], negated: false }
      wordings.push(wording)
    }
    wording.readings.push(reading)
    wording.negated ||= reading.clauses.some((c) => c.negated)
    for (const term of reading.terms) {
      if (wording.terms.some((t) => t.key === term.key)) continue
      const { key, start, end, lemma } = term
      wording.terms.push({ key, weight: index.weight(term), start, end, slot: term.slot ?? false, lemma })
    }
  }
  known.set(view, wordings)
  return wordings
}

/** How far the rest of a stretch and the rest of a wording, the odd thing and its counterpart left out, are the same. */
export interface Fit {
  wording: Wording
  recall: number
  coverage: number
  order: number
  score: number
}

export function bestFit(
  { terms, keys, wordings }: Likeness,
  isOdd: (start: number) => boolean,
  isCounterpart: (wording: Wording, start: number, end: number) => boolean,
): Fit {
  let total = 0
  for (const { term, weight } of terms) if (!isOdd(term.start)) total += weight
  let best: Fit | null = null
  for (const wording of wordings) {
    let all = 0
    let both = 0
    for (const t of wording.terms) {
      const held = keys.has(t.key)
      if (!held && (t.slot || isCounterpart(wording, t.start, t.end))) continue
      all += t.weight
      if (held) both += t.weight
    }
    const recall = all ? both / all : 0
    const coverage = total ? Math.min(1, both / total) : 0
    const score = (recall + coverage) / 2
    if (!best || score > best.score) best = { wording, recall, coverage, order: 0, score }
  }
  const fit = best ?? { wording: wordings[0] as Wording, recall: 0, coverage: 0, order: 0, score: 0 }
  fit.order = orderOf(terms, fit.wording)
  return fit
}

/** Share of the neighbouring pairs of common words that stand in the same order in both. */
function orderOf(terms: Likeness['terms'], wording: Wording): number {
  const places = terms.flatMap(({ term }) => wording.terms.find((t) => t.key === term.key)?.start ?? [])
  if (places.length < 2) return 0.5
  let same = 0
  for (let i = 1; i < places.length; i++) if ((places[i] ?? 0) > (places[i - 1] ?? 0)) same++
  return same / (places.length - 1)
}
