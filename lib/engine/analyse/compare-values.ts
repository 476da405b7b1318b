import { datesMeet, withNearestYear } from '@/lib/text/dates'
import type { Amount, NumberMention, TimeOfDay } from '@/lib/text/number-mention'
import { isNearBound, measuresAgree, numbersAgree } from '@/lib/text/numbers'
import { compareClockTimes } from '@/lib/text/clock-times'
import { conversionsOf, unitOf } from '@/lib/text/units'
import { wordsOf } from '@/lib/text/words'
import { conceptOf, stopWords } from '@/lib/engine/lexicon/concepts'
import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import { nameForm } from '@/lib/text/name-form'
import { areOnePerson, isGivenName } from '@/lib/engine/analyse/person-names'
import { ranksAgree, isVagueRank } from '@/lib/engine/analyse/roles'

/**
 * Whether two ids name one thing: in one form they are equal, the longer one only adds "University", a first name …, or
 * they are forms of one person's name.
 */
export function areSameEntity(a: string, b: string): boolean {
  if (a === b) return true
  // Cached, because texts repeat names.
  const known = sameEntityCache.get(a) ?? new Map<string, boolean>()
  const answer = known.get(b)
  if (answer !== undefined) return answer
  const same = nameForm(a) === nameForm(b) || isShorterForm(a, b) || areOnePerson(a, b)
  if (cachedPairs++ > 100_000) {
    sameEntityCache.clear()
    cachedPairs = 0
  }
  known.set(b, same)
  sameEntityCache.set(a, known)
  return same
}
const sameEntityCache = new Map<string, Map<string, boolean>>()
let cachedPairs = 0

function isShorterForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const words = wordsOfId(short)
  const parts = wordsOfId(long)
  if (words.some((w) => !parts.includes(w))) return false
  const rest = parts.filter((w) => !words.includes(w))
  return (
    rest.every((w) => genericNameWords.has(w)) ||
    (long.endsWith(short) && words.length === 1 && short.length > 3 && (rest.length === 1 || rest.every(isGivenPart)))
  )
}

/** Whether a word of an id is given names or initials: "neil", "t.", "t.o.". */
const isGivenPart = (word: string): boolean => word.split('.').every((part) => part === '' || isGivenName(part))

/** The words of an id. Ids of one thing share at least one. */
function wordsOfId(id: string): string[] {
  return id.split(/[\s-]+/)
}
const genericNameWords = new Set(
  'university college institute school lab labs laboratory laboratories inc inc. corp corporation company foundation of the and department group motors technologies us u.s. research group platform'.split(
    ' ',
  ),
)

/** `same`: both values can be true; `other`: they exclude each other; `unlike`: not comparable. */
type Comparison = 'same' | 'other' | 'unlike'

type DateItem = Extract<Item, { type: 'date' }>
type RoleItem = Extract<Item, { type: 'role' }>

/** Returns the items without repeated values: an article and its claims repeat names and dates. */
export function distinctItems(items: readonly Item[]): Item[] {
  const found = new Map<string, Item>()
  for (const item of items) {
    const key = keyOf(item)
    if (!found.has(key)) found.set(key, item)
  }
  return [...found.values()]
}

function keyOf(item: Item): string {
  if (item.type === 'date') return `date ${item.date.value.from} ${item.date.value.to} ${item.date.value.grain}`
  if (item.type === 'number') {
    const { value, vague, sign, measure = '' } = item.number
    return `number ${value} ${vague} ${sign} ${measure} ${item.unit}`
  }
  if (item.type === 'role') return `role ${item.role.rank}`
  return 'id' in item ? `name ${item.id}` : item.text
}

/** Whether any value is the same, as defined by `compareItems`. */
export function hasSameValue(item: Item, known: readonly Item[]): boolean {
  return known.some((value) => compareItems(item, value) === 'same')
}

/** Whether a number has the figure of any known number, whatever the two count: "487 kinds" and "487 categories". */
export function hasSameFigure(item: Item | null, known: readonly Item[]): boolean {
  if (item?.type !== 'number') return false
  const { value, to, sign, measure, clock } = item.number
  return known.some(
    (k) =>
      k.type === 'number' &&
      k.number.value === value &&
      k.number.to === to &&
      k.number.sign === sign &&
      k.number.measure === measure &&
      (clock ?? k.number.clock) === undefined,
  )
}

/**
 * Whether any known value fits. Only the most precise dates count: "2023" and "February 2023" in other wordings of 9
 * February 2023 do not make November or 20 February fit.
 */
export function fitsAnyValue(item: Item, known: readonly Item[]): boolean {
  return hasSameValue(item, item.type === 'date' ? finestDates(known) : known)
}

/** The dates that contain none of the other dates. */
function finestDates(known: readonly Item[]): DateItem[] {
  const dates = known.filter((k): k is DateItem => k.type === 'date')
  const isWithin = ({ date: { value: a } }: DateItem, { date: { value: b } }: DateItem): boolean =>
    a.from >= b.from && a.to <= b.to && a.to - a.from < b.to - b.from
  return dates.filter((d) => !dates.some((other) => isWithin(other, d)))
}

/** Whether an item is a date or a number, which are compared exactly. */
export const isDateOrNumber = (item: Item | null): item is Extract<Item, { type: 'date' | 'number' }> =>
  item?.type === 'date' || item?.type === 'number'

/** Compares values of one type; names can be equal, but never exclude each other. */
export function compareItems(a: Item, b: Item): Comparison {
  if (a.type === 'date' && b.type === 'date') return compareDates(a, b)
  if (a.type === 'number' && b.type === 'number') return compareNumbers(a, b)
  if (a.type === 'role' && b.type === 'role') return compareRoles(a, b)
  if ('id' in a && 'id' in b) return areSameEntity(a.id, b.id) ? 'same' : 'unlike'
  return 'unlike'
}

/** Dates conflict when they have no day in common; neighbouring days may differ by time zone. */
export function compareDates(a: DateItem, b: DateItem): Comparison {
  const x = withNearestYear(a.date.value, b.date.value)
  const y = withNearestYear(b.date.value, x)
  if (datesMeet(x, y)) {
    if (areOfOtherYears(x, y) || areOtherSeasons(x, y)) return 'other'
    return isAtEdge(x, y) || isAtEdge(y, x) ? 'unlike' : 'same'
  }
  const gap = Math.max(x.from - y.to, y.from - x.to)
  if (gap <= 1 && (x.grain === 'day' || y.grain === 'day')) return 'unlike'
  // A firm's quarter may begin in another month than the calendar's; where a part of a month ends is a matter of days.
  const isNear = ({ grain, from, to }: DateValue): boolean =>
    grain === 'season' && to - from < 93 && gap <= (to - from < 31 ? 3 : 31)
  return isNear(x) || isNear(y) ? 'unlike' : 'other'
}

type DateValue = DateItem['date']['value']

/** Whether two parts of years are one part of two years: "winter 2015" reaches into "winter 2016". */
const areOfOtherYears = (x: DateValue, y: DateValue): boolean =>
  x.grain === 'season' &&
  y.grain === 'season' &&
  Math.abs(x.from - y.from) > 300 &&
  Math.abs(x.from - y.from - x.to + y.to) < 3

/** Whether two seasons or financial years are two, though the one ends in the year in which the other begins: "2021/22" and "2022/23". */
const areOtherSeasons = (x: DateValue, y: DateValue): boolean =>
  [x, y].every(({ grain, from, to }) => grain === 'year' && to - from > 700 && to - from < 740) && x.from !== y.from

/** Whether a part of a year only reaches into a year beside its own: "winter 2015" and 2016. */
const isAtEdge = (part: DateValue, year: DateValue): boolean =>
  part.grain === 'season' &&
  year.grain === 'year' &&
  (year.to < (part.from + part.to) / 2 || year.from > (part.from + part.to) / 2)

/** Whether two days follow each other: they may be one moment in two time zones, or one of them may be wrong. */
export function areNeighbouringDays(a: Item, b: Item): boolean {
  if (a.type !== 'date' || b.type !== 'date') return false
  const x = withNearestYear(a.date.value, b.date.value)
  const y = withNearestYear(b.date.value, x)
  return x.grain === 'day' && y.grain === 'day' && Math.max(x.from - y.to, y.from - x.to) === 1
}

/** The parts of a number that are compared. */
interface Quantity {
  number: Omit<NumberMention, 'start' | 'end'>
  unit: string
}

/** The dates, as first and last day, and the numbers of a claim: plain data that can be stored. */
export interface ComparableValues {
  dates: [from: number, to: number][]
  numbers: Quantity[]
}

export function comparableValuesOf(items: readonly Item[]): ComparableValues {
  return {
    dates: items.filter((item) => item.type === 'date').map(({ date: { value } }) => [value.from, value.to]),
    numbers: items
      .filter((item) => item.type === 'number')
      .map(({ number: { start: _start, end: _end, ...number }, unit }) => ({ number, unit })),
  }
}

/**
 * Compares numbers of the same thing: a common counted noun, both a share, both money of one currency, both a length. Of
 * two meanings ("60m"), one that agrees suffices.
 */
export function compareNumbers(a: Quantity, b: Quantity): Comparison {
  const time = a.number
  const other = b.number
  if (hasClock(time) || hasClock(other))
    return hasClock(time) && hasClock(other) ? compareClockTimes(time, other) : 'unlike'
  const results = measurePairs(a, b).map(([x, y]): Comparison => {
    if (x.units.length === 0 && y.units.length === 0) return isInOther(x, y) || isInOther(y, x) ? 'same' : 'unlike'
    if (!countAlike(x.units, y.units)) return isOtherCurrency(x, y) ? 'other' : 'unlike'
    if (isOtherSign(x, y)) return 'unlike'
    if (time.change !== other.change)
      return compareChange(x, y, time.change !== undefined && other.change !== undefined)
    if (doMeasuresAgree(x, y)) return 'same'
    return isJustBeyondBound(x, y) ? 'unlike' : 'other'
  })
  return results.find((result) => result === 'same') ?? results.find((result) => result === 'other') ?? 'unlike'
}

/** Whether a loss and a gain have one figure: "−14 million euros" and "lost 14 million euros" may be one value. */
const isOtherSign = (x: Measure, y: Measure): boolean =>
  x.sign !== '' &&
  x.value * y.value < 0 &&
  numbersAgree({ ...x, value: Math.abs(x.value) }, { ...y, value: Math.abs(y.value) })

const isInOther = (a: Measure, b: Measure): boolean => a.value >= b.value && (a.to ?? a.value) <= (b.to ?? b.value)

/** Compares a change with a level, of which it says nothing, or a rise with a fall by the same figure. */
function compareChange(x: Measure, y: Measure, areBoth: boolean): Comparison {
  if (areBoth) return Math.abs(x.value) === Math.abs(y.value) ? 'other' : 'unlike'
  // "A drop of 90 metres" is also the height of a waterfall.
  return x.units.includes('#length') && doMeasuresAgree(x, y) ? 'same' : 'unlike'
}

/** Whether one figure has two named currencies; "dollars" and "kroner" may be any country's. */
const isOtherCurrency = (x: Measure, y: Measure): boolean =>
  isNamedCurrency(x.sign) && isNamedCurrency(y.sign) && x.value === y.value && x.to === y.to
const isNamedCurrency = (sign: string): boolean => !/^(?:|[$%]|kr|clock\??)$/.test(sign)

const hasClock = <T extends Quantity['number']>(number: T): number is T & { clock: TimeOfDay } =>
  number.clock !== undefined

/** Compares two figures of which one names nothing that it counts ("in all 7,312", "7,312 images"). */
export function compareBareNumbers(a: Quantity, b: Quantity): Comparison {
  if (hasClock(a.number) || hasClock(b.number) || a.number.change !== b.number.change) return 'unlike'
  const results = measurePairs(a, b).map(([x, y]): Comparison => {
    if ((x.units.length > 0 && y.units.length > 0) || Math.min(x.value, y.value) < LEAST_BARE_NUMBER) return 'unlike'
    if (doMeasuresAgree(x, y)) return 'same'
    // A length or a sum of money differs from no bare figure: "the $1,000 model" beside "a depth of 24".
    return isJustBeyondBound(x, y) || x.measure !== y.measure || a.number.sign !== b.number.sign ? 'unlike' : 'other'
  })
  // A figure with another meaning differs only if both do.
  return results.find((result) => result !== 'other') ?? 'other'
}

const measurePairs = (a: Quantity, b: Quantity): [Measure, Measure][] =>
  measuresOf(a).flatMap((x) => measuresOf(b).map((y): [Measure, Measure] => [x, y]))

const doMeasuresAgree = (x: Measure, y: Measure): boolean =>
  x.measure !== undefined && y.measure !== undefined && x.measure !== y.measure
    ? measuresAgree(x, y)
    : numbersAgree(x, y)

/** Whether values only miss a bound by little: "over 364 feet" of 363 is neither right nor surely wrong. */
const isJustBeyondBound = (x: Measure, y: Measure): boolean =>
  x.measure === y.measure || x.measure === undefined || y.measure === undefined
    ? isNearBound(x, y)
    : conversionsOf(y.measure, x.measure).some((convert) => isNearBound(x, { ...y, value: convert(y.value) }))

/** Minimum size of two figures that are compared without their nouns, since small figures count many different things. */
const LEAST_BARE_NUMBER = 20

/** Compares the article's role with the dossier's, by rank and field. */
function compareRoles(a: RoleItem, b: RoleItem): Comparison {
  // A vague rank ("boss", "employee") excludes no position; it is the same only with a common word or field.
  if (isVagueRank(a.role.rank) || isVagueRank(b.role.rank)) {
    const isSame = a.role.rank === b.role.rank && (a.role.rank === 'founder' || shareContentWord(a.text, b.text))
    // "Head of AI" and "director of AI"
    return isSame || (a.role.field.length > 0 && b.role.field.length > 0 && haveLikeFields(a.role.field, b.role.field))
      ? 'same'
      : 'unlike'
  }
  if (a.role.rank === b.role.rank) return haveLikeFields(a.role.field, b.role.field) ? 'same' : 'unlike'
  // A director may be called a scientist too: the roles are compatible, but not the same.
  return ranksAgree(a.role.rank, b.role.rank) ? 'unlike' : 'other'
}

function shareContentWord(a: string, b: string): boolean {
  const words = new Set(wordsOf(a).map((word) => word.stem))
  return wordsOf(b).some((word) => words.has(word.stem) && !stopWords.has(word.lower))
}

/** "Director of AI" and "director" may be one position, "director of AI" and "director of marketing" are not. */
function haveLikeFields(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return true
  const short = (field: readonly string[]): string[] =>
    field.join(' ').includes('artificial intelligence') ? [...field, 'ai'] : [...field]
  const own = short(b)
  return short(a).some((word) => own.includes(word))
}

/** Whether two lists of counted nouns agree: each first noun is among the other's first two, or the last are equal. */
function countAlike(a: string[], b: string[]): boolean {
  const near = (x: string[], y: string[]): boolean => x[0] !== undefined && y.slice(0, 2).includes(x[0])
  return (near(a, b) && near(b, a)) || (a.at(-1) !== undefined && a.at(-1) === b.at(-1))
}

interface Measure extends Amount {
  vague: NumberMention['vague']
  units: string[]
}
const measuresCache = new WeakMap<Quantity, Measure[]>()

/** Returns the meanings of a quantity, each with its kind of unit: a dimension, a sign, else the concepts of its nouns. */
function measuresOf(item: Quantity): Measure[] {
  const known = measuresCache.get(item)
  if (known) return known
  const { number, unit } = item
  const nouns = unit.split(' ').filter(Boolean)
  const found = [number, ...(number.or ?? [])].map((amount): Measure => {
    // The mark keeps the dimension "time" apart from the noun of "five times".
    const kind = `#${unitOf(amount.measure)?.dimension ?? amount.sign.replace('US$', '$')}`
    const units = kind !== '#' ? [kind] : nouns.map((stem) => conceptOf({ lower: stem, stem }))
    return { ...amount, vague: number.vague, units }
  })
  measuresCache.set(item, found)
  return found
}
