import { currencyAfter } from './currencies'
import lists from './lexicon/forms.json'
import { belowHundredWords, scaleWords } from './number-words'
import { unitAt } from './units'
import {
  ANY_YEAR,
  epochDay,
  dayMs,
  dayValue,
  isDay,
  monthValue,
  coveringRange,
  yearValue,
  type DateAnchor,
  type DateMention,
  type DateValue,
} from './date-value'

const monthNames = 'january|february|march|april|may|june|july|august|september|october|november|december'
const months = `(?:${monthNames}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?`
const monthNumber = (name = ''): number =>
  1 + 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').indexOf(name.slice(0, 3).toLowerCase())
const ordinals = lists.ordinals.split(' ')
const dayPattern = `(?<d>\\d{1,2}(?:st|nd|rd|th)?|${[...ordinals].reverse().join('|').replaceAll('-', '[\\s-]')})`
const secondDayPattern = dayPattern.replace('<d>', '<d2>')
/** Connects two days or months of a range. */
const rangeJoint = '(?:–|—|-|/|&|\\b(?:to|until|till|through|and|or)\\b)'
const dayNumber = (text = ''): number =>
  /^\d/.test(text) ? parseInt(text, 10) : ordinals.indexOf(text.toLowerCase().replace(/\s+/, '-')) + 1
const year = '(?<y>(?:1[6-9]|20)\\d{2})'
/** A year of four digits, or of two behind an apostrophe. */
const anyYear = "(?<y>(?:1[6-9]|20)\\d{2}|'\\d{2}(?!['\\d]))"
/** Returns the year of "1969", "'69" or "69": 40 to 99 are 1940 to 1999, 00 to 39 are 2000 to 2039. */
const fullYearOf = (y = ''): number => {
  const number = Number(y.replace("'", ''))
  return number >= 100 ? number : number + (number < 40 ? 2000 : 1900)
}
/** Follows a year: a number before a unit, or inside a larger number or a name, is not a year. */
const notBeforeUnit =
  '(?!\\s*(?:%|percent|lines|stars|forks|people|employees|images|videos|hours|minutes|citations|points|dollars|×|x\\s?\\d)|[-–,.]?\\d|s\\b|\\w)'

/** Words for a part of a month; a year has these too. */
const monthParts =
  '(?:very early|early|mid|middle|late|very end|end|close|beginning|start|(?:first|second) half|(?:first|opening|last|final|closing) (?:days|weeks)|(?:first|second|third|fourth|last|final) week(?:end)?)'
/** Words for a stretch of twelve months that begins in one year and ends in the next. */
const twoYears = '(?:season|campaign|term|(?:(?:school|academic|financial|fiscal|budget)\\s)year)'
const isSeason = new RegExp(`^\\s${twoYears}\\b`, 'i')
const decades = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ')
const temperatureBefore = /\b(?:temperatures?|degrees|thermometer)\b/i
/** One of the dates that a form matches; offsets that are missing are those of the whole match. */
interface MatchedDate {
  value: DateValue
  role?: DateMention['role']
  start?: number
  end?: number
}
interface DateForm {
  /** Pattern with the flags `gi`; matching begins at the start of the text. */
  pattern: RegExp
  /** A form without a year, used only where no earlier form has found a date with one in the text. */
  isWithoutYear?: true
  read: (groups: MatchGroups, match: RegExpExecArray, anchor: DateAnchor) => MatchedDate[]
}
type MatchGroups = Readonly<Record<string, string | undefined>>
const regex = (source: string): RegExp => new RegExp(source, 'gi')
const isValidDay = (y: number, mo: number, d: number): boolean => y >= 1600 && isDay(y, mo, d)
/** Returns the year that "16" or "2016" means after the year `y`: two digits have its century. */
const yearInCenturyOf = (y: number, z: string): number =>
  z.length === 2 ? Math.floor(y / 100) * 100 + Number(z) : Number(z)

/** The forms of dates, longer ones first: text matched by one is not matched by the next. */
export const dateForms: DateForm[] = [
  {
    // 2023-05-23 · 2023-05-23T20:17:40Z · 2023/05/23 · 2023.5.23
    pattern: regex(
      `\\b${year}(?<s>[-/.])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})(?:T\\d{2}:?\\d{2}(?::?\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?(?![\\w-]|\\.\\d)`,
    ),
    read: ({ y, m, d }) => singleDay(Number(y), Number(m), Number(d)),
  },
  {
    // 2023-05, which cannot be a range of years
    pattern: regex(`(?<![\\d-])\\b${year}-(?<m>0[1-9]|1[0-2])\\b(?![-\\d])`),
    read: ({ y, m }) => (Number(m) < Number(y) % 100 ? [{ value: monthValue(Number(y), Number(m)) }] : []),
  },
  {
    // 11/11/2017, 7/13/22, 20.07.1969, 20-7-1969; where both orders are possible, a vague range over both days
    pattern: regex(
      `(?<![\\d.,/-])(?<a>\\d{1,2})(?:(?<s>[/.-])(?<b>\\d{1,2})\\k<s>(?<y>\\d{4})|(?:/(?<b2>\\d{1,2})/|\\.(?<b3>\\d\\d|(?<=(?:1[3-9]|2\\d|3[01])\\.)\\d)\\.)(?<y2>\\d{2}))(?![\\w/-]|\\.\\d)`,
    ),
    read: ({ a: first, b: second, b2, b3, y, y2 }) => {
      const a = Number(first)
      const b = Number(second ?? b2 ?? b3)
      const full = fullYearOf(y ?? y2)
      const [mo, d] = a > 12 ? [b, a] : [a, b]
      if (!isValidDay(full, mo, d)) return []
      const value = dayValue(full, mo, d)
      if (a > 12 || b > 12 || a === b) return [{ value }]
      const days = [epochDay(full, a, b), epochDay(full, b, a)]
      return [{ value: { ...value, from: Math.min(...days), to: Math.max(...days), vague: true } }]
    },
  },
  {
    // 2015/16, 2015–16, 2015/2016, the 2015–2016 season: one season, academic or financial year
    pattern: regex(
      `\\b${year}(?:/(?:\\d{2})?|\\s?[-–]\\s?)(?<z>\\d{2})\\b(?!-\\d)|(?<before>${twoYears}s?\\s(?:of\\s)?)?\\b${year.replace('<y>', '<y2>')}\\s?[-–]\\s?(?<z2>\\d{4})\\b`,
    ),
    read: ({ y, y2, z, z2, before }, { 0: found, index, input }) => {
      const first = Number(y ?? y2)
      const isOne = z !== undefined || before !== undefined || isSeason.test(input.slice(index + found.length))
      if (!isOne || Number(z ?? z2) !== (z === undefined ? first + 1 : (first + 1) % 100)) return []
      const value = { ...yearValue(first), to: yearValue(first + 1).to, vague: true }
      return [{ value, start: index + (before ?? '').length }]
    },
  },
  {
    // May 4–6, 2017 · May 28 – June 3, 2017
    pattern: regex(
      `\\b(?<m>${months})\\s+(?:(?:between|from)\\s+)?${dayPattern}\\s*${rangeJoint}\\s*(?:(?<m2>${months})\\s+)?${secondDayPattern}\\s*,?\\s+(?:of\\s+)?${anyYear}\\b`,
    ),
    read: (groups) => dayRange(groups, groups.m, groups.m2 ?? groups.m),
  },
  {
    // 4–6 May 2017 · 13 and 14 July 2022 · 28 May – 3 June 2017
    pattern: regex(
      `\\b(?:the\\s+)?${dayPattern}\\s*(?:(?:of\\s+)?(?<m>${months})\\s*)?${rangeJoint}\\s*(?:the\\s+)?${secondDayPattern}\\s+(?:of\\s+)?(?<m2>${months})\\s*,?\\s+(?:of\\s+)?${anyYear}\\b`,
    ),
    read: (groups) => dayRange(groups, groups.m ?? groups.m2, groups.m2),
  },
  {
    // November 11, 2017 · Nov. 11th 2017 · November 11, '17 · Nov-11-2017
    pattern: regex(
      `\\b(?<m>${months})[-\\s]+(?:the\\s+)?${dayPattern}(?:\\s*,?\\s+(?:in\\s+|of\\s+)?|,|-)${anyYear}\\b`,
    ),
    read: ({ y, m, d }) => singleDay(fullYearOf(y), monthNumber(m), dayNumber(d)),
  },
  {
    // 11 November 2017 · the eleventh of November, 2017 · 11-Nov-2017 · 11-Nov-17 · 11 NOV 17
    pattern: regex(
      `\\b(?:the\\s+)?${dayPattern}(?:\\s+(?:of\\s+)?|[-./])(?<m>${months})(?:(?:\\s*,?\\s+(?:of\\s+)?|,|[-/])${anyYear}|(?:-|\\s(?=\\d\\d(?:[.,;)]|$)))(?<z>\\d{2})(?![\\d-]))\\b`,
    ),
    read: ({ y, z, m, d }) => singleDay(fullYearOf(y ?? z), monthNumber(m), dayNumber(d)),
  },
  {
    // 1969 July 20 · 1969, Jul. 20
    pattern: regex(
      `\\b${year},?[\\s-]+(?<m>${months})[\\s-]+(?<d>\\d{1,2})\\b(?![-\\d:]|,?\\s+(?:1[6-9]|20)\\d{2}\\b)`,
    ),
    read: ({ y, m, d }) => singleDay(Number(y), monthNumber(m), dayNumber(d)),
  },
  {
    // the 1990s, the early 1990s
    pattern: regex(`\\b(?:(?<p>early|mid|late)[-\\s]+)?(?<y>(?:1[6-9]|20)\\d0)'?s\\b`),
    read: ({ y }) => [
      { value: { from: epochDay(Number(y), 1, 1), to: epochDay(Number(y) + 9, 12, 31), grain: 'decade', vague: true } },
    ],
  },
  {
    // the sixties, the early '60s, nineteen-sixties
    pattern: regex(
      `(?:\\b(?:the|nineteen)[\\s-]+(?:(?:early|mid|late)[-\\s]+)?(?:nineteen[\\s-]+)?(?:(?<w>${decades.join('|')})|'?(?<y>[2-9]0)'?s)|(?<![\\w'])'(?<y2>[2-9]0)'?s)\\b(?!\\s*(?:percent|degrees|[°%]|[CF]\\b))`,
    ),
    read: ({ w, y, y2 }, { input, index }) => {
      if (temperatureBefore.test(input.slice(Math.max(0, index - 40), index))) return []
      const first = w ? 1920 + 10 * decades.indexOf(w.toLowerCase()) : 1900 + Number(y ?? y2)
      const value = {
        from: epochDay(first, 1, 1),
        to: epochDay(first + 9, 12, 31),
        grain: 'decade' as const,
        vague: true,
      }
      return [{ value: { ...value, anyCentury: true } }]
    },
  },
  {
    // early March 2016, late in 2015, the end of 2015, mid-2017, the summer of '68, Q3 2015
    pattern: regex(
      `\\b(?:(?:in\\s+)?the\\s+)?(?<p>${monthParts}|(?:first|second|third|fourth|last|final)\\s+quarter|Q[1-4]|[1-4]Q|H[12]|first months|last month|spring|summer|autumn|fall|winter|turn)(?:\\s+(?:of|in)(?:\\s+the year)?\\s+|[-\\s/]+)(?:(?<m>${months})\\s*,?\\s+(?:of\\s+)?)?${anyYear}${notBeforeUnit}`,
    ),
    read: ({ p = '', m, y }) => [{ value: partOfYear(p, fullYearOf(y), m ? monthNumber(m) : undefined) }],
  },
  {
    // 1969 Q3 · 1969-Q3
    pattern: regex(`\\b${year}[\\s-]?(?<p>Q[1-4]|H[12])\\b`),
    read: ({ p = '', y }) => [{ value: partOfYear(p, Number(y)) }],
  },
  {
    // from May to July 2017 · May–July 2017 are two ends; "in May and June 2017" is one range
    pattern: regex(
      `\\b(?<m>${months})\\s*(?<j>–|—|-|/|\\b(?:to|until|till|through|and|or)\\b)\\s*(?<m2>${months})\\s*,?\\s+(?:of\\s+)?${year}\\b`,
    ),
    read: ({ m = '', m2 = '', y, j = '' }, match) => {
      const last = monthValue(Number(y), monthNumber(m2))
      const first = monthValue(Number(y) - (monthNumber(m) > monthNumber(m2) ? 1 : 0), monthNumber(m))
      if (/and|or|\//i.test(j)) return [{ value: coveringRange(first, last) }]
      const second = match.index + match[0].indexOf(m2, m.length)
      return [
        { value: first, role: 'from', end: match.index + m.length },
        { value: last, role: 'to', start: second },
      ]
    },
  },
  {
    // December 2015 · Dec. 2015 · December of 2015 · Dec. '15
    pattern: regex(`\\b(?<m>${months})(?:\\s*,?\\s+|-|/)(?:of\\s+|in\\s+)?(?:the year\\s+)?${anyYear}\\b`),
    read: ({ y, m }) => [{ value: monthValue(fullYearOf(y), monthNumber(m)) }],
  },
  {
    // 2015-2017, 2011–15
    pattern: regex(`\\b${year}\\s?[-–—]\\s?(?<z>\\d{4}|\\d{2})\\b(?!-\\d)`),
    read: ({ y, z = '' }, match) => {
      const first = Number(y)
      const last = yearInCenturyOf(Number(y), z)
      if (last < first || last > 2099) return []
      const end = match.index + match[0].length
      return [
        { value: yearValue(first), role: 'from', end: match.index + 4 },
        { value: yearValue(last), role: 'to', start: end - z.length },
      ]
    },
  },
  {
    // A year beside a month that is written after it, or as a figure, is a part of a date that is not read.
    pattern: regex(
      `(?<![\\d$€£.,:/#-]|\\+\\d{1,3}\\s|\\b(?:0?[1-9]|1[0-2])\\s?[/–-]\\s|\\b(?:${belowHundredWords}),\\s)\\b${year}(?![\\s/-]{1,3}${months}(?![a-z])|\\s?,\\s(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b|\\sthe\\s\\w+\\squarter|\\s?[/–-]\\s?(?:0?[1-9]|1[0-2])\\b)${notBeforeUnit}`,
    ),
    read: ({ y }, match) =>
      isOtherFigure(match.input, match.index + match[0].length) ? [] : [{ value: yearValue(Number(y)) }],
  },
  {
    // in '69
    pattern: regex(`(?<![\\w'"])(?<y>'\\d{2})(?!['\\d])${notBeforeUnit}`),
    read: ({ y }) => [{ value: yearValue(fullYearOf(y)) }],
  },
  {
    // on 13 July, 13 Nov., the 13th of July; of a range of days, none
    pattern: regex(
      `(?<!\\d(?:st|nd|rd|th)?\\s*${rangeJoint}\\s*(?:the\\s+)?)\\b(?:the\\s+)?${dayPattern}\\s+(?<of>of\\s+)?(?<m>${months})(?![a-z]|\\.?\\s*,?\\s*\\d{4}|,\\stwo\\sthousand)`,
    ),
    isWithoutYear: true,
    // "Her second April there" is no day.
    read: (groups, match, anchor) =>
      (groups.of ?? /^\d/.test(groups.d ?? '')) ? nearAnchor(groups, match, anchor) : [],
  },
  {
    // July 13, Nov. 13, July 13th; of a range of days, none
    pattern: regex(
      `(?<!\\d\\s)\\b(?<m>${months})\\s+(?<d>\\d{1,2}(?:st|nd|rd|th)?)\\b(?!\\s*,?\\s*\\d|[:.]\\d|\\s*${rangeJoint}\\s*\\d)`,
    ),
    isWithoutYear: true,
    read: nearAnchor,
  },
  {
    // relative to an anchor: last July, this February, in March, the first days of July
    pattern: regex(
      `\\b(?:(?<w>last|this past|past|this|in|since|by|until|of|on|from|to|(?<=\\b(?:${monthNames})\\s)(?:and|or))[-\\s]+)?(?:(?:the\\s+)?(?<p>${monthParts})(?:\\s+(?:of|in)\\s+|[-\\s]+))?(?<m>${monthNames}|jan\\.|feb\\.|aug\\.|sept\\.|oct\\.|nov\\.|dec\\.)\\b(?!\\s*,?\\s*(?:\\d|two\\sthousand))`,
    ),
    isWithoutYear: true,
    read: (groups, match, anchor) => {
      const { w, p } = groups
      if (p === undefined) return w === undefined ? [] : nearAnchor(groups, match, anchor)
      const start = match.index + match[0].indexOf(p, w?.length)
      return nearAnchor(groups, match, anchor).map(({ value }) => ({ value: partOfMonth(p, value), start }))
    },
  },
  {
    pattern: regex(`\\b(?<q>last|this)\\s+(?<u>spring|summer|autumn|fall|winter)\\b`),
    read: ({ q = '', u = '' }, _match, anchor) => {
      if (!isKnown(anchor)) return []
      const y = new Date(anchor.day * dayMs).getUTCFullYear()
      const value = partOfYear(u, y)
      // "Last autumn" is this year's if its tolerated range began at least 45 days ago, else the year before's.
      const isYearBefore = /last/i.test(q) && value.from + 45 > anchor.day
      return [{ value: isYearBefore ? partOfYear(u, y - 1) : value }]
    },
  },
  {
    pattern: regex(`\\b(?<w>yesterday|today)\\b`),
    read: ({ w }, _match, anchor) => {
      if (!isKnown(anchor)) return []
      const at = anchor.day - (w?.toLowerCase() === 'yesterday' ? 1 : 0)
      return [{ value: { from: at - 1, to: at + 1, grain: 'day', vague: true } }]
    },
  },
]

/** Whether a figure that looks like a year is part of a name or measures something: "2012-era", "1600 metres". */
function isOtherFigure(text: string, end: number): boolean {
  const after = text.slice(end, end + 40)
  if (/^[-–](?!(?:present|now|today|date)\b)\w/i.test(after) || measureAfter.test(after)) return true
  return /^\s\p{Ll}\p{L}/u.test(after) && unitAt(text, end) !== null
}
const measureAfter = new RegExp(`^(?:${currencyAfter}|\\s(?:${scaleWords})s?\\b)`, 'iu')

/** Returns a range of days; its first day is in the year before if its month is after the month of the last day. */
function dayRange({ y, d, d2 }: MatchGroups, first: string | undefined, last: string | undefined): MatchedDate[] {
  const firstMonth = monthNumber(first)
  const lastMonth = monthNumber(last)
  const firstDay = dayNumber(d)
  const lastDay = dayNumber(d2)
  const lastYear = fullYearOf(y)
  const firstYear = firstMonth > lastMonth ? lastYear - 1 : lastYear
  if (!isValidDay(firstYear, firstMonth, firstDay) || !isValidDay(lastYear, lastMonth, lastDay)) return []
  if (firstMonth === lastMonth && firstDay >= lastDay) return []
  const from = dayValue(firstYear, firstMonth, firstDay)
  return [{ value: coveringRange(from, dayValue(lastYear, lastMonth, lastDay)) }]
}

function singleDay(y: number, mo: number, d: number): MatchedDate[] {
  return isValidDay(y, mo, d) ? [{ value: dayValue(y, mo, d) }] : []
}

const isKnown = (anchor: DateAnchor): anchor is NonNullable<DateAnchor> => anchor !== null && anchor !== ANY_YEAR

/**
 * Returns a month, perhaps with a day, without a year: the latest up to the anchor's month. "Last July" is in that year;
 * "in July" may be in any, since articles tell of other years too.
 */
function nearAnchor({ w = '', m = '', d }: MatchGroups, match: RegExpExecArray, anchor: DateAnchor): MatchedDate[] {
  const isRelative = /last|this|past/i.test(w)
  if (!anchor || (isRelative && !isKnown(anchor)) || !/^\p{Lu}/u.test(m)) return []
  const now = new Date(anchor.day * dayMs)
  const mo = monthNumber(m)
  const y = mo <= now.getUTCMonth() + 1 ? now.getUTCFullYear() : now.getUTCFullYear() - 1
  const day = d === undefined ? null : dayNumber(d)
  if (day !== null && !isDay(y, mo, day)) return []
  const value = day === null ? monthValue(y, mo) : dayValue(y, mo, day)
  const start = match.index + (d !== undefined && match[0].indexOf(d) < match[0].indexOf(m) ? 0 : match[0].indexOf(m))
  return [{ value: isRelative ? value : { ...value, anyYear: true }, start }]
}

/**
 * Returns the tolerated range for a part of a year ("late 2015", "the summer of 2015") or of a month ("early March
 * 2016"), wider than in the calendar.
 *
 * @param part its words: a key of `monthsOfYearPart` in `plainPart`
 * @param month 1 to 12, for a part of a month
 */
function partOfYear(part: string, y: number, month?: number): DateValue {
  if (month !== undefined) return partOfMonth(part, monthValue(y, month))
  const [a = 1, b = 12] = monthsOfYearPart[plainPart(part)] ?? []
  return { from: epochDay(y, a, 1), to: epochDay(y, b + 1, 1) - 1, grain: 'season', vague: true }
}

/** Returns the words of a part of a year or month in one form: "last week" for "final weekend", "q1" for "1Q". */
const plainPart = (part: string): string =>
  part
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/weekend$/, 'week')
    .replace(/^opening /, 'first ')
    .replace(/^(?:final|closing|fourth) (?=week|days|quarter)/, 'last ')
    .replace(/^([1-4])q$/, 'q$1')

function partOfMonth(part: string, month: DateValue): DateValue {
  const [first = 1, last = 31] = daysOfMonthPart[plainPart(part)] ?? []
  const from = month.from + first - 1
  const to = Math.min(month.to, month.from + last - 1)
  return { ...month, from, to, vague: true, grain: last - first === 30 ? 'month' : 'season' }
}

/** First and last day of a part of a month; they overlap, as people do not agree where one ends. */
const daysOfMonthPart: Record<string, number[]> = lists.monthParts

/**
 * First and last month of a part of a year; below 1 and over 12 they are in the neighbouring years. "Winter" may be
 * the one at the start of the year or at its end.
 */
const monthsOfYearPart: Record<string, number[]> = lists.yearParts
