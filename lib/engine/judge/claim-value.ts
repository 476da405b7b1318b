import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import {
  areSameEntity,
  compareBareNumbers,
  compareItems,
  fitsAnyValue,
  hasSameValue,
  isDateOrNumber,
} from '@/lib/engine/analyse/compare-values'
import { endWithUnit, type Item, type ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { kindOfItem, type DetailSpan } from '@/lib/engine/details/spans'
import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import type { PreparedEvidence } from '@/lib/engine/link/prepare-evidence'
import type { DetailKind } from '@/lib/schema/finding'
import { sayDate } from '@/lib/text/dates'
import { NO_PERSON } from '@/lib/text/people'
import { formsOf } from '@/lib/text/words'
import { rowOf } from '@/lib/engine/lexicon/word-table'
import { spansOverlap, type Span } from '@/lib/text/spans'
import { mapDefined } from '@/lib/text/lists'

/** The value of a claim that a detail is compared with. */
export interface ClaimValue {
  text: string
  question: string
  slot: number | null
  /** Result of comparing the typed values; `unlike` where there are none or they are not comparable. */
  result: 'same' | 'other' | 'unlike'
  /** True where no single value was found: the text is then the whole claim. */
  isWhole: boolean
  /** Whether the sentence has the value too, in another place than the detail. */
  isBeside?: boolean
  /** Whether another value of the claim may answer as well, so that the claim is shown and no pair. */
  hasRival?: boolean
}

interface Candidate extends Span {
  slot: number | null
  kind: DetailKind | null
  item: Item | null
}

/**
 * Returns the value of a claim that answers to a detail: one of the same kind that the sentence does not name elsewhere,
 * and with most attention of the net. Without one it is the whole claim, or null for a typed detail or a quotation.
 *
 * @param at index of the claim among the ranked claims
 */
export function claimValueOf(
  span: DetailSpan,
  at: number,
  reading: ParsedSentence,
  evidence: PreparedEvidence,
  scores: LinkScores,
): ClaimValue | null {
  const analysis = evidence.netClaims[at]?.analysis
  const own = analysis?.wordingAt(0).readings[0]
  if (!analysis || !own) return null
  const offset = evidence.netClaims.slice(0, at).reduce((n, { length }) => n + length, 0)
  const attended = attentionByWord(span, at, offset, own.words.length, scores)
  const elsewhere = reading.items.filter((i) => isDateOrNumber(i) && !spansOverlap(i, span))
  const scored = (candidate: Candidate) => {
    const { start, end, kind, slot, item } = candidate
    const words = mapDefined(own.words, (w, i) => (w.start < end && w.end > start ? i : undefined))
    const isBeside = isSaidBeside(span, words, offset, evidence) || (item !== null && hasSameValue(item, elsewhere))
    const score =
      words.reduce((n, i) => n + (attended.get(i) ?? 0), 0) * 2 +
      likenessOfKinds(kind, span.kind) +
      (slot === null ? 0 : 0.3) -
      (isBeside ? 3 : 0) +
      (item && span.item && compareItems(span.item, item) === 'other' ? 1 : 0)
    return { ...candidate, isBeside, score }
  }
  const [best, ...others] = candidatesOfKind(span, analysis, reading)
    .map(scored)
    .sort((a, b) => b.score - a.score)
  if (!best || best.score < LEAST_SCORE) return span.item || span.kind === 'quote' ? null : wholeClaim(analysis)
  // The opposite of a denial is what the claim says, and no name, date or number of it.
  if (span.kind === 'negation' && best.kind !== 'negation' && best.kind !== 'term') return wholeClaim(analysis)
  const result = best.item && span.item ? compareTyped(span.item, best.item) : 'unlike'
  if (isDateOrNumber(span.item) && result === 'unlike') return null
  const value = claimValueAt(analysis, { ...best, end: endOfCounted(span, reading, best, own) })
  const hasRival = others.some(({ item, isBeside }) => !isBeside && areRivals(best.item, item, own))
  return { ...value, result, isBeside: best.isBeside, hasRival }
}
const LEAST_SCORE = 0.2

/** Whether a claim has a value of the kind of a detail that the sentence does not have; words are of no kind. */
export const hasOtherOfKind = (span: DetailSpan, analysis: AnalysedClaim, reading: ParsedSentence): boolean =>
  span.item === null ||
  candidatesOfKind(span, analysis, reading).some(({ item }) => item === null || !hasSameValue(item, reading.items))

function candidatesOfKind(span: DetailSpan, analysis: AnalysedClaim, reading: ParsedSentence): Candidate[] {
  const own = analysis.wordingAt(0).readings[0]
  return own ? candidatesOf(analysis, own).filter((candidate) => mayAnswer(span, candidate, reading, own)) : []
}

/** The claim as a whole, where none of its values answers a detail. */
export function wholeClaim({ claim: { text } }: AnalysedClaim): ClaimValue {
  return { text, question: text, slot: null, result: 'unlike', isWhole: true }
}

/** Returns the values of a claim's own text: its slots, and typed items outside them. */
function candidatesOf({ claim }: AnalysedClaim, own: ParsedSentence): Candidate[] {
  const found: Candidate[] = claim.marks.map(({ slot, start, end }) => {
    const type = claim.slots[slot]?.type
    return {
      start,
      end,
      slot,
      kind: (type && KIND_OF_SLOT[type]) ?? null,
      item: own.items.find((i) => spansOverlap(i, { start, end })) ?? null,
    }
  })
  const from = own.start + lengthOfRowHead(own.text)
  for (const item of own.items) {
    if (('id' in item && item.start < from) || ('pronoun' in item && item.pronoun)) continue
    if (!found.some((candidate) => spansOverlap(candidate, item)))
      found.push({ start: item.start, end: item.end, slot: null, kind: kindOfItem[item.type], item })
  }
  return found
}

/** Returns the length of "Subject – Label: " before the value of a row. Names in it are no values, and are not compared. */
const lengthOfRowHead = (text: string): number => /^[^:]{1,80} [–-] [^:]{1,60}: /.exec(text)?.[0].length ?? 0

const KIND_OF_SLOT: Record<string, DetailKind> = {
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
const NAME_KINDS = new Set<DetailKind | null>(['name', 'org', 'place', 'work'])
const WORD_KINDS = new Set<DetailKind | null>([
  'term',
  'quote',
  'role',
  'degree',
  'work',
  'negation',
  'order',
  'quantifier',
])

function likenessOfKinds(a: DetailKind | null, b: DetailKind): number {
  if (a === b) return 1
  return (NAME_KINDS.has(a) && NAME_KINDS.has(b)) || (WORD_KINDS.has(a) && WORD_KINDS.has(b)) ? 0.5 : -0.5
}

/** Question that a value answers: who, what firm, where, which ship, work, term or thing, when, how much, in which role or degree. */
type ValueClass =
  'person' | 'org' | 'place' | 'vessel' | 'work' | 'term' | 'thing' | 'date' | 'number' | 'role' | 'degree' | 'words'

/** Whether a value of a claim may answer the question that a detail answers: both are of one class. */
function mayAnswer(span: DetailSpan, candidate: Candidate, reading: ParsedSentence, own: ParsedSentence): boolean {
  const a = classOf(span.item, span.kind, reading)
  const b = classOf(candidate.item, candidate.kind, own)
  const wordOfA = wordBefore(reading, span.start)
  const wordOfB = wordBefore(own, candidate.start)
  const isOfPlace = [PLACE_WORDS.has(wordOfA), PLACE_WORDS.has(wordOfB)]
  // "Announced in Bergen" answers no "on X".
  if (a === b) return a !== 'place' || wordOfA === wordOfB || isOfPlace.includes(false)
  // A name of unknown kind may be a firm, a ship, a work or, behind the same word, a place.
  if (a === 'thing' || b === 'thing') {
    const other = a === 'thing' ? b : a
    if (other === 'place') return wordOfA === wordOfB || !isOfPlace.includes(true)
    return other === 'org' || other === 'vessel' || other === 'work'
  }
  return false
}

function classOf(item: Item | null, kind: DetailKind | null, { text, start }: ParsedSentence): ValueClass {
  if (!item) return (kind && CLASS_OF_KIND[kind]) ?? 'words'
  if (item.type === 'work' && TERM.test(item.text)) return 'term'
  if (item.type !== 'name' && item.type !== 'place') return CLASS_OF_TYPE[item.type]
  const before = text.slice(0, item.start - start).slice(-20)
  if (VESSEL_BEFORE.test(before)) return 'vessel'
  if (item.type === 'place' || PLACE_BEFORE.test(before)) return 'place'
  // An unknown name may be a person's, but not in "in the Arctic Ocean".
  return mayBePerson(item.text) && !/\b(?:in|at|near|the)(?: the)? $/i.test(before.slice(-9)) ? 'person' : 'thing'
}
const VESSEL_BEFORE =
  /\b(?:ship|steamship|steamer|boat|lifeboat|vessel|yacht|tug|ferry|frigate|destroyer|submarine|icebreaker|schooner|trawler) $/i
const PLACE_BEFORE = /\b(?:port|harbou?r|city|town|village|island|province|county) of $/i

/** Whether an unknown name looks like a person's: two words, but not "Saturn IB", nor the plural of a word, "Tervane Motors". */
function mayBePerson(name: string): boolean {
  const isTwoWords = /^\p{Lu}\p{Ll}+(?: \p{Lu}\.)? \p{Lu}['’\p{Lu}]*\p{Ll}[\p{Ll}\p{Lu}'’-]*$/u.test(name)
  const { lower, lemma } = formsOf(name.split(' ').at(-1) ?? '')
  const isPlural = lemma !== lower && rowOf(lemma) >= 0
  return isTwoWords && !isPlural && !NO_PERSON.test(name)
}

const CLASS_OF_TYPE: Record<Exclude<Item['type'], 'name' | 'place'>, ValueClass> = {
  subject: 'person',
  person: 'person',
  org: 'org',
  work: 'work',
  date: 'date',
  number: 'number',
  role: 'role',
  degree: 'degree',
}
/** Words in small letters that are known together, "vibe coding": a term, and no name of a work or a firm. */
const TERM = /^\p{Ll}+(?: \p{Ll}+)+$/u
const CLASS_OF_KIND: Partial<Record<DetailKind, ValueClass>> = {
  date: 'date',
  number: 'number',
  name: 'thing',
  org: 'org',
  place: 'place',
  work: 'work',
  role: 'role',
  degree: 'degree',
}

const PLACE_WORDS = new Set(['in', 'at', 'on', 'from', 'to', 'near', 'for'])
const wordBefore = ({ text, start }: ParsedSentence, at: number): string =>
  /([\p{L}\p{N}]+)[\s"“‘']+(?:the )?["“‘']?$/u
    .exec(text.slice(Math.max(0, at - start - 30), at - start))?.[1]
    ?.toLowerCase() ?? ''

/** Whether every word of a claim's value occurs in the sentence, outside the detail. */
function isSaidBeside(
  span: DetailSpan,
  words: readonly number[],
  offset: number,
  { tokens, pairBits, width }: PreparedEvidence,
): boolean {
  return (
    words.length > 0 &&
    words.every((m) => {
      for (let t = 0; t < tokens.length; t++)
        if ((t < span.from || t >= span.to) && (pairBits[t * width + offset + m] ?? 0) & SAID_BITS) return true
      return false
    })
  )
}
/** Bits of a pair of words that are equal as written, or the same to the lexicon. */
const SAID_BITS = (1 << 7) | (1 << 4)

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

function compareTyped(article: Item, dossier: Item): ClaimValue['result'] {
  if ('id' in article && 'id' in dossier) return areSameEntity(dossier.id, article.id) ? 'same' : 'other'
  const result = compareItems(article, dossier)
  return result === 'unlike' && article.type === 'number' && dossier.type === 'number'
    ? compareBareNumbers(article, dossier)
    : result
}

type DateItem = Extract<Item, { type: 'date' }>

/** Returns the stays of a sentence ("2015–2017", "from May to July"), each as its first and last date. */
function dateRangesIn({ items }: ParsedSentence): [DateItem, DateItem][] {
  const dates = items.filter((item): item is DateItem => item.type === 'date')
  return mapDefined(dates, (first, at): [DateItem, DateItem] | undefined => {
    const last = dates[at + 1]
    return first.date.role === 'from' && last?.date.role === 'to' ? [first, last] : undefined
  })
}

/** Whether two values of a claim are the ends of one stay ("from 2005 to 2009") or figures of one measure ("5.1%", "6.8%"). */
function areRivals(a: Item | null, b: Item | null, own: ParsedSentence): boolean {
  if (a?.type === 'number' && b?.type === 'number') {
    const [one, other] = [a, b].map(({ number }) => number.measure ?? number.sign)
    return one !== '' && one === other
  }
  return dateRangesIn(own).some((ends) => ends.every((end) => end === a || end === b))
}

/** Returns a claim's words for a stay ("2015–2017") that contains a date; null without one. */
export function stayWithItem(item: Item | null, { readings }: Pick<AnalysedClaim, 'readings'>): string | null {
  if (item?.type !== 'date') return null
  const { from, to } = item.date.value
  for (const reading of readings)
    for (const [first, last] of dateRangesIn(reading))
      if (first.date.value.from <= from && to <= last.date.value.to)
        return reading.text.slice(first.start - reading.start, last.end - reading.start)
  return null
}

/** Whether a claim has a date or number: as a value, around it as a stay, or as a change or sum of two of its figures. */
export const hasDateOrNumber = (item: Item, view: AnalysedClaim): boolean =>
  fitsAnyValue(item, view.valueItems) ||
  (isExactNumber(item) && hasSameValue(item, view.derived)) ||
  stayWithItem(item, view) !== null

const isExactNumber = (item: Item): boolean => item.type === 'number' && item.number.vague === 'exact'

/** Whether a claim has a date or number and no other value that it might be taken for: none that excludes it, but the ends of a stay. */
export const isOwnValue = (item: Item | null, view: AnalysedClaim): boolean =>
  isDateOrNumber(item) &&
  hasDateOrNumber(item, view) &&
  (stayWithItem(item, view) !== null || view.valueItems.every((own) => compareItems(item, own) !== 'other'))

/** Returns the end of a figure with the noun that it counts, where the detail has the noun too: "two degrees", "three degrees". */
function endOfCounted(span: DetailSpan, reading: ParsedSentence, { end }: Candidate, own: ParsedSentence): number {
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

/** Returns a value at a place of a claim's own text, as different from the article's. */
function claimValueAt(
  { claim }: AnalysedClaim,
  { start, end, slot, item }: Pick<Candidate, 'start' | 'end' | 'slot' | 'item'>,
): ClaimValue {
  const measured = item?.type === 'number' && item.end <= end ? endWithUnit(item, claim.text.slice(item.end)) : end
  const whole = { start, end: Math.max(endOfName(claim.text, { start, end }), measured) }
  const isDated = item?.type === 'date' && !item.date.value.anyYear
  return {
    text: isDated ? sayDate(item.date.value) : claim.text.slice(whole.start, whole.end).trim(),
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
function endOfName(text: string, { start, end }: Span): number {
  const rest = restOfName(text.slice(start, end))
  return end + (rest.exec(text.slice(end, end + 60))?.[0].length ?? 0)
}

/** Returns the pattern of what may still belong to a name behind its last word. */
function restOfName(name: string): RegExp {
  if (/(?:^|\s)\p{Lu}$/u.test(name)) return /^\.(?:\s\p{Lu}\.)*\s\p{Lu}[\p{L}'’-]+/u
  if (/(?:^|\s)(?:Department|Ministry|Bureau|Institute|University|School|Office|Bank)$/.test(name))
    return /^ (?:of|for) (?:the )?\p{Lu}\p{L}+/u
  return /^['’]s (?:College|School|Church|Cathedral|Hospital|Square|Park|Island)\b/
}

/** Returns the claim with "…" in place of its value, as a question; a gap at its end takes no full stop. */
const claimAsQuestion = (text: string, { start, end }: Span): string =>
  `${text.slice(0, start)}…${text.slice(end).replace(/^\.$/, '')}`
