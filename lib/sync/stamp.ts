import { dayMs } from '@/lib/text/date-value'

/**
 * When and where a change was made: a hybrid logical clock. 9 digits (base 36) of milliseconds since 1970, 4 of a counter, a hyphen and the
 * device. Stamps sort as text, and a change that was made in the knowledge of another one has the greater stamp, whatever the clocks say.
 *
 * @see Kulkarni et al., "Logical Physical Clocks", 2014
 */
export type Stamp = string

/** Never the name of a property that objects have by themselves. */
export const DEVICE_ID = /^d[0-9a-f]{15}$/
/** Up to the year 2506. A reader refuses what is later than `latestFrom` as well, since a later change to the record must have a greater stamp. */
export const STAMP = /^[0-5][0-9a-z]{12}-d[0-9a-f]{15}$/
export const STAMP_TIME = /^[0-5][0-9a-z]{12}$/

/** The last time that a device has used or seen. */
export interface Clock {
  ms: number
  count: number
}

export const startOfClock: Clock = { ms: 0, count: 0 }

/**
 * The next time after a clock's. A clock at the end of all stamps starts again from now: the others would refuse any later one.
 *
 * @param now milliseconds since 1970
 */
export function tick({ ms, count }: Clock, now: number): Clock {
  const present = { ms: Math.min(Math.max(0, Math.floor(now)), LAST_MS), count: 0 }
  if (present.ms > ms || ms > LAST_MS) return present
  if (count < MOST_COUNT) return { ms, count: count + 1 }
  return ms < LAST_MS ? { ms: ms + 1, count: 0 } : present
}

/** The latest time that is taken from another device: clocks that are wrong by days or months still work together. */
export function latestFrom(now: number): number {
  return now + YEAR_MS
}

/** @param stamp a whole one, or its time */
export function clockOf(stamp: Stamp): Clock {
  return { ms: msOf(stamp), count: Number.parseInt(stamp.slice(MS_DIGITS, 13), 36) }
}

export function isBefore(one: Clock, other: Clock): boolean {
  return one.ms < other.ms || (one.ms === other.ms && one.count < other.count)
}

export function latestClock(clocks: readonly Clock[]): Clock {
  return clocks.reduce((last, one) => (isBefore(last, one) ? one : last), startOfClock)
}

export function stampOf({ ms, count }: Clock, device: string): Stamp {
  return `${digits(ms, MS_DIGITS)}${digits(count, COUNT_DIGITS)}-${device}`
}

/**
 * The stamp of a device's next change to a record: that of its clock, or a later one where the record is ahead. Only this
 * record goes ahead then: the clock of a device must not follow a stamp of the folder.
 *
 * @param last the last time in the record
 * @param now milliseconds since 1970
 */
export function stampAfter(last: Clock, clock: Clock, now: number, device: string): Stamp {
  return stampOf(isBefore(last, clock) ? clock : tick(last, now), device)
}

/** The part that says when; comparable as text between stamps of one device. */
export function timeOf(stamp: Stamp): string {
  return stamp.slice(0, 13)
}

export function deviceOf(stamp: Stamp): string {
  return stamp.slice(14)
}

/** Milliseconds since 1970. @param stamp a whole one, or its time */
export function msOf(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, MS_DIGITS), 36)
}

const MS_DIGITS = 9
const COUNT_DIGITS = 4
export const YEAR_MS = 365 * dayMs
const LAST_MS = Number.parseInt('5zzzzzzzz', 36)
export const MOST_COUNT = 36 ** COUNT_DIGITS - 1

function digits(value: number, length: number): string {
  return Math.max(0, value).toString(36).padStart(length, '0').slice(0, length)
}
