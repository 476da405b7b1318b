import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { compareItems, hasSame } from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { overlaps } from '@/lib/engine/details/spans'
import type { RelationConflict, RelationEvidence } from '@/lib/engine/facts/compare-facts'
import type { Detail, DetailKind } from '@/lib/schema/finding'
import { areComparable } from './comparable'
import { isDateOrNumber } from './guards'
import { shownDetail, type ScoredDetail } from './score-details'
import { CONTRADICTED_CLASS, contradictedScore, type DecideContext, type ScoredSentence } from './scores'
import type { Bars, Prior } from './thresholds'

/** Minimum probability, by the net, that the sentence is contradicted, for a relation's conflict to count. */
const LEAST_CONTRADICTED = 0.7

/** Returns the details that surely differ: first conflicts of relations, then those of the net, surest first. */
export function differingDetails(scored: ScoredSentence, context: DecideContext, bars: Bars): Detail[] {
  const { reading, relations, details, scores, namesSubject, isAlone } = scored
  if (!isSurelyOnSubject(reading, context.prior)) return []
  // Where the net sees no conflict, a relation has most likely read the event of another person or thing.
  const seen = scores === null || (scores.classes[CONTRADICTED_CLASS] ?? 0) >= LEAST_CONTRADICTED
  const isOnSubject = namesSubject || ((isAlone || !context.isOnPerson) && !hasOpenPronoun(reading))
  const isAsserted = context.prior === 'asked' || isOnSubject
  const found = (seen && isAsserted ? relations.conflicts : [])
    .filter((c) => hasSource(c.analysis) && !relations.supports.some((s) => s.item && overlaps(s.item, c)))
    .map((c) => ofConflict(c, reading, context.subjectName))
  if (scores && isAsserted && !reading.isQuestion && contradictedScore(scored, bars) >= bars.contradicted) {
    const possible = details.filter(
      (d) =>
        d.differing &&
        d.differing.relevance >= bars.contradictedRelevant &&
        hasSource(d.differing.analysis) &&
        areComparable(d, d.differing, reading) &&
        !isGivenElsewhere(d, scored),
    )
    const sure = possible.filter((d) => d.pDiffers >= bars.alsoDiffers).sort((a, b) => b.pDiffers - a.pDiffers)
    const [top] = [...possible].sort((a, b) => b.pDiffers - a.pDiffers)
    for (const d of sure.length > 0 ? sure : top ? [top] : []) {
      if (found.some((f) => overlaps(f, d)) || isSupportedByRelation(d, relations)) continue
      found.push(ofNet(d, reading))
    }
  }
  return found
}

/** Whether a text is surely on the subject: prose, and a table row that names the subject or is asked about. */
const isSurelyOnSubject = ({ tablePart, items }: ParsedSentence, prior: Prior): boolean =>
  tablePart === null ||
  (tablePart === 'row' && (prior === 'asked' || items.some((i) => i.type === 'subject' && !i.pronoun)))

/** Returns at most one detail: the surest that may differ, not surely enough, or only from a claim without a source. */
export function comparedDetails({ details, scores, reading }: ScoredSentence, bars: Bars): ScoredDetail[] {
  if (!scores || reading.isQuestion || reading.tablePart === 'cell') return []
  const anyRelevance = { ...bars, contradictedRelevant: 0 }
  const [top] = details
    .filter((d) => {
      if (!d.differing || !areComparable(d, d.differing, reading)) return false
      const score = contradictedScore({ scores, details: [d] }, anyRelevance)
      return score >= (hasSource(d.differing.analysis) ? bars.mayDiffer : bars.contradicted)
    })
    .sort((a, b) => b.pDiffers - a.pDiffers)
  return top ? [top] : []
}

/**
 * Whether another near claim has exactly the sentence's date or number: "flew past on 14 March 1986" is not compared
 * with the launch where the dossier has that day for the flyby.
 */
function isGivenElsewhere({ item, differing }: ScoredDetail, { evidence, scores }: ScoredSentence): boolean {
  if (!item || !isDateOrNumber(item)) return false
  return evidence.netClaims.some(
    ({ analysis }, k) =>
      analysis !== differing?.analysis &&
      (scores?.relevance[k] ?? -Infinity) >= LEAST_NEAR &&
      hasSame(item, analysis.valueItems),
  )
}
/** Minimum log-odds of relevance of a claim for its value to count as the dossier's. */
const LEAST_NEAR = -3

/** Whether a claim has a source; a claim without one contradicts nothing. */
const hasSource = ({ claim }: AnalysedClaim): boolean => claim.sources.length > 0

/** Whether a sentence has a "he" or "she" that no named person explains. */
function hasOpenPronoun({ text, items, mentionsSubject }: ParsedSentence): boolean {
  const resolved = items.filter((i) => i.type === 'person' && i.pronoun && /^(?:he|she)$/i.test(i.text)).length
  return (
    (mentionsSubject && !items.some((i) => i.type === 'subject' && !i.pronoun)) ||
    (text.match(/\b(?:he|she)\b/gi)?.length ?? 0) > resolved
  )
}

/** Whether a relation found the value in the dossier, and the net is not sure that it differs. */
function isSupportedByRelation(detail: ScoredDetail, { supports }: RelationEvidence): boolean {
  return detail.pDiffers < LEAST_OVERRULING && supports.some((s) => s.item !== undefined && overlaps(s.item, detail))
}
/** Probability of differing from which the net overrules a relation. */
export const LEAST_OVERRULING = 0.95

function ofNet(detail: ScoredDetail, reading: ParsedSentence): Detail {
  const { differing, item } = detail
  const doubted = differing !== null && isDoubtful(differing.analysis, differing.value.slot, item)
  return { ...shownDetail(detail, cut(reading, detail), differing), verdict: 'differs', doubted }
}

const slotKinds = new Set<string>(['date', 'number', 'name', 'org', 'place', 'work', 'role', 'order', 'term'])

function ofConflict(conflict: RelationConflict, reading: ParsedSentence, subjectName: string): Detail {
  const { start, end, article, dossier, analysis, slotIndex, asks, slotId, item } = conflict
  const kind = (slotId === 'polarity' ? 'negation' : slotKinds.has(slotId) ? slotId : 'term') as DetailKind
  const doubted = isDoubtful(analysis, slotIndex, item)
  // A relation may have read an event of somebody else: the question then must not name the subject.
  const isOnSubject = analysis.wordingAt(0).readings.some(({ items }) => items.some(({ type }) => type === 'subject'))
  const asked = isOnSubject ? asks.replace('{who}', subjectName) : asks.includes('{who}') ? '' : asks
  return {
    ...{ start, end, kind, verdict: 'differs', doubted, dossier, claim: analysis.claim.id, slot: slotIndex },
    article: article || cut(reading, conflict),
    question: asked || analysis.claim.text,
  }
}

/** Whether the dossier doubts a value: by its status, or by a correction that does not exclude the article's value. */
function isDoubtful({ claim, corrections }: AnalysedClaim, slot: number | null, item: Item | null): boolean {
  if (claim.status !== 'established') return true
  const { correction } = claim
  if (!correction || (correction.slots && slot !== null && !correction.slots.includes(slot))) return false
  const results = item ? corrections.map((value) => compareItems(item, value)) : []
  return results.includes('same') || !results.includes('other')
}

const cut = (reading: ParsedSentence, { start, end }: { start: number; end: number }): string =>
  reading.text.slice(start - reading.start, end - reading.start).trim()
