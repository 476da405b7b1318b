import type { NumberMention } from './number-mention'
import { belowHundredWords, numberFromWords, countPattern, vaguenessBefore } from './number-words'
import { unitAt, unitOf } from './units'
import { mapDefined } from './lists'

/**
 * Finds measures in several parts, each one number in its smallest unit: "8 days, 3 hours and 18 minutes", "1h56m",
 * "5 ft 11 in", and "195:18:35" in seconds. A time of the day
 * ("at 20:17:40") is none.
 */
export function durationsOf(text: string): NumberMention[] {
  const inParts = [...(mayHaveParts.test(text) ? text.matchAll(severalParts) : [])].flatMap((m) => {
    const found = [...m[0].matchAll(onePartPattern)].map(partOf)
    const broken = found.findIndex((part, at) => at > 0 && !isSmallerUnit(part, found[at - 1]))
    const used = broken < 0 ? found : found.slice(0, broken)
    const last = used.at(-1)
    if (!last || used.length < 2) return []
    const value = used.reduce((sum, { count, size }) => sum + (count * size) / last.size, 0)
    return [durationMention(text, m.index, m.index + last.end, Number(value.toPrecision(12)), last.key)]
  })
  const byClock = mapDefined(text.matchAll(clockPattern), (m) => {
    const [hours = 0, minutes = 0, seconds = 0] = m.slice(1, 4).map(Number)
    const end = m.index + m[0].length
    const isDuration = hours > 24 || spanBefore.test(text.slice(Math.max(0, m.index - 12), m.index))
    if (!isDuration || zoneAfter.test(text.slice(end, end + 12))) return null
    return durationMention(text, m.index, end, hours * 3600 + minutes * 60 + seconds, 's')
  })
  return [...inParts, ...byClock]
}

interface DurationPart {
  end: number
  count: number
  key: string
  dimension: string | undefined
  size: number
}

/** Returns the unit of a part: the "m" of "2h 5m" is minutes, and no million; "eight H100s" are no hours. */
function unitKeyOf(name: string): string {
  if (/^[A-Z]$/.test(name)) return ''
  if (name === 'm') return 'min'
  if (/^in$/i.test(name)) return 'inch'
  return unitAt(name.toLowerCase(), 0)?.key ?? ''
}

function partOf(m: RegExpExecArray): DurationPart {
  const { count = '', name = '' } = m.groups ?? {}
  const key = unitKeyOf(name)
  const unit = unitOf(key)
  return {
    end: m.index + m[0].length,
    count: numberFromWords(count),
    key,
    dimension: unit?.dimension,
    size: unit?.sizes[0] ?? 0,
  }
}

const isSmallerUnit = (part: DurationPart, before: DurationPart | undefined): boolean =>
  part.dimension !== undefined && part.dimension === before?.dimension && part.size < before.size

const durationMention = (text: string, start: number, end: number, value: number, measure: string): NumberMention => ({
  start,
  end,
  value,
  vague: vaguenessBefore(text, start),
  sign: '',
  measure,
})

const unitNames =
  'years?|months?|weeks?|days?|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s|d|feet|foot|ft|inch(?:es)?|' +
  'in(?=[.,;)]|$| (?:tall|high|long|wide|deep))|pounds?|lbs?|ounces?|oz|miles?|yards?|stone'
const unitPattern = `[\\s-]?(?<name>${unitNames})(?!\\p{L})`
const onePartPattern = new RegExp(`(?<count>${countPattern}|\\ban?(?=\\s))${unitPattern}`, 'giu')
const anyPartPattern = `${countPattern}${unitPattern.replace('?<name>', '?:')}`
/** Matches parts in a row; "an hour and 56 minutes" begins with an article, "twice a day" does not. */
const severalParts = new RegExp(
  `(?<![\\p{L}\\p{N}.,:/-])(?:${anyPartPattern}|(?<!\\b(?:once|twice|times)\\s)an?\\s(?:year|month|week|day|hour|minute)(?=,?\\sand\\s))` +
    `(?:(?:,?\\s(?:and\\s)?|\\s?)${anyPartPattern}){1,6}`,
  'giu',
)
// The whole pattern is slow to compile.
const mayHaveParts = new RegExp(
  `(?:\\d|\\b(?:${belowHundredWords}|an?))[\\s-]?(?:${unitNames})(?:,?\\s(?:and\\s)?|\\s?)(?:\\d|${belowHundredWords})`,
  'i',
)
const clockPattern = /(?<![\d:.T])(\d{1,3}):([0-5]\d):([0-5]\d)(?![\d:])/g
const spanBefore = /\b(?:last(?:ed|s|ing)|took|takes|taking|for|in|of|was|total(?:l?ed)?|exactly|only)\s+$/i
const zoneAfter = /^(?:\.\d+)?\s?(?:Z|UTC|GMT|[AP]\.?M|[ECMP][SD]T|[+-]\d|local)\b/i
