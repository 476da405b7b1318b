import { day, dayMs, dayValue, isDay, monthValue, spanValue, yearValue, type DateValue } from './date-value'
import type { DateAnchor, DateMention } from './date-mention'

const monthNames = 'january|february|march|april|may|june|july|august|september|october|november|december'
const months = `(?:${monthNames}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?`
const monthNumber = (name: string): number =>
  1 + 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').indexOf(name.slice(0, 3).toLowerCase())
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  )
const dayPart = `(?<d>\\d{1,2}(?:st|nd|rd|th)?|${[...ordinals].reverse().join('|')})`
const dayAgain = dayPart.replace('<d>', '<d2>')
/** Connects two days or months of a range. */
const joint = '(?:–|—|-|\\b(?:to|until|till|through|and|or)\\b)'
const dayNumber = (text: string): number =>
  /^\d/.test(text) ? parseInt(text, 10) : ordinals.indexOf(text.toLowerCase()) + 1
const year = '(?<y>(?:1[6-9]|20)\\d{2})'
/** A number before a unit, or inside a larger number or a name, is not a year. */
const notUnit =
  '(?!\\s*(?:%|percent|lines|stars|forks|people|employees|images|videos|hours|minutes|citations|points|dollars|×|x\\s?\\d)|[-–,.]?\\d|s\\b|\\w)'

/** One of the dates that a form matches; without offsets, the whole match. */
export interface Part {
  value: DateValue
  role?: DateMention['role']
  start?: number
  end?: number
}
export interface Form {
  /** With the flags `gi`; matched from its start. */
  pattern: RegExp
  /** A form without a year, used only where the text names none. */
  bare?: true
  read: (m: RegExpExecArray, anchor: DateAnchor) => Part[]
}
const re = (source: string): RegExp => new RegExp(source, 'gi')
const group = (m: RegExpExecArray, name: string): string => m.groups?.[name] ?? ''
const valid = (y: number, mo: number, d: number): boolean => y >= 1600 && isDay(y, mo, d)

/** The forms of dates, longer ones first: text matched by one is not matched by the next. */
export const forms: Form[] = [
  {
    // 2023-05-23
    pattern: re(`\\b${year}-(?<m>\\d{2})-(?<d>\\d{2})\\b`),
    read: (m) =>
      valid(+group(m, 'y'), +group(m, 'm'), +group(m, 'd'))
        ? [{ value: dayValue(+group(m, 'y'), +group(m, 'm'), +group(m, 'd')) }]
        : [],
  },
  {
    // 2023-05, which cannot be a range of years
    pattern: re(`(?<![\\d-])\\b${year}-(?<m>0[1-9]|1[0-2])\\b(?![-\\d])`),
    read: (m) => (+group(m, 'm') < +group(m, 'y') % 100 ? [{ value: monthValue(+group(m, 'y'), +group(m, 'm')) }] : []),
  },
  {
    // 11/11/2017, 7/13/22: month first unless impossible
    pattern: re(`\\b(?<a>\\d{1,2})/(?<b>\\d{1,2})/(?<y>\\d{4}|\\d{2})\\b`),
    read: (m) => {
      const [a, b] = [+group(m, 'a'), +group(m, 'b')]
      const y = group(m, 'y').length === 2 ? 2000 + +group(m, 'y') : +group(m, 'y')
      const [mo, d] = a > 12 ? [b, a] : [a, b]
      return valid(y, mo, d)
        ? [
            {
              value:
                a <= 12 && b <= 12 && a !== b
                  ? {
                      ...dayValue(y, mo, d),
                      from: Math.min(day(y, a, b), day(y, b, a)),
                      to: Math.max(day(y, a, b), day(y, b, a)),
                      vague: true,
                    }
                  : dayValue(y, mo, d),
            },
          ]
        : []
    },
  },
  {
    // 2015/16, 2015/2016 as one academic year
    pattern: re(`\\b${year}/(?<z>\\d{2}|\\d{4})\\b`),
    read: (m) => {
      const y = +group(m, 'y')
      const z = group(m, 'z').length === 2 ? Math.floor(y / 100) * 100 + +group(m, 'z') : +group(m, 'z')
      return z === y + 1 ? [{ value: { ...yearValue(y), to: yearValue(z).to, vague: true } }] : []
    },
  },
  {
    // May 4–6, 2017 · May 28 – June 3, 2017
    pattern: re(
      `\\b(?<m>${months})\\s+${dayPart}\\s*${joint}\\s*(?:(?<m2>${months})\\s+)?${dayAgain}\\s*,?\\s+(?:of\\s+)?${year}\\b`,
    ),
    read: (m) => spanned(m, group(m, 'm'), group(m, 'm2') || group(m, 'm')),
  },
  {
    // 4–6 May 2017 · 13 and 14 July 2022 · 28 May – 3 June 2017
    pattern: re(
      `\\b(?:the\\s+)?${dayPart}\\s*(?:(?:of\\s+)?(?<m>${months})\\s*)?${joint}\\s*(?:the\\s+)?${dayAgain}\\s+(?:of\\s+)?(?<m2>${months})\\s*,?\\s+(?:of\\s+)?${year}\\b`,
    ),
    read: (m) => spanned(m, group(m, 'm') || group(m, 'm2'), group(m, 'm2')),
  },
  {
    // November 11, 2017 · Nov. 11th 2017
    pattern: re(`\\b(?<m>${months})\\s+${dayPart}\\s*,?\\s+(?:in\\s+|of\\s+)?${year}\\b`),
    read: (m) => dated(+group(m, 'y'), group(m, 'm'), group(m, 'd')),
  },
  {
    // 11 November 2017 · the eleventh of November, 2017
    pattern: re(`\\b(?:the\\s+)?${dayPart}\\s+(?:of\\s+)?(?<m>${months})\\s*,?\\s+(?:of\\s+)?${year}\\b`),
    read: (m) => dated(+group(m, 'y'), group(m, 'm'), group(m, 'd')),
  },
  {
    // the 1990s, the early 1990s
    pattern: re(`\\b(?:(?<p>early|mid|late)[-\\s]+)?(?<y>(?:1[6-9]|20)\\d0)'?s\\b`),
    read: (m) => [
      { value: { from: day(+group(m, 'y'), 1, 1), to: day(+group(m, 'y') + 9, 12, 31), grain: 'decade', vague: true } },
    ],
  },
  {
    // early March 2016, late in 2015, the end of 2015, mid-2017, the summer of 2015
    pattern: re(
      `\\b(?:(?:in\\s+)?the\\s+)?(?<p>very early|early|mid|middle|late|very end|end|close|beginning|start|first half|second half|first months|last weeks|final weeks|last month|first weeks|opening weeks|closing weeks|spring|summer|autumn|fall|winter|turn)(?:\\s+(?:of|in)(?:\\s+the year)?\\s+|[-\\s]+)(?:(?<m>${months})\\s*,?\\s+(?:of\\s+)?)?${year}${notUnit}`,
    ),
    read: (m) => {
      const month = group(m, 'm')
      return [
        { value: partOfYear(group(m, 'p').toLowerCase(), +group(m, 'y'), month ? monthNumber(month) : undefined) },
      ]
    },
  },
  {
    // from May to July 2017 · May–July 2017 are two ends; "in May and June 2017" is one range
    pattern: re(
      `\\b(?<m>${months})\\s*(?<j>–|—|-|/|\\b(?:to|until|till|through|and|or)\\b)\\s*(?<m2>${months})\\s*,?\\s+(?:of\\s+)?${year}\\b`,
    ),
    read: (m) => {
      const [a, b] = [group(m, 'm'), group(m, 'm2')]
      const last = monthValue(+group(m, 'y'), monthNumber(b))
      const first = monthValue(+group(m, 'y') - (monthNumber(a) > monthNumber(b) ? 1 : 0), monthNumber(a))
      if (/and|or|\//i.test(group(m, 'j'))) return [{ value: spanValue(first, last) }]
      const second = m.index + a.length + m[0].slice(a.length).indexOf(b)
      return [
        { value: first, role: 'from', end: m.index + a.length },
        { value: last, role: 'to', start: second },
      ]
    },
  },
  {
    // December 2015 · Dec. 2015 · December of 2015
    pattern: re(`\\b(?<m>${months})(?:\\s*,?\\s+|-|/)(?:of\\s+|in\\s+)?(?:the year\\s+)?${year}\\b`),
    read: (m) => [{ value: monthValue(+group(m, 'y'), monthNumber(group(m, 'm'))) }],
  },
  {
    // May '24 · Sept. of '08, of the last hundred years
    pattern: re(`\\b(?<m>${months})\\s+(?:of\\s+)?['’](?<z>\\d{2})\\b(?!['’\\d])`),
    read: (m) => {
      const z = +group(m, 'z')
      return [{ value: monthValue(z < 40 ? 2000 + z : 1900 + z, monthNumber(group(m, 'm'))) }]
    },
  },
  {
    // 2015-2017, 2011–15
    pattern: re(`\\b${year}\\s?[-–—]\\s?(?<z>\\d{4}|\\d{2})\\b(?!-\\d)`),
    read: (m) => {
      const y = +group(m, 'y')
      const z = group(m, 'z').length === 2 ? Math.floor(y / 100) * 100 + +group(m, 'z') : +group(m, 'z')
      if (z < y || z > 2099) return []
      return [
        { value: yearValue(y), role: 'from', start: m.index, end: m.index + 4 },
        {
          value: yearValue(z),
          role: 'to',
          start: m.index + m[0].length - group(m, 'z').length,
          end: m.index + m[0].length,
        },
      ]
    },
  },
  {
    pattern: re(`(?<![\\d$€£.,:/#-]|\\+\\d{1,3}\\s)\\b${year}${notUnit}`),
    read: (m) =>
      /^[-–](?!(?:present|now|today|date)\b)\w/i.test(m.input.slice(m.index + m[0].length))
        ? []
        : [{ value: yearValue(+group(m, 'y')) }],
  },
  {
    // relative to an anchor: last July, this February, in March, July 13
    pattern: re(
      `\\b(?<w>last|this past|past|this|in|since|by|until|of|on|from|to|late|early|mid)[-\\s]+(?:(?:late|early|mid)[-\\s]+)?(?<m>${monthNames}|jan\\.|feb\\.|aug\\.|sept\\.|oct\\.|nov\\.|dec\\.)(?:\\s+(?<d>\\d{1,2}))?\\b(?!\\s*,?\\s*\\d{4})`,
    ),
    bare: true,
    read: (m, anchor) => nearAnchor(m, anchor),
  },
  {
    pattern: re(`\\b(?<q>last|this|next)\\s+(?<u>year|month|spring|summer|autumn|fall|winter)\\b`),
    read: (m, anchor) => {
      if (!anchor) return []
      const now = new Date(anchor.day * dayMs)
      const shift = { last: -1, this: 0, next: 1 }[group(m, 'q').toLowerCase()] ?? 0
      const unit = group(m, 'u').toLowerCase()
      const y = now.getUTCFullYear()
      if (unit === 'year') return [{ value: yearValue(y + shift) }]
      if (unit === 'month') return [{ value: monthValue(y, now.getUTCMonth() + 1 + shift) }]
      const value = partOfYear(unit, y)
      if (shift === 1) return []
      // "Last autumn" is the latest autumn that has ended.
      return [{ value: shift === -1 && value.from + 45 > anchor.day ? partOfYear(unit, y - 1) : value }]
    },
  },
  {
    pattern: re(`\\b(?<w>yesterday|today)\\b`),
    read: (m, anchor) => {
      if (!anchor) return []
      const at = anchor.day - (group(m, 'w').toLowerCase() === 'yesterday' ? 1 : 0)
      return [{ value: { from: at - 1, to: at + 1, grain: 'day', vague: true } }]
    },
  },
]

/** A range of days; the first day is in the year before where the months require it. */
function spanned(m: RegExpExecArray, first: string, last: string): Part[] {
  const y = +group(m, 'y')
  const [a, b] = [monthNumber(first), monthNumber(last)]
  const [d, e] = [dayNumber(group(m, 'd')), dayNumber(group(m, 'd2'))]
  const before = y - (a > b ? 1 : 0)
  if (!valid(before, a, d) || !valid(y, b, e) || (a === b && d >= e)) return []
  return [{ value: spanValue(dayValue(before, a, d), dayValue(y, b, e)) }]
}

function dated(y: number, m: string, d: string): Part[] {
  const mo = monthNumber(m)
  return valid(y, mo, dayNumber(d)) ? [{ value: dayValue(y, mo, dayNumber(d)) }] : []
}

/** A month, perhaps with a day, without a year: the latest one up to the anchor; without an anchor, none. */
function nearAnchor(m: RegExpExecArray, anchor: DateAnchor): Part[] {
  if (!anchor) return []
  const now = new Date(anchor.day * dayMs)
  const mo = monthNumber(group(m, 'm'))
  const y = mo <= now.getUTCMonth() + 1 ? now.getUTCFullYear() : now.getUTCFullYear() - 1
  const d = group(m, 'd')
  const start = m.index + m[0].toLowerCase().indexOf(group(m, 'm').toLowerCase())
  return [{ value: d ? dayValue(y, mo, +d) : monthValue(y, mo), start }]
}

/**
 * The tolerated range for a part of a year ("late 2015", "the summer of 2015"), wider than in the calendar, or of a
 * month ("early March 2016": all of March).
 *
 * @param part lower case, a key of `parts`
 * @param month 1 to 12, for a part of a month
 */
function partOfYear(part: string, y: number, month?: number): DateValue {
  if (month !== undefined) return { ...monthValue(y, month), vague: true }
  const [a, b] = parts[part] ?? [1, 12]
  return { from: day(y, a, 1), to: day(y, b + 1, 1) - 1, grain: 'season', vague: true }
}

/**
 * First and last month; below 1 and over 12 they belong to the neighbouring years. A winter may be the one before or
 * after.
 */
const parts: Record<string, [number, number]> = {
  'very early': [1, 2],
  early: [1, 5],
  mid: [4, 9],
  middle: [4, 9],
  late: [8, 12],
  'very end': [11, 12],
  end: [10, 12],
  close: [10, 12],
  beginning: [1, 3],
  start: [1, 3],
  'first half': [1, 6],
  'second half': [7, 12],
  'first months': [1, 4],
  'last weeks': [11, 12],
  'final weeks': [11, 12],
  'last month': [12, 12],
  'first weeks': [1, 2],
  'opening weeks': [1, 2],
  'closing weeks': [11, 12],
  spring: [2, 6],
  summer: [5, 9],
  autumn: [8, 12],
  fall: [8, 12],
  winter: [0, 14],
  turn: [-1, 14],
}
