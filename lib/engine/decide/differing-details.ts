import { partsBeside } from '@/lib/engine/details/spans'
import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { compareItems, hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { Detail } from '@/lib/schema/finding'
import { areComparable } from './comparable'
import { detailToLookAt } from './look-at'
import { openDetail, type ScoredDetail } from './score-details'
import { contradictedScore, logit, type DecideContext, type ScoredSentence } from './scores'
import { operatingPoints, type Bars, type CheckOccasion } from './thresholds'

/** Returns the details that surely differ, surest first. */
export function differingDetails(scored: ScoredSentence, context: DecideContext, bars: Bars): Detail[] {
  const { reading, details, scores, namesSubject, isAlone } = scored
  if (!isSurelyOnSubject(reading, context.prior)) return []
  const isOnSubject = namesSubject || ((isAlone || !context.isOnPerson) && !hasOpenPronoun(reading))
  const isAsserted = context.prior === 'asked' || isOnSubject
  if (!scores || !isAsserted || reading.isQuestion || contradictedScore(scored, bars) < bars.contradicted) return []
  const possible = details
    .filter(
      (d) =>
        d.differing &&
        d.differing.relevance >= bars.contradictedRelevant &&
        hasSource(d.differing.analysis) &&
        areComparable(d, d.differing, reading) &&
        !isGivenElsewhere(d, scored, bars) &&
        !isOfSmallerGroup(d, reading),
    )
    .sort((a, b) => b.pDiffers - a.pDiffers)
  const sure = possible.filter((d) => d.pDiffers >= bars.alsoDiffers)
  return (sure.length > 0 ? sure : possible.slice(0, 1)).map((d) => differingDetailOfNet(d, reading))
}

/** Whether a text is surely on the subject: prose, and a table row that names the subject or is asked about. */
const isSurelyOnSubject = ({ tablePart, items }: ParsedSentence, prior: CheckOccasion): boolean =>
  tablePart === null ||
  (tablePart === 'row' && (prior === 'asked' || items.some((i) => i.type === 'subject' && !i.pronoun)))

/** Returns at most one detail: the surest that may differ, not surely enough, or only from a claim without a source. */
export function comparedDetails(scored: ScoredSentence, bars: Bars): ScoredDetail[] {
  const { details, scores, reading } = scored
  if (!scores || reading.isQuestion || reading.tablePart === 'cell') return []
  const anyBars = { ...bars, leastDiffers: operatingPoints.asked.leastDiffers, contradictedRelevant: 0 }
  const [top] = details
    .filter((d) => {
      if (!d.differing || !areComparable(d, d.differing, reading)) return false
      if (d.item && hasSameValue(d.item, d.differing.analysis.corrections)) return false
      const score = contradictedScore({ scores, reading, details: [d] }, anyBars)
      if (!hasSource(d.differing.analysis)) return score >= bars.contradicted
      const isOnlyDate =
        d.differing.relevance >= operatingPoints.asked.contradictedRelevant && hasOtherDateOnly(d, reading)
      return score >= (isOnlyDate ? bars.onlyDateMayDiffer : bars.mayDiffer)
    })
    .sort((a, b) => b.pDiffers - a.pDiffers)
  return top ? [top] : detailToLookAt(scored)
}

/** Whether a claim has another date, and all other words of a short sentence but one: "joined Tesla in June 2019". */
function hasOtherDateOnly(detail: ScoredDetail, { items, terms }: ParsedSentence): boolean {
  const { differing, item } = detail
  if (differing?.value.result !== 'other' || item?.type !== 'date' || item.date.role !== 'at') return false
  if (items.some((other) => other.type === 'date' && other !== item)) return false
  const others = partsBeside(terms, detail)
  const shared = others.filter((term) => hasTerm(differing.analysis, term)).length
  return others.length <= MOST_SHORT_TERMS && shared >= 2 && shared >= others.length - 1
}
const MOST_SHORT_TERMS = 4

/**
 * Whether another claim, about as near, has exactly the sentence's date or number: "flew past on 14 March 1986" is not
 * compared with the launch where the dossier has that day for the flyby.
 */
function isGivenElsewhere(
  { item, differing }: ScoredDetail,
  { evidence, scores }: ScoredSentence,
  { nearlyAsNear }: Bars,
): boolean {
  if (!item || !differing || !isDateOrNumber(item)) return false
  const least = Math.max(LEAST_NEAR, logit(differing.relevance) - nearlyAsNear)
  return evidence.netClaims.some(
    ({ analysis }, k) =>
      analysis !== differing.analysis &&
      (scores?.relevance[k] ?? -Infinity) >= least &&
      hasSameValue(item, analysis.valueItems),
  )
}
/** Whether a count may be of a part of what a claim counts: "two men walked there", "twelve did in the Apollo program". */
function isOfSmallerGroup({ item, differing }: ScoredDetail, { items }: ParsedSentence): boolean {
  const [own] = differing?.analysis.wordingAt(0).readings ?? []
  if (item?.type !== 'number' || item.number.sign !== '' || item.number.measure !== undefined || !own) return false
  const isGreater = own.items.some((other) => other.type === 'number' && other.number.value > item.number.value)
  const group = own.items.find(
    (other) =>
      'id' in other && /\b(?:in|of)(?:\s+the)?\s+$/.test(own.text.slice(0, other.start - own.start).slice(-12)),
  )
  return isGreater && group !== undefined && !hasSameValue(group, items)
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

function differingDetailOfNet(detail: ScoredDetail, reading: ParsedSentence): Detail {
  const { differing, item } = detail
  const doubted = differing !== null && isDoubtful(differing.analysis, differing.value.slot, item)
  return { ...openDetail(detail, wordsOfSpan(reading, detail), differing), verdict: 'differs', doubted }
}

/** Whether the dossier doubts a value: by its status, or by a correction that does not exclude the article's value. */
function isDoubtful({ claim, corrections }: AnalysedClaim, slot: number | null, item: Item | null): boolean {
  if (claim.status !== 'established') return true
  const { correction } = claim
  if (!correction || (correction.slots && slot !== null && !correction.slots.includes(slot))) return false
  const results = item ? corrections.map((value) => compareItems(item, value)) : []
  return results.includes('same') || !results.includes('other')
}

const wordsOfSpan = (reading: ParsedSentence, { start, end }: { start: number; end: number }): string =>
  reading.text.slice(start - reading.start, end - reading.start).trim()
