import { datesMeet } from '@/lib/text/dates'
import { numbersAgree } from '@/lib/text/numbers'
import type { Item } from './reading'
import { ranksAgree } from './roles'

/** Do two ids name one thing? The same words, or the shorter one with only "University", "Labs", a first name … added. */
export function sameThing(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const words = short.split(/[\s-]+/)
  const rest = long.split(/[\s-]+/).filter((w) => !words.includes(w))
  if (rest.length === long.split(/[\s-]+/).length) return false
  if (words.some((w) => !long.split(/[\s-]+/).includes(w))) return false
  return rest.every((w) => generic.has(w)) || (rest.length === 1 && long.endsWith(short) && words.length === 1 && short.length > 3)
}
const generic = new Set('university college institute school lab labs laboratory laboratories inc inc. corp corporation company foundation of the and department group motors technologies us u.s. research group platform'.split(' '))

/** `same` where both values can be true of one thing, `other` where they cannot, `unlike` where they cannot be compared. */
export type Comparison = 'same' | 'other' | 'unlike'

type DateItem = Extract<Item, { type: 'D' }>
type NumberItem = Extract<Item, { type: 'N' }>

/** Dates conflict when no day is common to both; a single day beside its neighbour may be a matter of time zones. */
export function compareDates(a: DateItem, b: DateItem): Comparison {
  const [x, y] = [a.date.value, b.date.value]
  if (datesMeet(x, y)) return 'same'
  const gap = Math.max(x.from - y.to, y.from - x.to)
  return gap <= 1 ? 'unlike' : 'other'
}

export function compareNumbers(a: NumberItem, b: NumberItem): Comparison {
  const [x, y] = [measure(a), measure(b)]
  if (x.unit === '' || x.unit !== y.unit) return 'unlike'
  return numbersAgree({ value: x.value, vague: a.number.vague }, { value: y.value, vague: b.number.vague }) ? 'same' : 'other'
}

export function compareRoles(a: Extract<Item, { type: 'R' }>, b: Extract<Item, { type: 'R' }>): Comparison {
  return ranksAgree(a.role.rank, b.role.rank) ? 'same' : 'other'
}

const timeUnits: Record<string, number> = { second: 1, minut: 60, hour: 3600, dai: 86400, week: 604_800, month: 2_629_800, year: 31_557_600, decad: 315_576_000 }

/** Value and unit brought to a common measure: times to seconds, percent and money by their sign, else the noun's stem. */
function measure(item: NumberItem): { value: number; unit: string } {
  const { number, unit } = item
  if (number.sign) return { value: number.value, unit: number.sign }
  const first = unit.split(' ')[0] ?? ''
  const seconds = timeUnits[first]
  if (seconds) return { value: number.value * seconds, unit: 'time' }
  return { value: number.value, unit: first }
}
