import {
  areNeighbouringDays,
  areSameEntity,
  compareItems,
  hasSameValue,
  isDateOrNumber,
} from '@/lib/engine/analyse/compare-values'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { haveExclusiveParts, haveDifferentParts } from '@/lib/engine/compare/argument-part'
import { dossierValueAt } from '@/lib/engine/compare/dossier-value'
import { spansOverlap } from '@/lib/engine/details/spans'
import { sigmoid } from '@/lib/engine/model/tensor'
import { isPlaceBesideDoer } from './comparable'
import { isWithinState, lacksObject } from './date-of-other'
import { isDateOfOtherEnd } from './other-object'
import { isAboutOtherOfKind, isDenied, isOneThingOfSeveral, isPerson, termsShared } from './guards'
import { hasWordsOf } from './agreeing-claim'
import type { ScoredDetail } from './score-details'
import { isAboutOtherPost, isAboutOtherTime, isDoerToOtherThing, isSpeaker } from './second-doer'
import { pContradicted, type ScoredSentence } from './scores'

/**
 * Returns at most one detail for "Look at this": a claim on the same event has another value of the same kind there, a person
 * for a person or a year for a year, and the net is sure that something in the sentence differs. No claim near has the value.
 */
export function detailToLookAt({ details, reading, scores, evidence }: ScoredSentence): ScoredDetail[] {
  const contradicted = pContradicted(scores)
  if (!scores || contradicted < LEAST_CONTRADICTED.value) return []
  const nearClaims = evidence.netClaims.map(({ analysis }, at) => ({ analysis, relevance: scores.relevance[at] ?? -8 }))
  // A claim on another event ("landed on July 20") does not say that this one ("lifted off from the Moon") was then.
  const isSaid = (detail: ScoredDetail, shared: number): boolean =>
    nearClaims.some(
      ({ analysis, relevance }) =>
        ((relevance >= LEAST_SAYING && hasWordsOf(analysis, detail, reading)) ||
          (relevance >= LEAST_NEAR && detail.item !== null && hasVery(detail.item, analysis.valueItems))) &&
        termsShared(reading, detail, analysis).length >= shared,
    )
  const found = details.flatMap((detail) => {
    const { item, pDiffers } = detail
    const least = isDateOrNumber(item) ? LEAST_CONTRADICTED.value : LEAST_CONTRADICTED.name
    if (!item || pDiffers < LEAST_DIFFERS || contradicted < least || lacksObject(reading, detail)) return []
    return nearClaims.flatMap(({ analysis, relevance: log }) => {
      if (hasSameValue(item, analysis.corrections)) return []
      const relevance = sigmoid(log)
      if (relevance < LEAST_RELEVANCE || analysis.claim.sources.length === 0) return []
      const other = onlyOtherItem(item, reading, analysis)
      const shared = termsShared(reading, detail, analysis).length
      if (!other || shared < LEAST_SHARED || isSaid(detail, shared)) return []
      if (isAboutOtherOfKind(reading, detail, analysis) || isDenied(reading, detail, analysis)) return []
      if (isWithinState(reading, detail, analysis) || isOneThingOfSeveral(reading, item)) return []
      if (isPlaceBesideDoer(item, reading, other.text, analysis) || isDateOfOtherEnd(reading, detail, analysis))
        return []
      if ('id' in item && (isSpeaker(reading, item) || isDoerToOtherThing(reading, item, analysis))) return []
      const mark = analysis.claim.marks.find((one) => spansOverlap(one, other))
      const value = dossierValueAt(analysis, mark ? { ...mark, item: other } : { ...other, item: other, slot: null })
      return { ...detail, differing: { analysis, log, relevance, value } }
    })
  })
  return found.sort((a, b) => b.pDiffers - a.pDiffers || b.differing.relevance - a.differing.relevance).slice(0, 1)
}

/*
 * Chosen on the pages for thresholds and their wrong versions, as `thresholds.ts` is: of 480 wrong sentences without another
 * sign 21 get one, always at the wrong words, and 3 of 5,445 right ones.
 */
/** Minimum probability that the sentence is contradicted, for dates and numbers and for names. */
const LEAST_CONTRADICTED = { value: 0.85, name: 0.97 }
/** Minimum probability of differing, and minimum relevance of the claim. */
const LEAST_DIFFERS = 0.8
const LEAST_RELEVANCE = 0.3
/** Minimum log-odds of relevance of a claim that has the detail's words, or its very value. */
const LEAST_SAYING = -1
const LEAST_NEAR = -3

/** Whether a value is among others, and no coarser one: "2023" is not the very value of "July 2023". */
const hasVery = (item: Item, values: readonly Item[]): boolean =>
  hasSameValue(
    item,
    values.filter((value) => value.type !== 'date' || item.type !== 'date' || daysOf(value) <= daysOf(item)),
  )
const daysOf = ({ date: { value } }: Extract<Item, { type: 'date' }>): number => value.to - value.from

/** Returns the one value of a claim of the item's kind that the sentence lacks, if it is another one; of two, either may be meant. */
function onlyOtherItem(item: Item, reading: ParsedSentence, analysis: AnalysedClaim): Item | null {
  const { items, text, start } = reading
  const elsewhere = items.filter((i) => !spansOverlap(i, item))
  const kind = kindOf(item, text.slice(0, item.start - start))
  const [own] = analysis.wordingAt(0).readings
  const others =
    own?.items.filter((i) => kindOf(i, own.text.slice(0, i.start)) === kind && !hasSameValue(i, elsewhere)) ?? []
  const [other] = others
  if (kind === null || !own || !other || others.length > 1) return null
  const parts = [partOf(reading, item), partOf(own, other)] as const
  if (haveExclusiveParts(...parts) || (kind === 'thing' && haveDifferentParts(...parts))) return null
  if (kind === 'person' && (isAboutOtherTime(own, reading) || isAboutOtherPost(reading, own))) return null
  const isOther =
    'id' in item && 'id' in other
      ? !areSameEntity(item.id, other.id)
      : compareItems(item, other) === 'other' || areNeighbouringDays(item, other)
  return isOther ? other : null
}

const partOf = (reading: ParsedSentence, item: Item): Parameters<typeof haveExclusiveParts>[0] => ({
  reading,
  start: item.start,
  isPerson: isPerson(item),
})

/** Returns the kind of a value that is compared here, null for others; behind "at", two capitalised words are no person. */
function kindOf(item: Item, before: string): string | null {
  if (isPerson(item) && (item.type === 'person' || !/\b(?:at|in|from|to|near|the)(?: the)? $/i.test(before)))
    return 'person'
  if (/^(?:org|place|work|name)$/.test(item.type)) return 'thing'
  return isDateOrNumber(item) ? item.type : null
}

/** Minimum number of words that sentence and claim share, for both to be on one event. */
const LEAST_SHARED = 2
