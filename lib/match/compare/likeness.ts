import { nearness, rowOf, shareSense } from '../lexicon/word-table'
import type { Clause, Term } from '../reading'
import type { Index } from '../retrieve'
import type { ClaimView } from '../views'
import { senseOf } from './sense'
import { wordingsOf, type Wording, type Wordings } from './wordings'

/** A stretch beside a claim: what of each is found in the other. */
export interface Likeness {
  /** The stretch's different words of weight. `soft`: how near the claim's nearest word is, 1 where the claim has it. */
  terms: { term: Term; weight: number; id: number; held: boolean; soft: number }[]
  wordings: Wordings
  /** 1 for each of the wordings' words that the stretch has. */
  held: Uint8Array
  /** What the wordings come to as they stand, nothing left out. */
  plain: Sums
  /** For each wording, how far the words that it shares with the stretch stand in the same order; as far as it was asked. */
  orders: (number | undefined)[]
}

export function likenessOf(stretch: Clause, view: ClaimView, index: Index): Likeness {
  const terms = index.weighed(stretch.terms).map(({ term, weight, id }) => {
    const held = id >= 0 && view.vocabulary.has(term.key)
    return { term, weight, id, held, soft: held ? 1 : softest(term, view) }
  })
  const wordings = wordingsOf(view, index)
  const { ids } = wordings
  const { marks } = index
  const held = new Uint8Array(ids.length)
  for (const term of terms) if (term.held) marks[term.id] = 1
  for (let i = 0; i < ids.length; i++) held[i] = marks[ids[i] ?? 0] ?? 0
  for (const term of terms) if (term.held) marks[term.id] = 0
  return { terms, wordings, held, plain: sumsOf(wordings, held, null), orders: [] }
}

/** How near the nearest of the claim's words is to the term; kept, since an article says the same words again. */
function softest({ lemma }: Term, view: ClaimView): number {
  const row = lemma ? rowOf(lemma) : -1
  if (row < 0) return 0
  const { rows, softest: known } = senseOf(view)
  const value = known.get(row) ?? nearestOf(row, rows)
  known.set(row, value)
  return value
}

function nearestOf(row: number, rows: Int32Array): number {
  let best = 0
  for (const other of rows) {
    const near = nearness(row, other)
    if (near <= best && near < 0.25) continue
    const value = near < 0.9 && shareSense(row, other) ? 0.9 : near
    if (value > best) best = value
  }
  return best
}

/** Weight of each wording that counts beside a stretch, and of what both have. */
export interface Sums {
  all: Float64Array
  both: Float64Array
}

/** What stands in a slot, or where the odd thing's counterpart does, counts only where the stretch has it. */
export function sumsOf(
  { list, from, weights, slots }: Wordings,
  held: Uint8Array,
  counterpart: Uint8Array | null,
): Sums {
  const sums = { all: new Float64Array(list.length), both: new Float64Array(list.length) }
  for (let w = 0; w < list.length; w++) {
    let all = 0
    let both = 0
    for (let i = from[w] ?? 0, end = from[w + 1] ?? 0; i < end; i++) {
      if (held[i] === 0 && (slots[i] === 1 || counterpart?.[i] === 1)) continue
      const weight = weights[i] ?? 0
      all += weight
      if (held[i] === 1) both += weight
    }
    sums.all[w] = all
    sums.both[w] = both
  }
  return sums
}

/** How far the rest of a stretch and the rest of a wording, the odd thing and its counterpart left out, are the same. */
export interface Fit {
  wording: Wording | undefined
  recall: number
  coverage: number
  order: number
  score: number
}

/**
 * The wording that fits best.
 *
 * @param total weight of the stretch without what is odd
 * @param sums those of the wordings without its counterpart
 */
export function bestFit(likeness: Likeness, total: number, { all, both }: Sums): Fit {
  const { list } = likeness.wordings
  const fit: Fit = { wording: list[0], recall: 0, coverage: 0, order: 0, score: 0 }
  let best = -1
  for (let w = 0; w < list.length; w++) {
    const shared = both[w] ?? 0
    const whole = all[w] ?? 0
    const recall = whole ? shared / whole : 0
    const coverage = total ? Math.min(1, shared / total) : 0
    const score = (recall + coverage) / 2
    if (best >= 0 && score <= fit.score) continue
    best = w
    fit.recall = recall
    fit.coverage = coverage
    fit.score = score
  }
  const at = Math.max(0, best)
  fit.wording = list[at]
  fit.order = likeness.orders[at] ??= orderOf(likeness, at)
  return fit
}

/** Share of the neighbouring pairs of common words that stand in the same order in both. */
function orderOf({ terms, wordings: { list, ids, from } }: Likeness, w: number): number {
  const own = ids.subarray(from[w] ?? 0, from[w + 1] ?? 0)
  const places = terms.flatMap(({ id, held }) => {
    const at = held ? own.indexOf(id) : -1
    return at < 0 ? [] : [list[w]?.terms[at]?.start ?? 0]
  })
  if (places.length < 2) return 0.5
  let same = 0
  for (let i = 1; i < places.length; i++) if ((places[i] ?? 0) > (places[i - 1] ?? 0)) same++
  return same / (places.length - 1)
}

/** Share of the weight of the claim's own text, without what is odd's counterpart, that the stretch has. */
export function textRecall(
  { wordings: { list, from, weights }, held }: Likeness,
  counterpart: Uint8Array | null,
): number {
  let all = 0
  let both = 0
  const left = list[0]?.at === 0 ? counterpart : null
  for (let i = 0, end = from[1] ?? 0; i < end; i++) {
    if (left?.[i] === 1) continue
    all += weights[i] ?? 0
    if (held[i] === 1) both += weights[i] ?? 0
  }
  return all ? both / all : 0
}

/** How much of a stretch, by weight, a claim has. */
export interface Tally {
  total: number
  held: number
  /** What it has, and what it has a word near to, by how near that is. */
  soft: number
  missing: number
  /** The heaviest word that it lacks, and whether it lacks one of the deeds that are known by many names. */
  heaviest: number
  missingVerb: number
  /** Weight of what was left out of the count. */
  leftOut: number
}

/** Counts the words of a stretch that the claim has, all but those at places that are left out. */
export function tallyOf({ terms }: Likeness, isLeftOut: (start: number) => boolean): Tally {
  const tally: Tally = { total: 0, held: 0, soft: 0, missing: 0, heaviest: 0, missingVerb: 0, leftOut: 0 }
  for (const { term, weight, held, soft } of terms) {
    if (isLeftOut(term.start)) {
      tally.leftOut += weight
      continue
    }
    tally.total += weight
    if (held) tally.held += weight
    else {
      tally.missing++
      if (weight > tally.heaviest) tally.heaviest = weight
      if (term.key.startsWith('=')) tally.missingVerb = 1
    }
    tally.soft += weight * (held ? 1 : soft > 0.5 ? soft : 0)
  }
  return tally
}
