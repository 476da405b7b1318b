import type { Span } from '@/lib/text/spans'
/**
 * A date as a range of days. `from` and `to` are whole days since 1970-01-01, both inclusive; `grain` is the precision
 * of the text; a season is any part of a year or month. `vague` dates are widened by a tolerance ("late 2015", "around 2012") or span two dates ("4–6 May").
 */
export interface DateValue {
  from: number
  to: number
  grain: 'day' | 'month' | 'season' | 'year' | 'decade'
  vague: boolean
  /** The text has two digits of the year ("7/20/69", "the sixties"): another century is possible. */
  anyCentury?: true
  /** The text has no year ("on July 20"): another one is possible. */
  anyYear?: true
}

/** A date in a text. `role` marks the end of a range, or an open bound ("since", "until", "by", "before"). */
export interface DateMention extends Span {
  value: DateValue
  role: 'at' | 'from' | 'to' | 'since' | 'until' | 'before' | 'after'
}

/** The reference day of relative dates; null where the text has no date. */
export type DateAnchor = { day: number } | null

/** The reference day of a text whose year is not known: "on July 20" is then that day of any year. */
export const ANY_YEAR: DateAnchor = { day: Date.UTC(2000, 11, 31) / 86_400_000 }

export function datesMeet(a: Pick<DateValue, 'from' | 'to'>, b: Pick<DateValue, 'from' | 'to'>): boolean {
  return a.from <= b.to && b.from <= a.to
}

/** Returns a date without a year or century in the one that is nearest to another date, and any other date as it is. */
export function withNearestYear(value: DateValue, other: Pick<DateValue, 'from' | 'to'>): DateValue {
  const period = yearsBetween(value)
  const days = (other.from + other.to - value.from - value.to) / 2
  const years = period && period * Math.round(days / DAYS_IN_YEAR / period)
  const moved = (day: number): number => {
    const date = new Date(day * dayMs)
    return epochDay(date.getUTCFullYear() + years, date.getUTCMonth() + 1, date.getUTCDate())
  }
  return years === 0 ? value : { ...value, from: moved(value.from), to: moved(value.to) }
}
const DAYS_IN_YEAR = 365.2425

/** Returns after how many years a date without a year or century comes again; 0 for any other date. */
function yearsBetween({ anyYear, anyCentury }: DateValue): number {
  if (anyYear) return 1
  return anyCentury ? 100 : 0
}

/** Parses an ISO date (`2024`, `2024-02`, `2024-02-13`) as a range; null for an invalid date. */
export function dateOfIso(iso: string): DateValue | null {
  const m = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso.trim())
  if (!m) return null
  const y = Number(m[1])
  const mo = m[2]
  const d = m[3]
  if (!isDay(y, Number(mo ?? 1), Number(d ?? 1))) return null
  if (d && mo) return dayValue(y, Number(mo), Number(d))
  return mo ? monthValue(y, Number(mo)) : yearValue(y)
}

/** Formats a date at its own precision: 13 July 2022, 4–6 May 2017, July 2022, 2022, 2014–2015. */
export function sayDate(value: DateValue): string {
  const [from, middle, to] = [value.from, (value.from + value.to) / 2, value.to].map((n) => new Date(n * dayMs)) as [
    Date,
    Date,
    Date,
  ]
  if (value.grain === 'decade') return `the ${from.getUTCFullYear()}s`
  if (value.grain === 'month' || (value.grain === 'season' && value.to - value.from < 31))
    return `${monthName(middle)} ${middle.getUTCFullYear()}`
  const years = to.getUTCFullYear() - from.getUTCFullYear()
  if (value.grain === 'year' && years === 1) return `${from.getUTCFullYear()}–${to.getUTCFullYear()}`
  if (value.grain !== 'day') return String(middle.getUTCFullYear())
  const last = `${to.getUTCDate()} ${monthName(to)} ${to.getUTCFullYear()}`
  if (value.from === value.to) return last
  const first = [
    from.getUTCDate(),
    ...(monthName(from) === monthName(to) ? [] : [monthName(from)]),
    ...(from.getUTCFullYear() === to.getUTCFullYear() ? [] : [from.getUTCFullYear()]),
  ]
  return first.length === 1 ? `${first.join('')}–${last}` : `${first.join(' ')} – ${last}`
}

const monthName = (date: Date): string => date.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })

export const dayMs = 86_400_000

/** Whether a day exists; false for 31 February and for years before 1000, which texts hardly mean. */
export function isDay(y: number, m: number, d: number): boolean {
  const date = new Date(Date.UTC(y, m - 1, d))
  return y >= 1000 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
}

/** Days since 1970-01-01; `m` from 1; overflow runs into the next month or year. */
export const epochDay = (y: number, m: number, d: number): number => Math.round(Date.UTC(y, m - 1, d) / dayMs)

const exactValue = (from: number, to: number, grain: DateValue['grain']): DateValue => ({
  from,
  to,
  grain,
  vague: false,
})
export const dayValue = (y: number, m: number, d: number): DateValue =>
  exactValue(epochDay(y, m, d), epochDay(y, m, d), 'day')
export const monthValue = (y: number, m: number): DateValue =>
  exactValue(epochDay(y, m, 1), epochDay(y, m + 1, 1) - 1, 'month')
export const yearValue = (y: number): DateValue => exactValue(epochDay(y, 1, 1), epochDay(y, 12, 31), 'year')

export const coveringRange = (a: DateValue, b: DateValue): DateValue => ({
  from: Math.min(a.from, b.from),
  to: Math.max(a.to, b.to),
  grain: grainOfRange(a.grain, b.grain),
  vague: true,
})

function grainOfRange(a: DateValue['grain'], b: DateValue['grain']): DateValue['grain'] {
  if (a === 'day' && b === 'day') return 'day'
  return a === 'year' || b === 'year' ? 'year' : 'season'
}

/** Widens an approximate date on both sides: a day by 3 days, a month by 31, a season by 62, a year by 365. */
export function widenValue(value: DateValue): DateValue {
  const room = { day: 3, month: 31, season: 62, year: 365, decade: 0 }[value.grain]
  return { ...value, from: value.from - room, to: value.to + room, vague: true }
}
