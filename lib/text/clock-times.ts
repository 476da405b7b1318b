import { vaguenessBefore } from './number-words'
import type { NumberMention, TimeOfDay } from './number-mention'

/**
 * Finds times of day: "20:17 UTC", "2017 GMT", "4:17 p.m. EDT", "at 9:32". The value is in seconds since midnight UTC, with
 * the sign "clock"; without a zone it is as written, with the sign "clock?".
 */
export function clockTimesOf(text: string): NumberMention[] {
  return [...text.matchAll(timePattern)].flatMap((m) => {
    const { hour = '', dotted, minute = dotted, second, joined, half, zone } = m.groups ?? {}
    const [h, min, s] = [joined?.slice(0, 2) ?? hour, joined?.slice(2) ?? minute ?? '0', second ?? '0'].map(Number)
    if (h === undefined || min === undefined || s === undefined || h > (half ? 12 : 24) || min > 59) return []
    const before = text.slice(Math.max(0, m.index - 12), m.index)
    // A bare figure is no time: "at 9".
    if (!half && minute === undefined && joined === undefined) return []
    if (half ? h === 0 : !zone && !wordBeforeTime.test(before)) return []
    if (joined !== undefined && wordBeforeYear.test(before)) return []
    const seconds = ((half ? (h % 12) + (/p/i.test(half) ? 12 : 0) : h % 24) * 60 + min) * 60 + s
    const offset = zone === undefined ? undefined : utcOffsets[zone]
    const value = offset === undefined ? seconds : (seconds - offset * 3600 + DAY_SECONDS) % DAY_SECONDS
    const grain = grainOf(second, minute ?? joined)
    const places = { start: m.index, end: m.index + m[0].length, vague: vaguenessBefore(text, m.index) }
    return [{ ...places, value, sign: offset === undefined ? 'clock?' : 'clock', clock: { seconds, grain } }]
  })
}

/** Returns the length in seconds of the smallest part that a time names. */
function grainOf(second: string | undefined, minute: string | undefined): number {
  if (second !== undefined) return 1
  return minute === undefined ? 3600 : 60
}

type ClockTime = Pick<NumberMention, 'value' | 'sign' | 'vague'> & { clock: TimeOfDay }

/**
 * Compares two times of day. Those without a common zone are the same only as written, and otherwise not comparable; a
 * minute apart, one may be rounded.
 */
export function compareClockTimes(a: ClockTime, b: ClockTime): 'same' | 'other' | 'unlike' {
  const areZoned = a.sign === 'clock' && b.sign === 'clock'
  const [x, y] = areZoned ? [a.value, b.value] : [a.clock.seconds, b.clock.seconds]
  const grain = Math.max(a.clock.grain, b.clock.grain)
  const gap = Math.min(Math.abs(x - y), DAY_SECONDS - Math.abs(x - y))
  const isAbout = a.vague !== 'exact' || b.vague !== 'exact'
  // "4 p.m." is four sharp or nearly so, not any minute of the hour.
  const isNear = gap <= (isAbout ? 600 : 0)
  if (isNear || (grain === 60 && Math.floor(x / 60) === Math.floor(y / 60))) return 'same'
  return areZoned && gap > (isAbout ? 3600 : grain) ? 'other' : 'unlike'
}

const DAY_SECONDS = 86_400

/** Hours ahead of UTC. */
const utcOffsets: Record<string, number> = {
  UTC: 0,
  GMT: 0,
  UT: 0,
  Z: 0,
  BST: 1,
  CET: 1,
  CEST: 2,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  'Coordinated Universal Time': 0,
  'Universal Time': 0,
  'Greenwich Mean Time': 0,
  'British Summer Time': 1,
  'Central European Time': 1,
  'Eastern Standard Time': -5,
  'Eastern Daylight Time': -4,
  'Central Standard Time': -6,
  'Central Daylight Time': -5,
  'Pacific Standard Time': -8,
  'Pacific Daylight Time': -7,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  JST: 9,
  AEST: 10,
}
const zonePattern = Object.keys(utcOffsets)
  .sort((a, b) => b.length - a.length)
  .join('|')
/** Matches a time, but neither mission time ("102:45:40"), a ratio, nor the year of a date. */
const timePattern = new RegExp(
  String.raw`(?<![\d:.,/T$£€–-]|[\d:]\s)(?:(?<hour>\d{1,2})(?::(?<minute>[0-5]\d)(?::(?<second>[0-5]\d)(?:\.\d+)?)?|\.(?<dotted>[0-5]\d)(?=\s?(?:${zonePattern})\b))?|(?<joined>[0-2]\d[0-5]\d)(?=Z\b|(?: hours| hrs)? (?!Z)(?:${zonePattern})\b)(?: hours| hrs)?)` +
    String.raw`(?![\d:]|\.\d|\s(?:GET|MET|into|ground|mission)\b)(?:\s?(?<half>[AaPp]\.?[Mm](?:\.|\b)))?(?:\s?\(?(?<zone>${zonePattern})\b)?`,
  'gu',
)
/** Matches the words before a time that has neither a zone nor half of the day. */
const wordBeforeTime = /(?<![\p{L}])(?:at|by|until|since|around|about)\s$/iu
/** Matches the words before a year: "in 2016 UTC", "May 2016 UTC", "May 5, 2016 UTC". */
const wordBeforeYear = /(?:\bin|\p{Lu}\p{Ll}+\.?,?|\d,?)\s$/u
