import type { Claim, Source } from '@/lib/dossier/schema'
import type { Judged } from './core'
import { believed, isWorded } from './believe'
import type { Conflict, Support } from './evidence'
import type { WordingEvidence } from './judge-wording'
import type { Difference, Finding, Verdict } from './types'
import type { Item, Reading } from './reading'
import { compareItems } from './same'
import type { ClaimView } from './views'
import type { Weighing } from './weigh'

export interface VerdictContext {
  sources: ReadonlyMap<number, Source>
  subjectName: string
  /** Last day that the dossier knows of, in days since 1970. */
  asOfDay: number
  asOfWords: string
}

/**
 * The verdict on a sentence from what speaks for and against it: a conflict outweighs all support beside it; a claim that the
 * dossier doubts, or that carries a correction, can only dispute. Null when there is nothing to say.
 */
export function findingOf(
  judged: Judged,
  { candidates, shares }: Weighing,
  quote: string,
  context: VerdictContext,
): Finding | null {
  const { reading, frames, wording } = judged
  const base = { start: reading.start, end: reading.end, quote }
  const conflicts = bestConflicts(
    frames.conflicts,
    believed(reading, candidates, shares).filter((c) => !isBorneOut(c, frames.supports)),
  )
  const [conflict] = conflicts
  const newer = reading.items.some(
    (i) => i.type === 'D' && i.date.role !== 'before' && i.date.value.from > context.asOfDay,
  )
  if (conflict && !newer) {
    const doubted = conflicts.every(
      (c) => isCorrected(c) || c.view.claim.status === 'uncertain' || isOneOfSeveral(c, wording),
    )
    const claims = conflicts.map((c) => c.view.claim)
    return {
      ...base,
      verdict: doubted ? 'disputed' : 'contradicted',
      partial: false,
      newer: false,
      ...evidenceOf(claims, context),
      reason: conflictReason(conflict, doubted),
      differences: conflicts.map((c) => differenceOf(c, context)),
    }
  }
  const checkable = shares.unverified > shares.none || shares.contradicted > shares.none
  const restated = wording.supports.some((s) => s.whole && s.strength >= 0.9)
  // What a relation has read of the subject by name, and found in the dossier, is covered however few the words are.
  const related =
    frames.supports.length > 0 &&
    shares.contradicted < 0.5 &&
    reading.items.some((i) => i.type === 'S' && !i.pronoun) &&
    !reading.question &&
    !reading.clauses.some((c) => c.hypothetical)
  const covered = shares.covered >= Math.max(shares.unverified, shares.none, shares.contradicted) || restated || related
  // A sentence with a date or a number that the nearest claim has otherwise is not borne out by that claim.
  const astray = [...wording.disagreeing, ...(frames.astray ?? [])].some(
    (item) => !frames.supports.some((s) => s.item === item),
  )
  // What is more likely than not a slip is not borne out, even where it is not sure enough to be held against the page.
  const [top] = candidates
  const suspect =
    top !== undefined &&
    top.chance >= SUSPECT &&
    top.near.about >= SUSPECT / 2 &&
    !isBorneOut(top.conflict, frames.supports)
  const supports = covered && !astray && !suspect ? bestSupports(reading, frames.supports, wording) : []
  const [support] = supports
  if (support && !newer) {
    const doubted = doubtedDetail(reading, wording)
    if (doubted) supports.unshift({ ...support, view: doubted })
    const isEstablished = supports.some(
      (s) => s.view.claim.status === 'established' && s.strength >= support.strength - 0.1,
    )
    const verdict: Verdict = isEstablished && !doubted ? 'supported' : 'disputed'
    const partial = !supports.some((s) => s.whole && s.start <= reading.start && s.end >= reading.end)
    return {
      ...base,
      verdict,
      partial: verdict === 'supported' && partial,
      newer: false,
      ...evidenceOf(
        supports.map((s) => s.view.claim),
        context,
      ),
      reason: supportReason(doubted ?? support.view, verdict, partial),
      differences: [],
    }
  }
  if (newer && (checkable || shares.covered > shares.none)) {
    return {
      ...base,
      verdict: 'unverified',
      partial: false,
      newer: true,
      claims: [],
      sources: [],
      reason: `Newer than the dossier, which ends in ${context.asOfWords}.`,
      differences: [],
    }
  }
  if (!checkable && !(covered && astray)) return null
  return {
    ...base,
    verdict: 'unverified',
    partial: false,
    newer: false,
    claims: [],
    sources: [],
    reason: 'The dossier has nothing that settles this.',
    differences: [],
  }
}

/**
 * A correction takes back the claim's word on the slots that it names. Where it gives values of its own and the page has
 * neither these nor the claim's, the page conflicts with both.
 */
function isCorrected({ view, slotIndex, item }: Conflict): boolean {
  const { correction } = view.claim
  if (!correction || (correction.slots && slotIndex !== null && !correction.slots.includes(slotIndex))) return false
  const results = item ? view.corrected.map((value) => compareItems(item, value)) : []
  return results.includes('same') || !results.includes('other')
}

/** Where the dossier's sources disagree, each of their values is in dispute: the page may have the other one. */
function isOneOfSeveral({ item }: Conflict, { alignments }: WordingEvidence): boolean {
  return alignments.some(
    ({ view, coverage }) =>
      item !== null &&
      coverage > 0.25 &&
      view.claim.status === 'conflicting' &&
      view.values.some((value) => compareItems(item, value.item) === 'same'),
  )
}

/** A value that a relation has found in the dossier is not wrong for standing near other words as well. */
function isBorneOut(conflict: Conflict, supports: Support[]): boolean {
  return supports.some((s) => s.item !== undefined && s.item.start < conflict.end && s.item.end > conflict.start)
}

/**
 * The claim behind a day or month that the dossier has only as uncertain: what it is sure of is coarser, and "2017" does not
 * bear out "June 2017".
 */
function doubtedDetail(reading: Reading, { bearing }: WordingEvidence): ClaimView | null {
  for (const item of reading.items) {
    if (item.type !== 'D' || (item.date.value.grain !== 'day' && item.date.value.grain !== 'month')) continue
    const asFine = bearing.filter(
      ({ view, coverage }) => coverage > 0.4 && view.values.some((v) => isAsFine(item, v.item)),
    )
    const [first] = asFine
    if (first && asFine.every(({ view }) => view.claim.status !== 'established')) return first.view
  }
  return null
}

function isAsFine(item: Extract<Item, { type: 'D' }>, value: Item): boolean {
  if (value.type !== 'D' || compareItems(item, value) !== 'same') return false
  const breadth = ({ from, to }: { from: number; to: number }): number => to - from
  return breadth(value.date.value) <= breadth(item.date.value)
}

/** Surest first; of two on the same words the one that a relation has read. */
function bestConflicts(read: Conflict[], likened: Conflict[]): Conflict[] {
  const seen = new Set<number>()
  const bySureness = (a: Conflict, b: Conflict): number => b.certainty - a.certainty
  return [...read.sort(bySureness), ...likened.sort(bySureness)]
    .filter((c) => !seen.has(c.start) && seen.add(c.start))
    .sort(bySureness)
}

/** From here on a possible conflict keeps a sentence from being called supported. */
const SUSPECT = 0.6

/** How likely a claim without phrasings must at least be meant to stand behind a covered sentence. */
const LEAST_MEANT = 0.2

/**
 * The claims behind a covered sentence, of those that a relation or the wording has brought up: the nearest, and beside it those
 * that hold what the others have not, so that each part of a long sentence has its evidence.
 */
function bestSupports(
  reading: Reading,
  fromFrames: Support[],
  { supports, bearing, near }: WordingEvidence,
): Support[] {
  const behind = (view: ClaimView, strength: number): Support => ({ view, strength, start: 0, end: 0, whole: false })
  const worded = bearing
    .filter(({ view }) => isWorded(view))
    .map((a) => behind(a.view, 0.8 * Math.sqrt(a.coverage * a.recall) * Math.min(1, a.shared / 1.5)))
  // Of a claim without phrasings the words are seldom those of the page: there it counts that it is meant.
  const meant = near
    .filter(({ alignment, about }) => about >= LEAST_MEANT && !isWorded(alignment.view))
    .map(({ alignment, about }) => behind(alignment.view, 0.35 + about / 2))
  const byClaim = new Map<string, Support>()
  for (const s of [...fromFrames, ...supports, ...worded, ...meant]) {
    const known = byClaim.get(s.view.claim.id)
    if (!known || s.strength > known.strength) byClaim.set(s.view.claim.id, s)
  }
  const sorted = [...byClaim.values()].sort((a, b) => b.strength - a.strength)
  const [nearest] = sorted
  // A few common words are no evidence: what is shown must be seen to say the same.
  if (!nearest || nearest.strength < 0.42) return []
  const open = new Set(reading.terms.map((t) => t.key))
  const chosen: Support[] = []
  const worth = ({ view, strength }: Support): number =>
    strength / nearest.strength + [...open].filter((key) => view.vocabulary.has(key)).length / reading.terms.length
  let rest = sorted.filter((s) => s.strength >= nearest.strength * 0.5)
  for (let next: Support | undefined = nearest; next && chosen.length < 4; [next] = rest) {
    const { view } = next
    chosen.push(next)
    for (const key of view.vocabulary) open.delete(key)
    rest = rest.filter((s) => s.view !== view).sort((a, b) => worth(b) - worth(a))
  }
  return chosen
}

function evidenceOf(claims: Claim[], context: VerdictContext): { claims: string[]; sources: number[] } {
  const tier = (n: number): number => context.sources.get(n)?.tier ?? 3
  const sources = claims.flatMap((claim) => [...claim.sources].sort((a, b) => tier(a) - tier(b)))
  return { claims: [...new Set(claims.map((c) => c.id))], sources: [...new Set(sources)] }
}

function differenceOf(conflict: Conflict, context: VerdictContext): Difference {
  const { slot, about, article, dossier, start, end } = conflict
  return { slot, about: about.replace('{who}', context.subjectName), article, dossier, start, end }
}

function conflictReason(conflict: Conflict, doubted: boolean): string {
  const { claim } = conflict.view
  if (isCorrected(conflict))
    return `The dossier has ${conflict.dossier}, but carries a correction: ${claim.correction?.text ?? ''}`
  if (doubted) return `The dossier has ${conflict.dossier}, and itself marks it as uncertain.`
  return `The page has ${conflict.article}. The dossier has ${conflict.dossier}${sureness(claim)}.`
}

/** How certain the dossier is of a claim, in words; nothing where it does not say. */
const sureness = ({ confidence }: Claim): string => (confidence ? `, with ${confidence} confidence` : '')

function supportReason({ claim }: ClaimView, verdict: Verdict, partial: boolean): string {
  if (verdict === 'disputed')
    return claim.status === 'conflicting'
      ? 'The dossier’s sources disagree on this.'
      : 'The dossier has this, but marks it as uncertain.'
  return partial
    ? `The dossier has this in part${sureness(claim)}; the rest it does not cover.`
    : `The dossier has this${sureness(claim)}.`
}
