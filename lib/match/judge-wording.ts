import { align, type Alignment } from './align'
import { candidatesOf, type Candidate } from './compare'
import { isNegatedReading } from './compare/sense'
import { nearTo, type Near } from './compare/near'
import { regionsIn } from './compare/region'
import type { Models } from './models'
import type { Support } from './evidence'
import type { Clause, Item, Reading } from './reading'
import type { Index } from './retrieve'
import { fits, isComparable, sameThing } from './same'
import type { ClaimView } from './views'
import { wholeClause } from './relation'

/** How many claims a sentence is held beside at first. */
const RETRIEVED = 24

/** Least shares for a claim to stand behind a stretch; found on the labelled articles. */
const bars = { coverage: 0.62, recall: 0.5, shared: 1.3 }

export interface WordingEvidence {
  supports: Support[]
  /** All candidates, of the whole sentence and of its clauses. */
  alignments: Alignment[]
  /** Those that could bear the sentence out: the same sense, the same people. */
  bearing: Alignment[]
  /** Dates and numbers that a near claim has too. */
  agreeing: number
  /** Dates and numbers that no near claim has, while the nearest has another one of the kind. */
  disagreeing: Set<Item>
  /** The claims likeliest to speak of the same as the sentence or one of its clauses. */
  near: Near[]
  /** Possible conflicts, before any is believed. */
  candidates: Candidate[]
}

/**
 * Aligns a sentence and its clauses with the claims by their words. A claim supports a stretch when it holds most of its
 * weight and every value agrees. What could conflict is looked for in the whole sentence and in the part of it that fits a claim best.
 */
export function judgeWording(
  reading: Reading,
  views: readonly ClaimView[],
  index: Index,
  models: Pick<Models, 'about'>,
): WordingEvidence {
  const evidence: WordingEvidence = {
    supports: [],
    alignments: [],
    bearing: [],
    agreeing: 0,
    disagreeing: new Set(),
    near: [],
    candidates: [],
  }
  const stretches = reading.clauses.length > 1 ? [wholeClause(reading), ...reading.clauses] : reading.clauses
  let besideWhole: Alignment[] = []
  for (const stretch of stretches) {
    const candidates = index.candidates(stretch.terms, RETRIEVED).flatMap((i) => {
      const view = views[i]
      const alignment = view ? align(stretch.terms, view, index) : null
      return alignment ? [alignment] : []
    })
    evidence.alignments.push(...candidates)
    if (stretch === stretches[0]) besideWhole = candidates
    const close = candidates
      .filter((a) => a.shared > 0.8)
      .sort((a, b) => b.shared * b.recall - a.shared * a.recall)
      .slice(0, 5)
    for (const item of stretch.items) {
      if (item.type !== 'D' && item.type !== 'N') continue
      if (close.some((a) => fits(item, a.view.known))) evidence.agreeing++
      else if (close[0] && isComparable(item, close[0].view.known)) evidence.disagreeing.add(item)
    }
    const bearing = candidates.filter((a) => canBear(reading, stretch, a))
    evidence.bearing.push(...bearing)
    for (const alignment of bearing) {
      const isStrong =
        alignment.coverage >= bars.coverage && alignment.recall >= bars.recall && alignment.shared >= bars.shared
      if (!isStrong || !agrees(stretch, alignment)) continue
      evidence.supports.push({
        view: alignment.view,
        strength: alignment.coverage * (0.5 + alignment.recall / 2),
        start: stretch.start,
        end: stretch.end,
        whole: alignment.coverage > 0.9,
      })
    }
  }
  const [whole] = stretches
  if (whole) {
    const regionFor = regionsIn(reading, index)
    // The first stretch was the whole sentence: what it was held beside is what it is near.
    const alignments = besideWhole.flatMap((alignment) => {
      const region = regionFor(alignment.view)
      const other = region && align(region.terms, alignment.view, index)
      return [
        { stretch: whole, alignment },
        ...(region && other ? [{ stretch: region, alignment: other }] : []),
      ].filter((one) => one.alignment.shared > 0.4)
    })
    const near = nearTo(reading, alignments, index, models.about)
    evidence.near = near
    if (!reading.question) evidence.candidates = candidatesOf(reading, near, index)
  }
  return evidence
}

/** Could the claim bear the stretch out? Not what it denies, nor what it says of somebody else. */
function canBear(reading: Reading, stretch: Clause, { view, nearest, partners }: Alignment): boolean {
  // A name alone in common is what the sentence and the claim are on, not what they say.
  if (partners < 2) return false
  // A sentence of several clauses may deny one thing and state another: then each clause is asked by itself.
  const single = nearest.clauses.length === 1 && (reading.clauses.length === 1 || reading.clauses.includes(stretch))
  if (single && stretch.negated !== isNegatedReading(nearest)) return false
  if (reading.ofSubject || reading.implied) return true
  const actor = reading.items.find((i) => i.type === 'P')
  if (actor?.type !== 'P' || actor.pronoun || !view.readings[0]?.items.some((i) => i.type === 'S')) return true
  return view.known.names.some((name) => sameThing(name, actor.id))
}

/** Does every date and number of the stretch that can be compared with the claim agree with it? */
function agrees(stretch: Clause, { view }: Alignment): boolean {
  return stretch.items.every((item) => {
    if (item.type !== 'D' && item.type !== 'N') return true
    return fits(item, view.known) || !isComparable(item, view.known)
  })
}
