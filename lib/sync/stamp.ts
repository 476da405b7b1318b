import { dayMs } from '@/lib/text/date-value'

/**
 * Time and device of a change, by a hybrid logical clock: milliseconds since 1970 (9 digits, base 36), a counter (4), a
 * hyphen, the device. Stamps sort as text; a change by a device that knew another change always has the greater stamp.
 * @see Kulkarni et al., "Logical Physical Clocks", 2014
 */
export type Stamp = string

/** Form of a device's id; no property of `Object.prototype` has such a name. */
export const DEVICE_ID_PATTERN = /^d[0-9a-f]{15}$/
/** Form of a stamp; it is wide enough until the year 2148. */
export const STAMP_PATTERN = /^[01][0-9a-z]{12}-d[0-9a-f]{15}$/
export const STAMP_TIME_PATTERN = /^[01][0-9a-z]{12}$/

/** The last time that a device has used for a stamp. */
export interface Clock {
  ms: number
  count: number
}

export const startOfClock: Clock = { ms: 0, count: 0 }

/** Returns a time after that of the clock. A clock more than a day ahead is reset; `stampAfter` keeps the order. */
export function nextClock({ ms, count }: Clock, now: number): Clock {
  const present = Math.max(0, Math.floor(now))
  if (present > ms || ms > present + dayMs) return { ms: present, count: 0 }
  return nextTick(ms, count)
}

export function stampOf({ ms, count }: Clock, device: string): Stamp {
  return `${base36Digits(ms, MS_DIGITS)}${base36Digits(count, COUNT_DIGITS)}-${device}`
}

/**
 * Returns the stamp of a device's next change to a record: the time of its clock, or a later one than the record's.
 * @param last the last time in the record (`timeOf`); empty where there is none
 */
export function stampAfter(last: string, clock: Clock, device: string): Stamp {
  const stamp = stampOf(clock, device)
  if (last < timeOf(stamp)) return stamp
  return stampOf(nextTick(msOf(last), Number.parseInt(last.slice(MS_DIGITS, 13), 36)), device)
}

/** Returns the time and counter of a stamp, comparable as text. */
export function timeOf(stamp: Stamp): string {
  return stamp.slice(0, 13)
}

export function deviceOf(stamp: Stamp): string {
  return stamp.slice(14)
}

/** Returns the milliseconds since 1970 of a stamp or of a `timeOf`. */
export function msOf(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, MS_DIGITS), 36)
}

const MS_DIGITS = 9
const COUNT_DIGITS = 4
const MOST_COUNT = 36 ** COUNT_DIGITS - 1

function nextTick(ms: number, count: number): Clock {
  return count < MOST_COUNT ? { ms, count: count + 1 } : { ms: ms + 1, count: 0 }
}

function base36Digits(value: number, length: number): string {
  return value.toString(36).padStart(length, '0')
}
