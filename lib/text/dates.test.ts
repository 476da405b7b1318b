import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANY_YEAR, dateOfIso, datesMeet, datesOf, withNearestYear, sayDate } from './dates'
import type { DateAnchor } from './date-value'
import { fold } from './fold'

const iso = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10)
/** The dates found, as "first day..last day" with `~` where vague, and the role where it is not a point. */
function read(text: string, anchor: DateAnchor = null): string[] {
  return datesOf(fold(text), anchor).map(({ value, role }) => {
    const span = value.from === value.to ? iso(value.from) : `${iso(value.from)}..${iso(value.to)}`
    return (value.vague ? '~' : '') + span + (role === 'at' ? '' : ` ${role}`)
  })
}
const wednesday: DateAnchor = { day: dateOfIso('2024-05-15')!.from }

test('a day without a year is read only with a day to count from, and may be of any year', () => {
  expect(read('on July 20')).toEqual([])
  const [date] = datesOf('It landed on July 20.', ANY_YEAR)
  expect(withNearestYear(date!.value, dateOfIso('1969-07-24')!)).toMatchObject(dateOfIso('1969-07-20')!)
  for (const none of [
    'Her second April there may have ended.',
    'It was 16–24 July.',
    'A 3 mar note.',
    'From July 16 to 24 they flew.',
  ])
    expect(read(none, ANY_YEAR), none).toEqual([])
})

describe('a date', () => {
  test.each([
    '13 July 2022',
    '13th July, 2022',
    '13th of July 2022',
    'the thirteenth of July, 2022',
    'July 13, 2022',
    'July 13th 2022',
    'Jul. 13 2022',
    'Wed, Jul 13 2022',
    '2022-07-13',
    '7/13/22',
    '13/7/2022',
    '13.07.2022',
    '13.7.22',
    '2022/07/13',
    '2022-07-13T20:17:40Z',
    '2022-07-13T20:17',
    '13-Jul-2022',
    '13-JUL-22',
    "July 13, '22",
    '2022 July 13',
    'July the 13th, 2022',
    'the 13th of July, twenty twenty-two',
    'July 13, two thousand and twenty-two',
  ])('is a day in %s', (text) => expect(read(text)).toEqual(['2022-07-13']))

  test.each([
    'December 2015',
    'Dec. 2015',
    'Dec 2015',
    'December, 2015',
    'December of 2015',
    'December of the year 2015',
    '2015-12',
    "December '15",
    'Dec. ’15',
  ])('is a month in %s', (text) => expect(read(text)).toEqual(['2015-12-01..2015-12-31']))

  test.each(['in 2015', '(2015)', '“2015”', 'CVPR 2015', 'a 2015 award', '2015.', 'the class of 2015'])(
    'is a whole year in %s',
    (text) => expect(read(text)).toEqual(['2015-01-01..2015-12-31']),
  )

  test.each([
    ['late 2015', '~2015-08-01..2015-12-31'],
    ['late in 2015', '~2015-08-01..2015-12-31'],
    ['mid-2017', '~2017-04-01..2017-09-30'],
    ['the summer of 2015', '~2015-05-01..2015-09-30'],
    ['the first half of 2015', '~2015-01-01..2015-06-30'],
    ['winter 2015', '~2014-12-01..2016-02-29'],
    ['early March 2016', '~2016-03-01..2016-03-12'],
    ['mid-March 2016', '~2016-03-08..2016-03-22'],
    ['the first days of March 2016', '~2016-03-01..2016-03-10'],
    ['the opening days of March 2016', '~2016-03-01..2016-03-10'],
    ['the last days of March 2016', '~2016-03-18..2016-03-31'],
    ['the closing weeks of March 2016', '~2016-03-18..2016-03-31'],
    ['the first half of March 2016', '~2016-03-01..2016-03-17'],
    ['the second half of March 2016', '~2016-03-14..2016-03-31'],
    ['the last days of 2016', '~2016-12-01..2016-12-31'],
    ['the end of February 2016', '~2016-02-18..2016-02-29'],
    ['the 1990s', '~1990-01-01..1999-12-31'],
    ['the nineties', '~1990-01-01..1999-12-31'],
    ["the mid-'90s", '~1990-01-01..1999-12-31'],
    ['the first week of 2015', '~2015-01-01..2015-01-31'],
    ['Q3 2015', '~2015-07-01..2015-09-30'],
    ["the last quarter of '15", '~2015-10-01..2015-12-31'],
    ["the early 1990's", '~1990-01-01..1999-12-31'],
    ['2015/16', '~2015-01-01..2016-12-31'],
    ['around 2012', '~2011-01-01..2013-12-31'],
    ['2012 or so', '~2011-01-01..2013-12-31'],
    ['c. 1650', '~1649-01-01..1651-12-31'],
    ['about June 2012', '~2012-05-01..2012-07-31'],
    ['in 2014 or 2015', '~2014-01-01..2015-12-31'],
    ['7/8/2022', '~2022-07-08..2022-08-07'],
  ])('covers every day that the wording allows: %s', (text, want) => expect(read(text)).toEqual([want]))

  test.each([
    ['4–6 May 2017', '~2017-05-04..2017-05-06'],
    ['May 4-6, 2017', '~2017-05-04..2017-05-06'],
    ['13 and 14 July 2022', '~2022-07-13..2022-07-14'],
    ['28 May – 3 June 2017', '~2017-05-28..2017-06-03'],
    ['December 30 to January 2, 2017', '~2016-12-30..2017-01-02'],
    ['in May and June 2017', '~2017-05-01..2017-06-30'],
    ['December or January 2016', '~2015-12-01..2016-01-31'],
  ])('is one period for several days or months: %s', (text, want) => expect(read(text)).toEqual([want]))

  test.each([
    '2019 points',
    '1600 metres',
    '1969 km',
    '2000 euros',
    '2000 million',
    'temperatures in the 60s',
    'in his sixties',
    'sixteen forty-foot boats',
    '12 twenty nineteen-year-olds',
    '2015 people',
    '2,015',
    '$2015',
    '2015 dollars',
    '2015%',
    '2015k',
    'GPT-2',
    'GPT-2019',
    'ImageNet-2012',
    '2012-era',
    '8xH100',
    'version 2.0',
    'v2015',
    'IMG_2015',
    '#2015',
    '555-2019',
    '(415) 555-2019',
    '+44 2015 5550',
    'at 20:15',
    '1066',
    '1599',
    '2100',
    'a year later',
    'three years ago',
    'June of that year',
    '99/99/2015',
    '2015-13-45',
    '3/4',
    'May I?',
  ])('is not found in %s', (text) => expect(read(text)).toEqual([]))

  test('that does not exist in the calendar is read as the nearest period', () => {
    expect(read('31 February 2015')).toEqual(['2015-02-01..2015-02-28'])
    expect(read('29 February 2023')).toEqual(['2023-02-01..2023-02-28'])
    expect(read('29 February 2024')).toEqual(['2024-02-29'])
  })
})

describe('a range', () => {
  const years = ['2015-01-01..2015-12-31 from', '2017-01-01..2017-12-31 to']
  test.each([
    '2015–2017',
    '2015-17',
    '2015 - 2017',
    '2015—2017',
    'from 2015 to 2017',
    'between 2015 and 2017',
    'from 2015 until 2017',
    '2015 through 2017',
  ])('has a start and an end: %s', (text) => expect(read(text)).toEqual(years))

  test.each([
    ['June 2015 – July 2017', ['2015-06-01..2015-06-30 from', '2017-07-01..2017-07-31 to']],
    ['from June to July 2017', ['2017-06-01..2017-06-30 from', '2017-07-01..2017-07-31 to']],
    ['May–July 2017', ['2017-05-01..2017-05-31 from', '2017-07-01..2017-07-31 to']],
    ['November to March 2017', ['2016-11-01..2016-11-30 from', '2017-03-01..2017-03-31 to']],
  ])('of months has a start and an end: %s', (text, want) => expect(read(text)).toEqual(want))

  test('is not read where it would end before it starts', () =>
    expect(read('2017–2015').some((d) => d.endsWith('from'))).toBe(false))

  test.each([
    ['since 2015', 'since'],
    ['from 2015 on', 'since'],
    ['Acme (2015–present)', 'since'],
    ['2015 – today', 'since'],
    ['until 2015', 'until'],
    ['till 2015', 'until'],
    ['before 2015', 'before'],
    ['prior to 2015', 'before'],
    ['by 2015', 'before'],
    ['no later than 2015', 'before'],
    ['after 2015', 'after'],
    ['two years after 2015', 'after'],
  ])('with one open end is not a point in time: %s', (text, role) =>
    expect(read(text)).toEqual([`2015-01-01..2015-12-31 ${role}`]),
  )

  test('after “not until” is a point in time', () =>
    expect(read('She did not return until 2015.')).toEqual(['2015-01-01..2015-12-31']))
})

describe('a date without a year', () => {
  test.each<[string, string]>([
    ['last July', '2023-07-01..2023-07-31'],
    ['this May', '2024-05-01..2024-05-31'],
    ['in March', '2024-03-01..2024-03-31'],
    ['in late March', '~2024-03-18..2024-03-31'],
    ['the first days of March', '~2024-03-01..2024-03-10'],
    ['on July 13', '2023-07-13'],
    ['on Nov. 2', '2023-11-02'],
    ['on 2 Nov', '2023-11-02'],
    ['yesterday', '~2024-05-13..2024-05-15'],
    ['last year', '2023-01-01..2023-12-31'],
    ['this year', '2024-01-01..2024-12-31'],
    ['last month', '2024-04-01..2024-04-30'],
    ['June last year', '2023-06-01..2023-06-30'],
    ['the third quarter of last year', '~2023-07-01..2023-09-30'],
    ['the 20th of next month', '2024-06-20'],
    ['the third week of last month', '~2024-04-13..2024-04-24'],
    ['last autumn', '~2023-08-01..2023-12-31'],
  ])('is resolved from the date of the article: %s', (text, want) => expect(read(text, wednesday)).toEqual([want]))

  test.each(['last July', 'in March', 'on July 13', 'yesterday', 'last year', 'this summer'])(
    'is not read when the article has no date: %s',
    (text) => expect(read(text)).toEqual([]),
  )

  test('is not read when a year precedes it, because the month could belong to that year', () =>
    expect(read('She joined in 2015, and in March became director.', wednesday)).toEqual(['2015-01-01..2015-12-31']))
})

describe('any day', () => {
  const day = fc.integer({ min: dateOfIso('1600-01-01')!.from, max: dateOfIso('2099-12-31')!.to })
  const date = fc.tuple(day, fc.constantFrom(10, 7, 4)).map(([n, length]) => dateOfIso(iso(n).slice(0, length))!)

  test('is read from its written form', () => {
    fc.assert(
      fc.property(date, (value) => {
        const found = datesOf(`She came on ${sayDate(value)}.`)
        expect(found.map((d) => d.value)).toEqual([value])
      }),
      { seed: 1 },
    )
  })

  test('is found anywhere in a text, with exactly its own words', () => {
    fc.assert(
      fc.property(date, fc.lorem(), fc.lorem(), (value, before, after) => {
        const text = `${before} in ${sayDate(value)}, ${after}`
        expect(datesOf(text).map((d) => text.slice(d.start, d.end))).toEqual([sayDate(value)])
      }),
      { seed: 1 },
    )
  })

  test('overlaps its own month and year, and no other', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [x, y] = [iso(a), iso(b)]
        for (const length of [4, 7, 10]) {
          expect(datesMeet(dateOfIso(x)!, dateOfIso(x.slice(0, length))!)).toBe(true)
          expect(datesMeet(dateOfIso(x)!, dateOfIso(y.slice(0, length))!)).toBe(x.startsWith(y.slice(0, length)))
        }
      }),
      { seed: 1 },
    )
  })
})

test.each([
  ['2022', '2022'],
  ['2022-07', 'July 2022'],
  ['2022-07-13', '13 July 2022'],
])('the ISO date %s is written as %s', (text, want) => expect(sayDate(dateOfIso(text)!)).toBe(want))

test.each(['', '22', '2022-7', '2022-13', '2022-02-30', '2022-00-10', '2022-07-13T00:00', 'July 2022'])(
  '%j is not an ISO date',
  (text) => expect(dateOfIso(text)).toBeNull(),
)

test.each([
  ['4–6 May 2017', '4–6 May 2017'],
  ['28 May – 3 June 2017', '28 May – 3 June 2017'],
  ['2015/16', '2015–2016'],
  ['around 2012', '2012'],
  ['the 1990s', 'the 1990s'],
])('the date %s is written as %s', (text, want) => expect(sayDate(datesOf(text)[0]!.value)).toBe(want))
