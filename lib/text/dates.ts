import { dateForms } from './date-forms'
import {
  ANY_YEAR,
  withNearestYear,
  widenValue,
  dateOfIso,
  datesMeet,
  sayDate,
  coveringRange,
  type DateAnchor,
  type DateMention,
  type DateValue,
} from './date-value'
import { wordsValue } from './number-words'

export { ANY_YEAR, dateOfIso, datesMeet, withNearestYear, sayDate, type DateValue }

/**
 * Finds the dates of a folded text: years, months, days, seasons, parts of years, decades, ranges, and, with an anchor,
 * "last July", "this year", "in March", "yesterday". A bare number is a year only from 1600 to 2099 and not before a unit.
 */
export function datesOf(original: string, anchor: DateAnchor = null): DateMention[] {
  const text = withYearsInDigits(withKnownYears(original, anchor))
  const dates: DateMention[] = []
  const isTaken = new Uint8Array(text.length)
  for (const form of dateForms) {
    // Next to a named year, "in March" may belong to it or to another one.
    if (form.isWithoutYear && dates.some(({ value }) => !value.anyYear)) continue
    const { pattern } = form
    pattern.lastIndex = 0
    for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
      const start = m.index
      const end = m.index + m[0].length
      if (isTaken.subarray(start, end).includes(1)) continue
      for (const part of form.read(m.groups ?? {}, m, anchor)) {
        const y = m.groups?.y ?? m.groups?.z ?? m.groups?.y2
        const value: DateValue = y && /^'?\d{2}$/.test(y) ? { ...part.value, anyCentury: true } : part.value
        const from = part.start ?? start
        const to = part.end ?? end
        isTaken.fill(1, from, to)
        dates.push({ start: from, end: to, value, role: part.role ?? 'at' })
      }
    }
  }
  dates.sort((a, b) => a.start - b.start || a.end - b.end)
  for (const date of dates)
    while (text[date.end] === ZERO_WIDTH_PAD && original[date.end] !== ZERO_WIDTH_PAD) date.end++
  for (const date of dates) {
    const before = text.slice(Math.max(0, date.start - 80), date.start)
    if (date.role === 'at')
      date.role = untilPresentPattern.test(text.slice(date.end, date.end + 12)) ? 'since' : roleBefore(before)
    if (approximateBefore.test(before) || approximateSuffix.test(text.slice(date.end, date.end + 12)))
      date.value = widenValue(date.value)
  }
  return joinRangeEnds(text, dates)
}

/** Matches the text after the year in "(2023–present)". */
const untilPresentPattern = /^\s?[-–—]\s?(?:present|now|today|date)\b/i
/** Matches the text before an approximate date: "around 2012", "in about June 2012", "c. 1650". */
const approximateBefore = /\b(?:about|around|approximately|roughly|circa|c\.|ca\.)\s+(?:the\s+)?$/i
const approximateSuffix = /^\s+or so\b/i

/** Sets the roles of the two ends of ranges, and joins two dates with "or" to one: "2014 or 2015". */
function joinRangeEnds(text: string, dates: DateMention[]): DateMention[] {
  const result: DateMention[] = []
  for (const date of dates) {
    const lastDate = result.at(-1)
    const between = lastDate ? text.slice(lastDate.end, date.start) : ''
    const isRangeOpened =
      lastDate !== undefined &&
      /\b(from|between)\s+(the\s+\w+\s+of\s+)?$/i.test(text.slice(Math.max(0, lastDate.start - 24), lastDate.start))
    if (
      lastDate?.role === 'at' &&
      date.role === 'at' &&
      /^\s*,?\s+or\s+(?:(?:perhaps|possibly|maybe|early|late|in)\s+)*$/i.test(between)
    ) {
      lastDate.value = coveringRange(lastDate.value, date.value)
      lastDate.end = date.end
      continue
    }
    if (
      lastDate &&
      (/^\s*(–|-|—)\s*(the\s)?$/.test(between) ||
        (isRangeOpened && /^\s*(to|until|till|through|and|up to)\s+$/i.test(between)) ||
        /^\s+(to|until|through)\s+$/i.test(between))
    ) {
      lastDate.role = 'from'
      date.role = 'to'
    }
    result.push(date)
  }
  return result
}

const rangeOpening =
  /\b(since|until|till|through|by|no later than|before|prior to|after|following|from|between)\s+(?:the\s+\w+\s+of\s+|about\s+|around\s+|at least\s+)?$/i

function roleBefore(before: string): DateMention['role'] {
  const word = rangeOpening.exec(before)?.[1]?.toLowerCase() ?? ''
  // "Not until 2019" means 2019.
  if (word === 'until' && /\b(?:not|never)\b|n't\b/i.test(before)) return 'at'
  return ROLE_OF_WORD[word] ?? 'at'
}

const ROLE_OF_WORD: Record<string, DateMention['role']> = {
  since: 'since',
  from: 'since',
  until: 'until',
  till: 'until',
  through: 'until',
  // "By 2015 she had left" is true if she left in 2013.
  by: 'before',
  'no later than': 'before',
  before: 'before',
  'prior to': 'before',
  after: 'after',
  following: 'after',
}

/** Fills up a year in digits to the length of its words. */
const ZERO_WIDTH_PAD = '\u200b'

/** Replaces "last year" and "next month" by their figures, padded so that offsets stay valid: "June last year" is a month. */
function withKnownYears(text: string, anchor: DateAnchor): string {
  if (anchor === null || anchor === ANY_YEAR) return text
  const now = new Date(anchor.day * 86_400_000)
  return text.replace(relativePeriod, (found, which: string, unit: string) => {
    const shift = { last: -1, this: 0, next: 1 }[which.toLowerCase()] ?? 0
    const year = now.getUTCFullYear()
    const month = now.getUTCMonth()
    if (unit.toLowerCase() === 'year') return String(year + shift).padEnd(found.length, ZERO_WIDTH_PAD)
    const first = new Date(Date.UTC(year, month + shift, 1))
    const name = first.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' })
    return `${name} ${first.getUTCFullYear()}`.padEnd(found.length, ZERO_WIDTH_PAD)
  })
}
/** Matches no year that is told from another one ("the next year"), and no part of one ("the last month of 2015"). */
const relativePeriod = /(?<!\b(?:the|his|her|their|its)\s)\b(last|this|next)\s(year|month)\b(?!\sof\b)/gi

/** Replaces years in words by digits, padded so that offsets stay valid: "nineteen sixty-nine", "two thousand and nine". */
function withYearsInDigits(text: string): string {
  return text.replace(yearWords, (found, century: string | undefined, rest: string) => {
    const year = century
      ? (wordsValue(century) ?? 0) * 100 + (wordsValue(rest.replace(/^(?:oh|o|zero)\W/i, '')) ?? 0)
      : (wordsValue(found) ?? 0)
    return String(year).padEnd(found.length, ZERO_WIDTH_PAD)
  })
}

const numbersToNine = 'one|two|three|four|five|six|seven|eight|nine'
const teens = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const tens = `(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\\s-](?:${numbersToNine}))?`
/** Precedes "twenty nineteen" and "two thousand and nine", which may count something else. */
const beforeYearInWords =
  '(?<=(?:\\b(?:in|of|since|by|until|from|year|january|february|march|april|may|june|july|august|september|october|november|december)|\\d(?:st|nd|rd|th)?),?\\s)'
const yearWords = new RegExp(
  `(?<!-)(?:\\b(sixteen|seventeen|eighteen|nineteen|${beforeYearInWords}twenty)(?:[\\s-]hundred(?:[\\s-]and)?)?[\\s-]((?:oh|o|zero)[\\s-](?:${numbersToNine})|${teens}|${tens})` +
    `|${beforeYearInWords}two[\\s-]thousand[\\s-](?:and[\\s-])?(?:${numbersToNine}|${teens}|${tens}))\\b(?!-|\\s(?:\\p{L}+[\\s-]old|hundred|thousand|million|people|points|lines|years?|hours?|minutes?|days?|per\\s?cent))`,
  'giu',
)
