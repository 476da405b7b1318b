/**
 * A stretch of days that a text names. `from` and `to` are whole days since 1970-01-01, both inside; `grain` is how fine
 * the text is. `vague` dates ("late 2015", "around 2012") are stretched by what a fair reader would allow.
 */
export interface DateValue {
  from: number
  to: number
  grain: 'day' | 'month' | 'season' | 'year' | 'decade'
  vague: boolean
}

/** A date as it stands in a text. `role` tells the end of a range, or an open bound ("since", "until", "before"). */
export interface DateMention {
  start: number
  end: number
  value: DateValue
  role: 'at' | 'from' | 'to' | 'since' | 'until' | 'before' | 'after'
}

/** What relative dates are counted from; null where the text has no date of its own. */
export type Anchor = { day: number } | null

/**
 * Finds the dates of a folded text: years, months, days, seasons, parts of years, decades, ranges, and, with an anchor,
 * "last July", "this year", "in March", "yesterday". A bare number is a year only from 1600 to 2099 and not before a unit.
 */
export function datesOf(text: string, anchor: Anchor = null): DateMention[] {
  const found: DateMention[] = []
  const taken = (start: number, end: number): boolean => found.some((d) => start < d.end && end > d.start)
  for (const form of forms) {
    const pattern = new RegExp(form.pattern)
    for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
      const lead = m.groups?.lead?.length ?? 0
      const start = m.index + lead
      const end = m.index + m[0].length
      if (taken(start, end)) continue
      for (const part of form.read(m, anchor)) {
        found.push({ start: part.start ?? start, end: part.end ?? end, value: part.value, role: part.role ?? 'at' })
      }
    }
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end)
  for (const date of found)
    if (date.role === 'at') date.role = roleBefore(text.slice(Math.max(0, date.start - 80), date.start))
  for (let i = 0; i + 1 < found.length; i++) {
    const [a, b] = [found[i], found[i + 1]]
    if (!a || !b) continue
    const between = text.slice(a.end, b.start)
    const opened = /\b(from|between)\s+(the\s+\w+\s+of\s+)?$/i.test(text.slice(Math.max(0, a.start - 24), a.start))
    if (
      /^\s*(–|-|—)\s*(the\s)?$/.test(between) ||
      (opened && /^\s*(to|until|till|through|and|up to)\s+$/i.test(between)) ||
      /^\s+(to|until|through)\s+$/i.test(between)
    ) {
      a.role = 'from'
      b.role = 'to'
    }
  }
  return found
}

/** Do two dates name a common day? */
export function datesMeet(a: DateValue, b: DateValue): boolean {
  return a.from <= b.to && b.from <= a.to
}

/** The day of an ISO date (`2024`, `2024-02`, `2024-02-13`) as a stretch; null when it is none. */
export function dateOfIso(iso: string): DateValue | null {
  const m = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso.trim())
  if (!m) return null
  const [y, mo, d] = [Number(m[1]), m[2], m[3]]
  if (d && mo) return dayValue(y, Number(mo), Number(d))
  return mo ? monthValue(y, Number(mo)) : yearValue(y)
}

/** Writes a date at its own grain, as a reader would: 13 July 2022, July 2022, 2022. */
export function sayDate(value: DateValue): string {
  const from = new Date(value.from * dayMs)
  const month = from.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })
  if (value.grain === 'day') return `${from.getUTCDate()} ${month} ${from.getUTCFullYear()}`
  if (value.grain === 'month') return `${month} ${from.getUTCFullYear()}`
  if (value.grain === 'decade') return `the ${from.getUTCFullYear()}s`
  return String(new Date(((value.from + value.to) / 2) * dayMs).getUTCFullYear())
}

const dayMs = 86_400_000
const day = (y: number, m: number, d: number): number => Math.round(Date.UTC(y, m - 1, d) / dayMs)
const dayValue = (y: number, m: number, d: number): DateValue => ({
  from: day(y, m, d),
  to: day(y, m, d),
  grain: 'day',
  vague: false,
})
const monthValue = (y: number, m: number): DateValue => ({
  from: day(y, m, 1),
  to: day(y, m + 1, 1) - 1,
  grain: 'month',
  vague: false,
})
const yearValue = (y: number): DateValue => ({ from: day(y, 1, 1), to: day(y, 12, 31), grain: 'year', vague: false })
/** Months `a` to `b` of a year; over 12 runs into the next one. */
const partValue = (y: number, a: number, b: number): DateValue => ({
  from: day(y, a, 1),
  to: day(y, b + 1, 1) - 1,
  grain: 'season',
  vague: true,
})

const monthNames = 'january|february|march|april|may|june|july|august|september|october|november|december'
const months = `(?:${monthNames}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?`
const monthNumber = (name: string): number =>
  1 + 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').indexOf(name.slice(0, 3).toLowerCase())
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  )
const dayPart = `(?<d>\\d{1,2}(?:st|nd|rd|th)?|${[...ordinals].reverse().join('|')})`
const dayNumber = (text: string): number =>
  /^\d/.test(text) ? parseInt(text, 10) : ordinals.indexOf(text.toLowerCase()) + 1
const year = '(?<y>(?:1[6-9]|20)\\d{2})'
/** A bare year is none before a unit, and none that is part of a larger number or a name. */
const notUnit =
  '(?!\\s*(?:%|percent|lines|stars|forks|people|employees|images|videos|hours|minutes|citations|points|dollars|×|x\\s?\\d)|[-–,.]?\\d|s\\b|\\w)'

interface Part {
  value: DateValue
  role?: DateMention['role']
  start?: number
  end?: number
}
interface Form {
  pattern: RegExp
  read: (m: RegExpExecArray, anchor: Anchor) => Part[]
}
const re = (source: string): RegExp => new RegExp(source, 'gi')
const group = (m: RegExpExecArray, name: string): string => m.groups?.[name] ?? ''
const valid = (y: number, mo: number, d: number): boolean => mo >= 1 && mo <= 12 && d >= 1 && d <= 31 && y >= 1600

const forms: Form[] = [
  {
    // 2023-05-23
    pattern: re(`\\b${year}-(?<m>\\d{2})-(?<d>\\d{2})\\b`),
    read: (m) =>
      valid(+group(m, 'y'), +group(m, 'm'), +group(m, 'd'))
        ? [{ value: dayValue(+group(m, 'y'), +group(m, 'm'), +group(m, 'd')) }]
        : [],
  },
  {
    // 11/11/2017, 7/13/22: month first unless that cannot be
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
    // early March 2016, late in 2015, the end of 2015, mid-2017, the summer of 2015
    pattern: re(
      `\\b(?:(?:in\\s+)?the\\s+)?(?<p>very early|early|mid|middle|late|very end|end|close|beginning|start|first half|second half|first months|last weeks|final weeks|last month|first weeks|opening weeks|closing weeks|spring|summer|autumn|fall|winter|turn)(?:\\s+(?:of|in)(?:\\s+the year)?\\s+|[-\\s]+)(?:(?<m>${months})\\s*,?\\s+(?:of\\s+)?)?${year}${notUnit}`,
    ),
    read: (m) => partly(group(m, 'p').toLowerCase(), +group(m, 'y'), group(m, 'm')),
  },
  {
    // December 2015 · Dec. 2015 · December of 2015
    pattern: re(`\\b(?<m>${months})(?:\\s*,?\\s+|-|/)(?:of\\s+|in\\s+)?(?:the year\\s+)?${year}\\b`),
    read: (m) => [{ value: monthValue(+group(m, 'y'), monthNumber(group(m, 'm'))) }],
  },
  {
    // the 1990s, the early 1990s
    pattern: re(`\\b(?<p>early|mid|late)?[-\\s]*(?<y>(?:1[6-9]|20)\\d0)'?s\\b`),
    read: (m) => [
      { value: { from: day(+group(m, 'y'), 1, 1), to: day(+group(m, 'y') + 9, 12, 31), grain: 'decade', vague: true } },
    ],
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
    pattern: re(`(?<lead>(?<![\\d$€£.,:/#-])\\b)${year}${notUnit}`),
    read: (m) => (/^[-–]\w/.test(m.input.slice(m.index + m[0].length)) ? [] : [{ value: yearValue(+group(m, 'y')) }]),
  },
  {
    // with an anchor: last July, this February, in March, July 13
    pattern: re(
      `\\b(?<w>last|this past|past|this|in|since|by|until|of|on|from|to|late|early|mid)[-\\s]+(?:(?:late|early|mid)[-\\s]+)?(?<m>${monthNames}|jan\\.|feb\\.|aug\\.|sept\\.|oct\\.|nov\\.|dec\\.)(?:\\s+(?<d>\\d{1,2}))?\\b(?!\\s*,?\\s*\\d{4})`,
    ),
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
      const value = partly(unit, y, '')[0]?.value
      if (!value || shift === 1) return []
      // "Last autumn" is the latest one that is over.
      return [
        { value: shift === -1 && value.from + 45 > anchor.day ? (partly(unit, y - 1, '')[0]?.value ?? value) : value },
      ]
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

function dated(y: number, m: string, d: string): Part[] {
  const mo = monthNumber(m)
  return valid(y, mo, dayNumber(d)) ? [{ value: dayValue(y, mo, dayNumber(d)) }] : []
}

/** A month and perhaps a day without a year: the latest one up to the anchor; without an anchor, none. */
function nearAnchor(m: RegExpExecArray, anchor: Anchor): Part[] {
  if (!anchor) return []
  const now = new Date(anchor.day * dayMs)
  const mo = monthNumber(group(m, 'm'))
  const y = mo <= now.getUTCMonth() + 1 ? now.getUTCFullYear() : now.getUTCFullYear() - 1
  const d = group(m, 'd')
  const start = m.index + m[0].toLowerCase().indexOf(group(m, 'm').toLowerCase())
  return [{ value: d ? dayValue(y, mo, +d) : monthValue(y, mo), start }]
}

function partly(part: string, y: number, month: string): Part[] {
  if (month) return [{ value: { ...monthValue(y, monthNumber(month)), vague: true } }]
  const range: Record<string, [number, number]> = {
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
    winter: [11, 16],
    turn: [11, 14],
  }
  const [a, b] = range[part] ?? [1, 12]
  if (part === 'winter')
    return [{ value: { from: day(y, 1, 1) - 31, to: day(y, 12, 31) + 60, grain: 'season', vague: true } }]
  if (part === 'turn')
    return [{ value: { from: day(y - 1, 11, 1), to: day(y + 1, 2, 28), grain: 'season', vague: true } }]
  return [{ value: partValue(y, a, b) }]
}

function roleBefore(before: string): DateMention['role'] {
  const m =
    /\b(since|until|till|through|before|prior to|after|following|from|between)\s+(?:the\s+\w+\s+of\s+|about\s+|around\s+|at least\s+)?$/i.exec(
      before,
    )
  switch (m?.[1]?.toLowerCase()) {
    case 'since':
    case 'from':
      return 'since'
    case 'until':
      // "Not until 2019" is 2019.
      if (/\b(?:not|never)\b|n't\b/i.test(before)) return 'at'
      return 'until'
    case 'till':
    case 'through':
      return 'until'
    case 'before':
    case 'prior to':
      return 'before'
    case 'after':
    case 'following':
      return 'after'
    default:
      return 'at'
  }
}
