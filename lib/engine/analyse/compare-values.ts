import { datesMeet } from '@/lib/text/dates'
import { numbersAgree, type NumberMention } from '@/lib/text/numbers'
import { wordsOf } from '@/lib/text/words'
import { conceptOf, stopWords } from '@/lib/engine/lexicon/concepts'
import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import { nameForm } from '@/lib/engine/analyse/name-form'
import { areOnePerson, isGiven } from '@/lib/engine/analyse/person-names'
import { ranksAgree, isVagueRank } from '@/lib/engine/analyse/roles'

/**
 * Whether two ids name one thing: in one form they are equal, the longer one only adds "University", a first name …, or
 * they are forms of one person's name.
 */
export function areSameEntity(a: string, b: string): boolean {
  if (a === b) return true
  // Cached, because texts repeat names.
  const known = compared.get(a) ?? new Map<string, boolean>()
  const answer = known.get(b)
  if (answer !== undefined) return answer
  const same = nameForm(a) === nameForm(b) || isShorterForm(a, b) || areOnePerson(a, b)
  if (comparisons++ > 100_000) {
    compared.clear()
    comparisons = 0
  }
  known.set(b, same)
  compared.set(a, known)
  return same
}
const compared = new Map<string, Map<string, boolean>>()
let comparisons = 0

function isShorterForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const words = wordsOfId(short)
  const parts = wordsOfId(long)
  if (words.some((w) => !parts.includes(w))) return false
  const rest = parts.filter((w) => !words.includes(w))
  return (
    rest.every((w) => generic.has(w)) ||
    (long.endsWith(short) && words.length === 1 && short.length > 3 && (rest.length === 1 || rest.every(isGivenPart)))
  )
}

/** Whether a word of an id is given names or initials: "neil", "t.", "t.o.". */
const isGivenPart = (word: string): boolean => word.split('.').every((part) => part === '' || isGiven(part))

/** The words of an id. Ids of one thing share at least one. */
export function wordsOfId(id: string): string[] {
  return id.split(/[\s-]+/)
}
const generic = new Set(
  'university college institute school lab labs laboratory laboratories inc inc. corp corporation company foundation of the and department group motors technologies us u.s. research group platform'.split(
    ' ',
  ),
)

/** `same`: both values can be true; `other`: they exclude each other; `unlike`: not comparable. */
export type Comparison = 'same' | 'other' | 'unlike'

type DateItem = Extract<Item, { type: 'date' }>
type RoleItem = Extract<Item, { type: 'role' }>

/** Returns the items without repeated values: an article and its claims repeat names and dates. */
export function distinctOf(items: readonly Item[]): Item[] {
  const found = new Map<string, Item>()
  for (const item of items) {
    const key = keyOf(item)
    if (!found.has(key)) found.set(key, item)
  }
  return [...found.values()]
}

function keyOf(item: Item): string {
  if (item.type === 'date') return `date ${item.date.value.from} ${item.date.value.to} ${item.date.value.grain}`
  if (item.type === 'number') return `number ${item.number.value} ${item.number.vague} ${item.number.sign} ${item.unit}`
  if (item.type === 'role') return `role ${item.role.rank}`
  return 'id' in item ? `name ${item.id}` : item.text
}

/** Whether any value is the same, as defined by `compareItems`. */
export function hasSame(item: Item, known: readonly Item[]): boolean {
  return known.some((value) => compareItems(item, value) === 'same')
}

/**
 * Whether any known value fits. Only the most precise dates count: "2023" and "February 2023" in other wordings of 9
 * February 2023 do not make November or 20 February fit.
 */
export function fitsAny(item: Item, known: readonly Item[]): boolean {
  return hasSame(item, item.type === 'date' ? finestOf(known) : known)
}

/** The dates that contain none of the other dates. */
function finestOf(known: readonly Item[]): DateItem[] {
  const dates = known.filter((k): k is DateItem => k.type === 'date')
  const isWithin = ({ date: { value: a } }: DateItem, { date: { value: b } }: DateItem): boolean =>
    a.from >= b.from && a.to <= b.to && a.to - a.from < b.to - b.from
  return dates.filter((d) => !dates.some((other) => isWithin(other, d)))
}

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
  const x = a.date.value
  const y = b.date.value
  if (datesMeet(x, y)) return 'same'
  const gap = Math.max(x.from - y.to, y.from - x.to)
  return gap <= 1 && (x.grain === 'day' || y.grain === 'day') ? 'unlike' : 'other'
}

/** The parts of a number that are compared. */
interface Quantity {
  number: Pick<NumberMention, 'value' | 'to' | 'vague' | 'sign'>
  unit: string
}

/** The dates, as first and last day, and the numbers of a claim: plain data that can be stored. */
export interface ComparableValues {
  dates: [from: number, to: number][]
  numbers: Quantity[]
}

export function comparableValuesOf(items: readonly Item[]): ComparableValues {
  return {
    dates: items.flatMap((item) => (item.type === 'date' ? [[item.date.value.from, item.date.value.to]] : [])),
    numbers: items.flatMap((item) => {
      if (item.type !== 'number') return []
      const { value, to, vague, sign } = item.number
      return { number: { value, ...(to === undefined ? {} : { to }), vague, sign }, unit: item.unit }
    }),
  }
}

/** Compares numbers of the same thing: a common counted noun, both a share, both money, both a time. */
export function compareNumbers(a: Quantity, b: Quantity): Comparison {
  const x = measure(a)
  const y = measure(b)
  if (x.units.length === 0 && y.units.length === 0) return x.value === y.value && x.to === y.to ? 'same' : 'unlike'
  if (!countAlike(x.units, y.units)) return 'unlike'
  return numbersAgree({ ...x, vague: a.number.vague }, { ...y, vague: b.number.vague }) ? 'same' : 'other'
}

/** Compares two figures of which one names nothing that it counts ("in all 7,312", "7,312 images"). */
export function compareBareNumbers(a: Quantity, b: Quantity): Comparison {
  const [x, y] = [measure(a), measure(b)]
  if ((x.units.length > 0 && y.units.length > 0) || Math.min(x.value, y.value) < LEAST_BARE) return 'unlike'
  return numbersAgree({ ...x, vague: a.number.vague }, { ...y, vague: b.number.vague }) ? 'same' : 'other'
}
/** Minimum of two figures compared without a noun: smaller ones count too many different things. */
const LEAST_BARE = 20

/** Compares the article's role with the dossier's, by rank and field. */
export function compareRoles(a: RoleItem, b: RoleItem): Comparison {
  // A vague rank ("boss", "employee") excludes no position; it is the same only with a common word or field.
  if (isVagueRank(a.role.rank) || isVagueRank(b.role.rank)) {
    const isSame = a.role.rank === b.role.rank && (a.role.rank === 'founder' || shareWord(a.text, b.text))
    // "Head of AI" and "director of AI"
    return isSame || (a.role.field.length > 0 && b.role.field.length > 0 && haveLikeFields(a.role.field, b.role.field))
      ? 'same'
      : 'unlike'
  }
  if (a.role.rank === b.role.rank) return haveLikeFields(a.role.field, b.role.field) ? 'same' : 'unlike'
  // A director may be called a scientist too: the roles are compatible, but not the same.
  return ranksAgree(a.role.rank, b.role.rank) ? 'unlike' : 'other'
}

function shareWord(a: string, b: string): boolean {
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

const timeUnits: Record<string, number> = {
  second: 1,
  minut: 60,
  hour: 3600,
  dai: 86400,
  week: 604_800,
  month: 2_629_800,
  year: 31_557_600,
  decad: 315_576_000,
}

/** Whether two lists of counted nouns agree: each first noun is among the other's first two, or the last are equal. */
function countAlike(a: string[], b: string[]): boolean {
  const near = (x: string[], y: string[]): boolean => x[0] !== undefined && y.slice(0, 2).includes(x[0])
  return (near(a, b) && near(b, a)) || (a.at(-1) !== undefined && a.at(-1) === b.at(-1))
}

interface Measure {
  value: number
  to?: number
  units: string[]
}
const measured = new WeakMap<Quantity, Measure>()

function measure(item: Quantity): Measure {
  const known = measured.get(item) ?? normaliseQuantity(item)
  measured.set(item, known)
  return known
}

/** Returns value and units: times in seconds, percent and money with their sign as unit, else the nouns' concepts. */
function normaliseQuantity({ number, unit }: Quantity): Measure {
  const times = (by: number): Omit<Measure, 'units'> => ({
    value: number.value * by,
    ...(number.to === undefined ? {} : { to: number.to * by }),
  })
  if (number.sign) return { ...times(1), units: [number.sign] }
  const words = unit.split(' ').filter(Boolean)
  const seconds = timeUnits[words[0] ?? '']
  if (seconds) return { ...times(seconds), units: ['time'] }
  return { ...times(1), units: words.map((stem) => conceptOf({ lower: stem, stem })) }
}
