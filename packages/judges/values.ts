import { compareDates, compareNumbers, areSameEntity } from '@/lib/engine/analyse/compare-values'
import { nameForm } from '@/lib/text/name-form'
import type { Item, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { rowOf } from '@/lib/engine/lexicon/word-table'
import { APPROXIMATE_WORDS } from '@/lib/research/align-claims'
import { numbersAgree } from '@/lib/text/numbers'
import { unitOf } from '@/lib/text/units'
import { demonyms, lemmaOf, wordsOf, type Word } from '@/lib/text/words'
import type { Comparison, PageNames } from './page-reader'
import { spansOverlap } from '@/lib/text/spans'

type DateItem = Extract<Item, { type: 'date' }>
type NumberItem = Extract<Item, { type: 'number' }>

/** Finds the first value or name of a claim that its passages lack. "She" may mean a name anywhere on the page. */
export function findMissingValue({ stated, readings, quoted, subject, subjectWords }: Comparison): string | null {
  const nearbyTexts = [...quoted, ...readings.flatMap(({ before }) => before)]
  const years = new Set(nearbyTexts.flatMap(({ text }) => text.match(/\b\d{4}\b/g) ?? []))
  // "In October" and "last June" mean the year in which the page was published, or the year before.
  for (const { published } of readings) {
    const year = Number(published.slice(0, 4))
    years.add(String(year)).add(String(year - 1))
  }
  const isStated = (item: Item, sentence: number): boolean => {
    if (item.type === 'date') return hasDate(item, quoted, nearbyTexts, years) && hasBothEnds(item, quoted)
    if (item.type === 'number')
      return subject.includes(String(item.number.value)) || (hasNumber(item, quoted) && hasBothEnds(item, quoted))
    if (!('id' in item) || item.type === 'subject' || item.pronoun) return true
    return readings.some(({ page }) => hasName(item, page, { opens: item.start === sentence, subject }))
  }
  for (const { items, start, words } of stated) {
    const missing = items.find((item) => !isStated(item, start))
    if (missing) return missing.text
    const unknown = words.find(
      (word) =>
        !subjectWords.has(word.lower) &&
        !items.some((item) => spansOverlap(word, item)) &&
        isNameByCapital(word, start) &&
        !readings.some(({ page }) => hasWord(page, word)),
    )
    if (unknown) return unknown.raw
  }
  return null
}

/** Returns whether the capital of a word makes it a name: inside a sentence, or for a word that no table has. */
function isNameByCapital({ raw, lower, start }: Word, sentence: number): boolean {
  if (!/^\p{Lu}\p{L}*\p{Ll}/u.test(raw) || isDispensableWord(lower, raw)) return false
  return start > sentence || (rowOf(lower) < 0 && rowOf(lemmaOf(lower)) < 0)
}

/** Returns whether passages have both ends of a range, such as "4–6 May": a range meets each value between them. */
function hasBothEnds(item: DateItem | NumberItem, quoted: readonly ParsedSentence[]): boolean {
  const isRange = item.type === 'number' ? item.number.to !== undefined : item.date.value.vague
  const ends = (item.text.match(FIGURE) ?? []).filter((figure) => item.type === 'number' || figure.length < 3)
  if (!isRange || ends.length < 2) return true
  const days = datesIn(quoted).flatMap(({ date: { value } }) => [value.from, value.to].map(dayOfMonth))
  const values = numbersIn(quoted).flatMap(({ number: { value, to = value } }) => [value, to])
  const said = new Set([...quoted.flatMap(({ text }) => text.match(FIGURE) ?? []), ...[...days, ...values].map(String)])
  return ends.every((end) => said.has(end))
}
const FIGURE = /\d+(?:[.,]\d+)*/g
const dayOfMonth = (day: number): number => new Date(day * 86_400_000).getUTCDate()

/** Finds an exact number of a claim that its passages give only as about, more or less than that; null if none. */
export function findDroppedHedge({ stated, quoted }: Comparison): string | null {
  if (stated.some(({ text }) => APPROXIMATE_WORDS.test(text))) return null
  const there = numbersIn(quoted)
  const hedged = numbersIn(stated).find(({ number: { vague, to, value, sign } }) => {
    const same = there.filter(({ number }) => number.value === value && number.sign === sign)
    const areVague = same.every(({ number }) => number.vague !== 'exact' && number.to === undefined)
    return vague === 'exact' && to === undefined && same.length > 0 && areVague
  })
  return hedged?.text ?? null
}

/** Returns whether passages have a date as precisely, or in part with the year near, or count it from another time. */
function hasDate(
  item: DateItem,
  quoted: readonly ParsedSentence[],
  near: readonly ParsedSentence[],
  nearYears: ReadonlySet<string>,
): boolean {
  const isMet = (other: DateItem): boolean =>
    compareDates(item, other) === 'same' &&
    (item.date.value.vague ||
      DATE_PRECISIONS.indexOf(other.date.value.grain) <= DATE_PRECISIONS.indexOf(item.date.value.grain))
  const own = datesIn(quoted)
  // A decade, such as "the nineties", is not missing in passages without any date.
  if (item.date.value.grain === 'decade' && own.length === 0) return true
  if (own.some(isMet) || quoted.some(({ text }) => RELATIVE_DATE_WORDS.test(text))) return true
  if (isPartDate(item, quoted, nearYears)) return true
  const isOther = own.some((other) => compareDates(item, other) === 'other' && haveSamePrecision(item, other))
  return !isOther && datesIn(near).some(isMet)
}

/** Words by which a passage counts from another time: "the following year". A reader has to work out the date. */
const RELATIVE_DATE_WORDS =
  /\b(?:(?:following|next|previous|preceding|same|last|this|that(?: same)?) (?:century|decade|year|month|week|day|summer|winter|spring|autumn)|(?:years?|decades?|century|months?|weeks?|days?)['’]? (?:later|before|after|afterwards|earlier|thereafter|on|ago|time)|year (?:after|before)|yesterday|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the \d{1,2}(?:st|nd|rd|th)(?! century))\b/i
const DATE_PRECISIONS = ['day', 'month', 'season', 'year', 'decade']

const haveSamePrecision = (a: DateItem, b: DateItem): boolean => a.date.value.grain === b.date.value.grain

const datesIn = (sentences: readonly ParsedSentence[]): DateItem[] =>
  sentences.flatMap(({ items }) => items.filter((item) => item.type === 'date'))

/** Returns whether passages have all of a date but its year ("on 4 May"), and its year is near or that of the page. */
function isPartDate(item: DateItem, quoted: readonly ParsedSentence[], nearYears: ReadonlySet<string>): boolean {
  const parts = wordsOf(item.text.toLowerCase()).map(({ lower }) => lower)
  const said = new Set(quoted.flatMap(({ words }) => words.map(({ lower }) => lower.slice(0, 3))))
  const years = parts.filter(isYear)
  const others = parts.filter((part) => !isYear(part))
  return (
    others.length > 0 &&
    others.every((part) => said.has(part.slice(0, 3))) &&
    years.every((year) => nearYears.has(year))
  )
}

const isYear = (part: string): boolean => /^\d{4}$/.test(part)

const numbersIn = (sentences: readonly ParsedSentence[]): NumberItem[] =>
  sentences.flatMap(({ items }) => items.filter((item) => item.type === 'number'))

function hasNumber(item: NumberItem, quoted: readonly ParsedSentence[]): boolean {
  const quotedNumbers = numbersIn(quoted)
  // "74 billion kroner" may be those of three countries.
  const readings = quotedNumbers.flatMap((other) => [
    other,
    ...(other.number.or ?? []).map((amount) => ({ ...other, number: { ...other.number, ...amount } })),
  ])
  if (readings.some((other) => isStated(item, other))) return true
  // A figure within a word: "the 44-year-old", "a seven-strong team".
  const figure = new RegExp(`(?<![\\d.,])${item.number.value}(?!\\d|[.,]\\d)`)
  const isOtherUnit = quotedNumbers.some(
    (other) => other.number.value === item.number.value && isInOtherUnit(item, other),
  )
  if (!isOtherUnit && quoted.some(({ text }) => figure.test(text.replace(/(?<=\d),(?=\d{3})/g, '')))) return true
  if (isWorkedOut(item, quotedNumbers)) return true
  const { value, sign } = item.number
  if (value === 1 || quoted.some(({ text }) => (sign === '%' ? isFraction(text, value) : AND_A_HALF.test(text))))
    return true
  if (isTime(item)) {
    const times = quotedNumbers.filter(isTime)
    return times.length > 1 || times.every((other) => compareNumbers(item, other) !== 'other')
  }
  return value <= MOST_WORDED && sign === '' && quotedNumbers.every((other) => compareNumbers(item, other) !== 'other')
}

/** Returns whether a number is one of a passage in another unit, or the sum or difference of two of one kind. */
const isWorkedOut = (item: NumberItem, others: readonly NumberItem[]): boolean =>
  others.some((other) => {
    if (isInOtherUnit(item, other)) return compareNumbers(item, other) === 'same'
    const alike = others.filter(
      ({ number }) => number.measure === other.number.measure && number.sign === other.number.sign,
    )
    return alike.some(({ number }) => Math.abs(item.number.value - other.number.value) === number.value)
  })

/** "Four cases out of five" are 80 per cent, and "a million and a half" 1.5 million. */
const isFraction = (text: string, percent: number): boolean =>
  /\b(?:out of|one (?:\w+ )?in)\b/i.test(text) ||
  Object.entries(FRACTIONS).some(([word, parts]) => {
    const share = (percent * parts) / 100
    return new RegExp(`\\b${word}`, 'i').test(text) && Math.abs(share - Math.round(share)) < 0.05
  })
const FRACTIONS = { 'hal(?:f|ves)': 2, third: 3, quarter: 4, fifth: 5, tenth: 10 }
const AND_A_HALF = /\band a half\b/i

/** Greatest number that words may express ("both", "twice"). */
const MOST_WORDED = 12
/** Whether a number is a span of time, which readers work out. */
const isTime = ({ number }: NumberItem): boolean => unitOf(number.measure)?.dimension === 'time'

/** Returns whether the passage's number states the claim's, which may be rounded but not more precise. */
function isStated(item: NumberItem, other: NumberItem): boolean {
  const sign = item.number.sign
  const otherSign = other.number.sign
  // In "53 per cent and 62" the second number lacks its sign, so only two different signs exclude each other.
  if (sign !== otherSign && sign !== '' && otherSign !== '') return false
  if (item.number.value === other.number.value) return !isInOtherUnit(item, other)
  if (sign !== otherSign) return false
  return numbersAgree(item.number, { ...other.number, vague: 'exact' }) && digitsOf(item) < digitsOf(other)
}

/** Returns whether both numbers have a unit, and not the same: metres and centimetres. */
const isInOtherUnit = ({ number: a }: NumberItem, { number: b }: NumberItem): boolean =>
  a.measure !== b.measure && !!a.measure && unitOf(a.measure)?.dimension === unitOf(b.measure)?.dimension

const digitsOf = ({ number }: NumberItem): number => String(number.value).replace(/^0\.|0+$|\./g, '').length

/** @param given.opens whether the name opens its sentence, where its first word may be no name despite its capital */
function hasName(
  item: NamedItem,
  { names, stems, sentences, form }: PageNames,
  given: { opens: boolean; subject: string },
): boolean {
  if (names.some(({ id }) => areSameEntity(id, item.id)) || form.includes(` ${nameForm(item.text)} `)) return true
  // A page on the subject may call "Borg 15.1" only "15.1".
  const own = wordsOf(item.text.startsWith(`${given.subject} `) ? item.text.slice(given.subject.length) : item.text)
  const spelled =
    INITIALS_LENGTHS.find((length) => own.length >= length && stems.has(initialsOf(own.slice(0, length)))) ?? 0
  const needed = own
    .slice(spelled)
    .filter(
      ({ lower, raw }, at) =>
        !isDispensableWord(lower, raw) && !(given.opens && at === 0 && item.type !== 'person' && isCommon(own)),
    )
  // "Otto Berg" is nobody on a page about Otto Lind and Nils Berg.
  const isOfSubject = needed.some(({ raw }) => given.subject.includes(raw))
  const places = item.type === 'person' && needed.length > 1 && !isOfSubject ? sentences : [stems]
  return places.some((own) => needed.every((word) => hasWord({ stems: own }, word)))
}

const hasWord = ({ stems }: Pick<PageNames, 'stems'>, { stem }: Word): boolean =>
  stems.has(stem) || [...stems].some((word) => stemsBeginAlike(word, stem))

/** Returns whether a sentence's first word is no name: it is in the word table, or a small word follows. */
const isCommon = ([first, second]: readonly Word[]): boolean =>
  rowOf(first?.lower ?? '') >= 0 || /^\p{Ll}/u.test(second?.raw ?? '')

/** Lengths of initials in words, longest first: "UN" has two, "United Nations". */
const INITIALS_LENGTHS = [4, 3, 2]
const initialsOf = (words: readonly Word[]): string => words.map(({ lower }) => lower.charAt(0)).join('')

/** Returns whether a page may lack a word of a name: a nationality, direction, title, or short form ("CO2", "GPUs"). */
const isDispensableWord = (lower: string, raw: string): boolean =>
  stopWords.has(lower) ||
  demonyms.has(lower) ||
  DISPENSABLE_WORDS.test(lower) ||
  /^\p{Ll}|^[\p{Lu}\d]{2,5}s?$|^\p{Lu}{2}\p{Ll}$/u.test(raw)
const DISPENSABLE_WORDS = /^(?:soviet|(?:north|south|east|west)(?:ern)?|mr|mrs|ms|dr|sir|professor|captain|president)$/

/** Returns whether two stems begin alike, such as those of "Poland" and "Polish", "Germany" and "German". */
function stemsBeginAlike(a: string, b: string): boolean {
  const least = Math.max(3, Math.min(a.length, b.length) - 3)
  return a.length > 3 && b.length > 3 && Math.abs(a.length - b.length) < 4 && a.slice(0, least) === b.slice(0, least)
}

export function contentWords({ words, items }: ParsedSentence): Word[] {
  const taken = items.filter((item) => 'id' in item || item.type === 'date' || item.type === 'number')
  return words.filter(
    (word) => !stopWords.has(word.lower) && !/\d/.test(word.raw) && !taken.some((item) => spansOverlap(word, item)),
  )
}
