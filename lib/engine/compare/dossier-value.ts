import { sayDate } from '@/lib/text/dates'
import { kindOfItem, spansOverlap, type DetailSpan } from '@/lib/engine/details/spans'
import type { PreparedEvidence } from '@/lib/engine/link/prepare-evidence'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import { dateRangesIn, type DateItem } from '@/lib/engine/compare/agreeing-value'
import { areComplements } from '@/lib/engine/compare/complements'
import { haveExclusiveParts } from '@/lib/engine/compare/argument-part'
import { mayAnswerSame, type ValueCandidate } from '@/lib/engine/compare/may-answer-same'
import {
  areSameEntity,
  compareBareNumbers,
  compareItems,
  hasSameValue,
  isDateOrNumber,
} from '@/lib/engine/analyse/compare-values'
import { endWithUnit, type Item, type ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DetailKind } from '@/lib/schema/finding'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'

/** The value of a claim that a detail is compared with. */
export interface DossierValue {
  text: string
  question: string
  slot: number | null
  /** Result of comparing the typed values; `unlike` where there are none or they are not comparable. */
  result: 'same' | 'other' | 'unlike'
  /** True where no single value was found: the text is then the whole claim. */
  isWhole: boolean
}

/**
 * Returns the value of a claim that answers to a detail: one of the same kind that the sentence does not name elsewhere,
 * and with most attention of the net. Without one it is the whole claim, or null for a typed detail or a quotation.
 *
 * @param at index of the claim among the ranked claims
 */
export function dossierValue(
  span: DetailSpan,
  at: number,
  reading: ParsedSentence,
  { netClaims, pairBits, width, tokens }: PreparedEvidence,
  scores: LinkScores,
): DossierValue | null {
  const evidenceClaim = netClaims[at]
  const claimReading = evidenceClaim?.analysis.wordingAt(0).readings[0]
  if (!evidenceClaim || !claimReading) return null
  const { analysis } = evidenceClaim
  let offset = 0
  for (const b of netClaims.slice(0, at)) offset += b.length
  const attended = attentionByWord(span, at, offset, claimReading.words.length, scores)
  const isSaidElsewhere = (words: { start: number; end: number }): boolean => {
    // Whether every word of the claim's value occurs in the sentence, outside the detail.
    const places = claimReading.words.flatMap((w, i) => (w.start < words.end && w.end > words.start ? [i] : []))
    return (
      places.length > 0 &&
      places.every((m) => {
        for (let t = 0; t < tokens.length; t++)
          if ((t < span.from || t >= span.to) && (pairBits[t * width + offset + m] ?? 0) & (EXACT_BIT | SAME_BIT))
            return true
        return false
      })
    )
  }
  const candidates = valueCandidatesOf(analysis, claimReading).filter(
    (candidate) =>
      mayAnswerSame(span, candidate, reading, analysis.claim.text) &&
      !isOtherEnd(span.item, candidate.item, reading) &&
      !(
        isNamed(span.item) &&
        haveExclusiveParts(
          { reading, start: span.start, isPerson: span.item?.type === 'person' },
          { reading: claimReading, start: candidate.start, isPerson: candidate.item?.type === 'person' },
        )
      ) &&
      (!isQuotation(span) || isQuoted(analysis.claim.text, candidate)) &&
      !isEdition(candidate, analysis.claim.text),
  )
  if (isQuotation(span) && candidates.length === 0) return null
  const itemsElsewhere = reading.items.filter((i) => isDateOrNumber(i) && !spansOverlap(i, span))
  for (const candidate of candidates) {
    const { start, end, kind, item } = candidate
    const words = claimReading.words.flatMap((w, i) => (w.start < end && w.end > start ? [i] : []))
    candidate.score =
      words.reduce((n, i) => n + (attended.get(i) ?? 0), 0) * 2 +
      (kind === span.kind ? 1 : areKindsAlike(kind, span.kind) ? 0.5 : -0.5) +
      (candidate.slot === null ? 0 : 0.3) -
      (isSaidElsewhere(candidate) || (item && hasSameValue(item, itemsElsewhere)) ? 3 : 0) +
      (item && span.item && compareItems(span.item, item) === 'other' ? 1 : 0) +
      (item?.type === 'number' && isFiguresOwner(claimReading, item, reading) ? 2 : 0) +
      (endsSameStay(span.item, reading, item, claimReading) ? 3 : 0)
  }
  const [best] = candidates.sort((a, b) => b.score - a.score)
  if (!best || best.score < 0.2) return span.item ? null : wholeClaim(analysis)
  // The opposite of a denial is what the claim says, and no name, date or number of it.
  if (span.kind === 'negation' && best.kind !== 'negation' && best.kind !== 'term') return wholeClaim(analysis)
  const { item } = best
  const result = item && span.item ? compareTyped(span.item, item) : 'unlike'
  // A date does not answer a figure, and hours do not answer files.
  if (isDateOrNumber(span.item) && (result === 'unlike' || item?.type !== span.item.type)) return null
  if (result === 'other' && areComplements(span.item, item, reading.text, analysis.claim.text)) return null
  return { ...dossierValueAt(analysis, { ...best, end: endOfCounted(span, reading, best, claimReading) }), result }
}

/** Returns the end of a figure with the noun that it counts, where the detail has the noun too: "two degrees", "three degrees". */
function endOfCounted(span: DetailSpan, reading: ParsedSentence, { end }: ValueCandidate, own: ParsedSentence): number {
  if (span.item?.type !== 'number' || span.end <= span.item.end) return end
  const noun = reading.words.findLast((word) => word.end <= span.end)
  const behind = own.words.filter((word) => word.start >= end).slice(0, MOST_BEFORE_NOUN)
  const counted = behind.find((word) => word.stem === noun?.stem)
  const isOnePhrase =
    counted && /^[\s-][\p{L}\s\u200b-]*$/u.test(own.text.slice(end - own.start, counted.end - own.start))
  return isOnePhrase ? counted.end : end
}
/** Maximum number of words from a figure to its noun, with it: "three research internships". */
const MOST_BEFORE_NOUN = 3

const isEndOfStay = (item: Item | null): item is DateItem => item?.type === 'date' && item.date.role === 'to'
const isStartOfStay = (item: Item | null): boolean => item?.type === 'date' && item.date.role === 'from'
const startOfStay = (end: Item, reading: ParsedSentence): Item | undefined =>
  dateRangesIn(reading).find(([, last]) => last === end)?.[0]

/** Whether one date begins a stay and the other ends one, or is where the sentence begins it: "(2015–2018)" beside 2015. */
function isOtherEnd(a: Item | null, b: Item | null, reading: ParsedSentence): boolean {
  if (!isEndOfStay(a)) return isStartOfStay(a) && isEndOfStay(b)
  const start = startOfStay(a, reading)
  return isStartOfStay(b) || (start !== undefined && b !== null && compareItems(start, b) === 'same')
}

/** Whether two dates end stays that began at the same time. */
function endsSameStay(a: Item | null, reading: ParsedSentence, b: Item | null, own: ParsedSentence): boolean {
  if (!isEndOfStay(a) || !isEndOfStay(b)) return false
  const [start, ownStart] = [startOfStay(a, reading), startOfStay(b, own)]
  return start !== undefined && ownStart !== undefined && compareItems(start, ownStart) === 'same'
}

/** Whether the name behind a figure ("6.8% for GoogLeNet") is one that the sentence is about, in a claim with several figures. */
function isFiguresOwner(own: ParsedSentence, figure: Item, { items }: ParsedSentence): boolean {
  if (own.items.filter(({ type }) => type === 'number').length < 2) return false
  const owner = own.items.find(
    (i) =>
      i.start >= figure.end &&
      /^ (?:\p{Ll}+ )?(?:for|by|from|of) (?:the )?$/u.test(own.text.slice(figure.end - own.start, i.start - own.start)),
  )
  return owner !== undefined && isNamed(owner) && hasSameValue(owner, items)
}

/** Returns a value at a place of a claim's own text, as different from the article's. */
export function dossierValueAt(
  { claim }: AnalysedClaim,
  { start, end, slot, item }: Pick<ValueCandidate, 'start' | 'end' | 'slot' | 'item'>,
): DossierValue {
  const measured = item?.type === 'number' && item.end <= end ? endWithUnit(item, claim.text.slice(item.end)) : end
  const whole = { start, end: Math.max(endOfName(claim.text, { start, end }), measured) }
  return {
    text:
      item?.type === 'date' && !item.date.value.anyYear
        ? sayDate(item.date.value)
        : claim.text.slice(whole.start, whole.end).trim(),
    question: (slot === null ? undefined : claim.slots[slot]?.asks) ?? claimAsQuestion(claim.text, whole),
    slot,
    result: 'other',
    isWhole: false,
  }
}

/**
 * Returns the end of a name, also beyond an initial, a saint or an office: "George K" in "George K. S. Rotne", "St John" in "St John's
 * College", "Department" in "Department of Transportation".
 */
function endOfName(text: string, { start, end }: Pick<ValueCandidate, 'start' | 'end'>): number {
  const name = text.slice(start, end)
  const rest = /(?:^|\s)\p{Lu}$/u.test(name)
    ? initialsAfter
    : /(?:^|\s)(?:Department|Ministry|Bureau|Institute|University|School|Office|Bank)$/.test(name)
      ? fieldAfter
      : ownedAfter
  return end + (rest.exec(text.slice(end, end + 60))?.[0].length ?? 0)
}
const initialsAfter = /^\.(?:\s\p{Lu}\.)*\s\p{Lu}[\p{L}'’-]+/u
const fieldAfter = /^ (?:of|for) (?:the )?\p{Lu}\p{L}+/u
const ownedAfter = /^['’]s (?:College|School|Church|Cathedral|Hospital|Square|Park|Island)\b/

/** The claim as a whole, where none of its values answers a detail. */
export function wholeClaim({ claim: { text } }: AnalysedClaim): DossierValue {
  return { text, question: text, slot: null, result: 'unlike', isWhole: true }
}

function compareTyped(article: Item, dossier: Item): DossierValue['result'] {
  if ('id' in article && 'id' in dossier) return areSameEntity(dossier.id, article.id) ? 'same' : 'other'
  const result = compareItems(article, dossier)
  return result === 'unlike' && article.type === 'number' && dossier.type === 'number'
    ? compareBareNumbers(article, dossier)
    : result
}

const isNamed = (item: Item | null): boolean => item !== null && 'id' in item

const EXACT_BIT = 1 << 7
const SAME_BIT = 1 << 4

/** Whether a detail is a quotation, which is compared with quotations only. */
const isQuotation = ({ kind }: DetailSpan): boolean => kind === 'quote'

/** Whether a year only says which of several a thing is: "the 2017 course". Another year is another one of them. */
const isEdition = ({ item, start, end }: ValueCandidate, claim: string): boolean =>
  item?.type === 'date' &&
  /\bthe (?:(?:spring|summer|autumn|fall|winter) )?(?:19|20)\d\d \p{L}/iu.test(
    claim.slice(Math.max(0, start - 4), end + 2),
  )

/** Whether a value lies in quotation marks, or contains them. */
function isQuoted(text: string, { start, end }: ValueCandidate): boolean {
  const marks = text.slice(0, start).match(/["“”]/g)?.length ?? 0
  return marks % 2 === 1 || /["“”]/.test(text.slice(start, end))
}

/** Returns the values of a claim's own text: its slots, and typed items outside them. */
function valueCandidatesOf({ claim }: AnalysedClaim, own: ParsedSentence): ValueCandidate[] {
  const found: ValueCandidate[] = claim.marks.map(({ slot, start, end }) => {
    const type = claim.slots[slot]?.type
    const item = own.items.find((i) => i.start < end && i.end > start) ?? null
    return { start, end, slot, kind: (type && kindOfSlot[type]) ?? null, item, score: 0 }
  })
  const from = own.start + lengthOfRowHead(own.text)
  for (const item of own.items) {
    if ('id' in item && item.start < from) continue
    if (found.some((c) => item.start < c.end && item.end > c.start) || ('pronoun' in item && item.pronoun)) continue
    found.push({ start: item.start, end: item.end, slot: null, kind: kindOfItem[item.type], item, score: 0 })
  }
  return found
}

/** Returns the length of "Subject – Label: " before the value of a row. Names in it are no values, and are not compared. */
const lengthOfRowHead = (text: string): number => /^[^:]{1,80} [–-] [^:]{1,60}: /.exec(text)?.[0].length ?? 0

const kindOfSlot: Record<string, DetailKind> = {
  date: 'date',
  number: 'number',
  name: 'name',
  org: 'org',
  place: 'place',
  role: 'role',
  title: 'work',
  work: 'work',
  term: 'term',
  order: 'order',
  polarity: 'negation',
  reason: 'term',
  other: 'term',
}

const nameKinds = new Set<DetailKind | null>(['name', 'org', 'place', 'work'])
const kindsOfWords = new Set<DetailKind | null>([
  'term',
  'quote',
  'role',
  'degree',
  'work',
  'negation',
  'order',
  'quantifier',
])
const areKindsAlike = (a: DetailKind | null, b: DetailKind): boolean =>
  (nameKinds.has(a) && nameKinds.has(b)) || (kindsOfWords.has(a) && kindsOfWords.has(b))

/** Returns, by word of the claim's own text, the share of the detail's core words that attend most to it. */
function attentionByWord(
  { core }: DetailSpan,
  at: number,
  offset: number,
  words: number,
  { aligned, length }: LinkScores,
): Map<number, number> {
  const counts = new Map<number, number>()
  for (const t of core) {
    const m = (aligned[at * length + t] ?? -1) - offset
    if (m >= 0 && m < words) counts.set(m, (counts.get(m) ?? 0) + 1 / core.length)
  }
  return counts
}

/** Returns the claim with "…" in place of its value, as a question; a gap at its end takes no full stop. */
function claimAsQuestion(text: string, { start, end }: { start: number; end: number }): string {
  return `${text.slice(0, start)}…${text.slice(end).replace(/^\.$/, '')}`
}
