import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { compareItems } from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { meets } from '@/lib/engine/details/spans'
import type { RelationConflict, RelationEvidence as Frames } from '@/lib/engine/facts/compare-facts'
import type { Detail, DetailKind } from '@/lib/schema/finding'
import { areComparable } from './comparable'
import { shownDetail, type ScoredDetail } from './score-details'
import { CONTRADICTED, contradictedScore, type DecideContext, type ScoredSentence } from './scores'
import type { Bars, Prior } from './thresholds'

/** Minimum probability, by the net, that the sentence is contradicted, for a relation's conflict to count. */
const LEAST_CONTRADICTED = 0.7

/** Returns the details that surely differ: first conflicts of relations, then those of the net, surest first. */
export function differingDetails(scored: ScoredSentence, context: DecideContext, bars: Bars): Detail[] {
  const { reading, frames, details, scores, named, alone } = scored
  if (!saysOfWhom(reading, context.prior)) return []
  // Where the net sees no conflict, a relation has most likely read the event of another person or thing.
  const seen = scores === null || (scores.sentence[CONTRADICTED] ?? 0) >= LEAST_CONTRADICTED
  const found = (seen ? frames.conflicts : [])
    .filter((c) => hasSource(c.view) && !frames.supports.some((s) => s.item && meets(s.item, c)))
    .map((c) => ofConflict(c, reading, context.subjectName))
  const isOnSubject = named || ((alone || !context.isOnPerson) && !hasOpenPronoun(reading))
  if (
    scores &&
    (context.prior === 'asked' || isOnSubject) &&
    !reading.question &&
    contradictedScore(scored, bars) >= bars.contradicted
  ) {
    const possible = details.filter(
      (d) =>
        d.differing &&
        d.differing.relevance >= bars.contradictedRelevant &&
        hasSource(d.differing.view) &&
        areComparable(d, d.differing, reading),
    )
    const sure = possible.filter((d) => d.differs >= bars.alsoDiffers).sort((a, b) => b.differs - a.differs)
    const [top] = [...possible].sort((a, b) => b.differs - a.differs)
    for (const d of sure.length > 0 ? sure : top ? [top] : []) {
      if (found.some((f) => meets(f, d)) || isBorneOut(d, frames)) continue
      found.push(ofNet(d, reading))
    }
  }
  return found
}

/** Whether a text is surely on the subject: prose, and a table row that names the subject or is asked about. */
const saysOfWhom = ({ ofTable, items }: ParsedSentence, prior: Prior): boolean =>
  ofTable === null ||
  (ofTable === 'row' && (prior === 'asked' || items.some((i) => i.type === 'subject' && !i.pronoun)))

/** Returns at most one detail: the surest that may differ, not surely enough, or only from a claim without a source. */
export function comparedDetails({ details, scores, reading }: ScoredSentence, bars: Bars): ScoredDetail[] {
  if (!scores || reading.question || reading.ofTable === 'cell') return []
  const anyRelevance = { ...bars, contradictedRelevant: 0 }
  const [top] = details
    .filter((d) => {
      if (!d.differing || !areComparable(d, d.differing, reading)) return false
      const score = contradictedScore({ scores, details: [d] }, anyRelevance)
      return score >= (hasSource(d.differing.view) ? bars.mayDiffer : bars.contradicted)
    })
    .sort((a, b) => b.differs - a.differs)
  return top ? [top] : []
}

/** Whether a claim has a source; a claim without one contradicts nothing. */
const hasSource = ({ claim }: AnalysedClaim): boolean => claim.sources.length > 0

/** Whether a sentence has a "he" or "she" that no named person explains. */
function hasOpenPronoun({ text, items, ofSubject }: ParsedSentence): boolean {
  const resolved = items.filter((i) => i.type === 'person' && i.pronoun && /^(?:he|she)$/i.test(i.text)).length
  return (
    (ofSubject && !items.some((i) => i.type === 'subject' && !i.pronoun)) ||
    (text.match(/\b(?:he|she)\b/gi)?.length ?? 0) > resolved
  )
}

/** Whether a relation found the value in the dossier, and the net is not sure that it differs. */
function isBorneOut(detail: ScoredDetail, { supports }: Frames): boolean {
  return detail.differs < OVERRULES && supports.some((s) => s.item !== undefined && meets(s.item, detail))
}
/** Probability of differing from which the net overrules a relation. */
export const OVERRULES = 0.95

function ofNet(detail: ScoredDetail, reading: ParsedSentence): Detail {
  const { differing, item } = detail
  const doubted = differing !== null && isDoubtful(differing.view, differing.value.slot, item)
  return { ...shownDetail(detail, cut(reading, detail), differing), verdict: 'differs', doubted }
}

const slotKinds = new Set<string>(['date', 'number', 'name', 'org', 'place', 'work', 'role', 'order', 'term'])

function ofConflict(conflict: RelationConflict, reading: ParsedSentence, subjectName: string): Detail {
  const { start, end, article, dossier, view, slotIndex, about, slot, item } = conflict
  const kind = (slot === 'polarity' ? 'negation' : slotKinds.has(slot) ? slot : 'term') as DetailKind
  const doubted = isDoubtful(view, slotIndex, item)
  // A relation may have read an event of somebody else: the question then must not name the subject.
  const isOnSubject = view.ofWording(0).readings.some(({ items }) => items.some(({ type }) => type === 'subject'))
  const asked = isOnSubject ? about.replace('{who}', subjectName) : about.includes('{who}') ? '' : about
  return {
    ...{ start, end, kind, verdict: 'differs', doubted, dossier, claim: view.claim.id, slot: slotIndex },
    article: article || cut(reading, conflict),
    question: asked || view.claim.text,
  }
}

/** Whether the dossier doubts a value: by its status, or by a correction that does not exclude the article's value. */
function isDoubtful({ claim, corrected }: AnalysedClaim, slot: number | null, item: Item | null): boolean {
  if (claim.status !== 'established') return true
  const { correction } = claim
  if (!correction || (correction.slots && slot !== null && !correction.slots.includes(slot))) return false
  const results = item ? corrected.map((value) => compareItems(item, value)) : []
  return results.includes('same') || !results.includes('other')
}

const cut = (reading: ParsedSentence, { start, end }: { start: number; end: number }): string =>
  reading.text.slice(start - reading.start, end - reading.start).trim()
