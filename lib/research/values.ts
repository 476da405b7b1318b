import { compareDates, compareNumbers, sameThing } from '@/lib/engine/analyse/compare-values'
import { nameForm } from '@/lib/engine/analyse/name-form'
import type { Item, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { numbersAgree } from '@/lib/text/numbers'
import { wordsOf } from '@/lib/text/words'
import type { QuotedReading } from './page-reader'

type DateItem = Extract<Item, { type: 'date' }>
type NumberItem = Extract<Item, { type: 'number' }>

/**
 * The first date, number or name of a claim that its passages do not have, in any form. A name or a year may be shortly before the
 * passage; the name of the subject may be anywhere.
 *
 * @returns the claim's words for it; null where all are there
 */
export function missingValue(claim: readonly ParsedSentence[], readings: readonly QuotedReading[]): string | null {
  const quoted = readings.flatMap(({ sentences }) => sentences)
  const near = [...quoted, ...readings.flatMap(({ before }) => before)]
  for (const item of claim.flatMap(({ items }) => items)) {
    if (item.type === 'date' && !hasDate(item, quoted, near)) return item.text
    if (item.type === 'number' && !hasNumber(item, quoted)) return item.text
    if ('kind' in item && item.type !== 'subject' && !item.pronoun && !hasName(item, near)) return item.text
  }
  return null
}

/** Share of the claim's content words that its passages have, names and values left out. */
export function sharedWords(claim: readonly ParsedSentence[], readings: readonly QuotedReading[]): number {
  const own = contentStems(claim)
  const there = contentStems(readings.flatMap(({ sentences }) => sentences))
  return own.size === 0 ? 1 : [...own].filter((stem) => there.has(stem)).length / own.size
}

/** Stems of the words of sentences that carry content. */
export function contentStems(sentences: readonly Pick<ParsedSentence, 'words'>[]): Set<string> {
  return new Set(
    sentences.flatMap(({ words }) => words.filter(({ lower }) => !stopWords.has(lower)).map(({ stem }) => stem)),
  )
}

/** A date of the passage that is as precise, or a part of it there and its year shortly before. */
function hasDate(item: DateItem, quoted: readonly ParsedSentence[], near: readonly ParsedSentence[]): boolean {
  const isMet = (other: DateItem): boolean =>
    compareDates(item, other) === 'same' &&
    (item.date.value.vague || GRAINS.indexOf(other.date.value.grain) <= GRAINS.indexOf(item.date.value.grain))
  const own = datesIn(quoted)
  if (own.some(isMet)) return true
  if (own.some((other) => compareDates(item, other) === 'other' && sameGrain(item, other))) return false
  return datesIn(near).some(isMet) || saysPart(item, quoted, near)
}
const GRAINS = ['day', 'month', 'season', 'year', 'decade']

const sameGrain = (a: DateItem, b: DateItem): boolean => a.date.value.grain === b.date.value.grain

const datesIn = (sentences: readonly ParsedSentence[]): DateItem[] =>
  sentences.flatMap(({ items }) => items.filter((item) => item.type === 'date'))

/** "On 4 May" in the passage, with the year before it. */
function saysPart(item: DateItem, quoted: readonly ParsedSentence[], near: readonly ParsedSentence[]): boolean {
  const parts = wordsOf(item.text.toLowerCase()).map(({ lower }) => lower.slice(0, 3))
  const [here, there] = [quoted, near].map(
    (sentences) => new Set(sentences.flatMap(({ words }) => words.map(({ lower }) => lower.slice(0, 3)))),
  )
  const years = item.text.match(/\b\d{4}\b/g) ?? []
  const isYear = (part: string): boolean => years.some((year) => year.startsWith(part))
  const nearYears = new Set(near.flatMap(({ text }) => text.match(/\b\d{4}\b/g) ?? []))
  return (
    parts.every((part) => isYear(part) || here?.has(part) === true) &&
    parts.every((part) => there?.has(part) === true) &&
    years.every((year) => nearYears.has(year)) &&
    parts.some((part) => !isYear(part))
  )
}

function hasNumber(item: NumberItem, quoted: readonly ParsedSentence[]): boolean {
  const there = quoted.flatMap(({ items }) => items.filter((one) => one.type === 'number'))
  if (item.number.value <= 1 && item.number.sign === '') return true
  if (there.some((other) => isStated(item, other))) return true
  // "The 44-year-old", "a seven-strong team", "twice": a figure within a word.
  const digits = String(item.number.value)
  return quoted.some(({ text }) =>
    new RegExp(`(?<![\\d.,])${digits}(?![\\d]|[.,]\\d)`).test(text.replace(/(?<=\d),(?=\d{3})/g, '')),
  )
}

/** The claim may round, and say so; it may not be more precise than the passage. */
function isStated(item: NumberItem, other: NumberItem): boolean {
  if (item.number.sign !== other.number.sign) return false
  if (item.number.value === other.number.value) return compareNumbers(item, other) !== 'other'
  return numbersAgree(item.number, { ...other.number, vague: 'exact' }) && digitsOf(item) <= digitsOf(other)
}

const digitsOf = ({ number }: NumberItem): number => String(number.value).replace(/^0\.|0+$|\./g, '').length

function hasName(item: NamedItem, near: readonly ParsedSentence[]): boolean {
  const names = near.flatMap(({ items }) => items.filter((one) => 'kind' in one))
  if (names.some(({ id }) => sameThing(id, item.id))) return true
  const words = new Set(near.flatMap((sentence) => sentence.words.map(({ stem }) => stem)))
  const form = nameForm(item.text)
  if (near.some(({ text }) => nameForm(text).includes(form))) return true
  return wordsOf(item.text)
    .filter(({ lower }) => !stopWords.has(lower))
    .every(({ stem }) => words.has(stem) || [...words].some((word) => isAkin(word, stem)))
}

/** "Poland" and "Polish", "Germany" and "German". */
function isAkin(a: string, b: string): boolean {
  const least = Math.max(3, Math.min(a.length, b.length) - 3)
  return a.length > 3 && b.length > 3 && a.slice(0, least) === b.slice(0, least)
}
