import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold'
import type { NumberMention } from './number-mention'
import { numbersAgree, numbersOf } from './numbers'

/** The numbers found: value and sign or unit, with the bound if there is one. */
const read = (text: string): string[] =>
  numbersOf(fold(text)).map(
    ({ value, vague, sign, measure }) => `${value}${sign || (measure ?? '')}${vague === 'exact' ? '' : ` ${vague}`}`,
  )

test('a raised digit behind a single digit may be an exponent or a mark, so there is no number', () => {
  expect(read('3⁴ stages')).toEqual([])
})

test.each([
  ['a frost of −40 °C', '–40 °C', -40],
  ['a frost of -40 °C', '-40 °C', -40],
  ['a frost of minus 40 °C', 'minus 40 °C', -40],
  ['40 degrees Celsius below zero', '40 degrees Celsius', -40],
  ['12 degrees below zero', '12', -12],
  ['a change of −12% in May', '–12%', -12],
  ['a result of -€5m', '-€5m', -5_000_000],
])('the sign of “%s” is a part of its value and of its words', (text, words, value) => {
  const folded = fold(text)
  const [number] = numbersOf(folded)
  expect(number?.value).toBe(value)
  expect(folded.slice(number?.start, number?.end)).toBe(words)
})

test.each([['a loss of .12%', '0.12%']])('“%s” is read with its sign: %s', (text, number) =>
  expect(read(text)).toEqual([number]),
)

describe('a number', () => {
  test.each([
    ['twelve people', '12'],
    ['twenty-five', '25'],
    ['two hundred and five lines', '205'],
    ['nine hundred ninety-nine', '999'],
    ['one hundred and twenty-four million', '124000000'],
    ['1,224 images', '1224'],
    ['1,000,000.5', '1000000.5'],
    ['12\u2009500 people', '12500'],
    ['0.5', '0.5'],
    ['1.5M', '1500000'],
    ['43k', '43000'],
    ['124M parameters', '124000000'],
    ['1.5 million', '1500000'],
    ['forty-two thousand', '42000'],
    ['a 200-line script', '200'],
    ['a four-week course', '4week'],
    ['10⁹ parameters', '1000000000'],
    ['1.5 × 10⁹', '1500000000'],
    ['2⁴¹', '2199023255552'],
    ['10⁻³', '0.001'],
    ['30¹ orbits', '30'],
  ])('is read from words, digits and suffixes: %s', (text, want) => expect(read(text)).toEqual([want]))

  test.each([
    ['5.1%', '5.1%'],
    ['5 percent', '5%'],
    ['5 per cent', '5%'],
    ['$1 billion', '1000000000$'],
    ['$1.5 b', '1500000000$'],
    ['twenty thousand dollars', '20000$'],
    ['€2.5m', '2500000€'],
    ['£3', '3£'],
    ['2 hours 13 minutes', '133min'],
    ['two hours and five minutes', '125min'],
    ['1h56m', '116min'],
  ])('is read as a percentage, an amount of money or a duration: %s', (text, want) =>
    expect(read(text)).toEqual([want]),
  )

  test.each([
    ['about 5', '5 about'],
    ['~40', '40 about'],
    ['≈ 3', '3 about'],
    ['some 200 people', '200 about'],
    ['100 or so', '100 about'],
    ['a hundred people', '100 about'],
    ['half a million', '500000 about'],
    ['two and a half years', '2.5yr about'],
    ['one and a half million', '1500000 about'],
    ['more than 9,000', '9000 more'],
    ['at least 3', '3 more'],
    ['10+', '10 more'],
    ['just over 20', '20 barely'],
    ['several dozen', '36 more'],
    ['a few thousand', '2000 more'],
    ['nearly 50', '50 nearly'],
    ['under 50', '50 less'],
    ['up to 10', '10 less'],
    ['no more than 20', '20 less'],
    ['no less than thirty', '30 more'],
    ['fewer than 20', '20 less'],
  ])('can be approximate or a bound: %s', (text, want) => expect(read(text)).toEqual([want]))

  test.each([
    'first',
    '1st',
    '21st',
    'the 3rd time',
    'GPT-2',
    'COVID-19',
    '8xH100',
    '10x',
    '3D',
    '1e6',
    '1.2.3',
    '#5',
    '12:30',
    '3/4',
    'a few',
    'dozens of people',
    'once',
    'a 3-year-old child',
  ])('is not found in %s', (text) => expect(read(text)).toEqual([]))

  test.each([
    ['5–10 people', 5, 10],
    ['five to ten people', 5, 10],
    ['two or three years', 2, 3],
    ['$20–30 million', 20e6, 30e6],
    ['a depth of 24 to 26', 24, 26],
  ])('is read as a range in %s', (text, value, to) => expect(numbersOf(text)).toMatchObject([{ value, to }]))

  test.each([
    ['It grew from 40 boats in 1990 to 80 boats in 2010.', [40, 80]],
    ['It cost 300 crowns in 1995 to 12,000 crowns in 2022.', [300, 12_000]],
  ])('is no range with the year before it: %s', (text, values) =>
    expect(numbersOf(text).flatMap(({ value, to }) => (value < 1900 || value > 2100 || to ? [value] : []))).toEqual(
      values,
    ),
  )

  test.each([
    ['25', '24 to 26', true],
    ['4 to 6', '24 to 26', false],
    ['20 to 25', '24 to 26', true],
    ['50 to 100', '5 to 10', false],
    ['12,240', 'over 1,100', false],
    ['1,134', 'over 1,100', true],
    ['up to eight', 'up to five', false],
    ['up to 5.1 million', 'up to five million', true],
    ['5 to 18', '2 to 18', false],
    ['4.9 million barrels', '4.9 million bbl.', true],
  ])('%s in the article is compared with %s in the dossier', (article, dossier, agree) => {
    const [[a], [d]] = [numbersOf(article), numbersOf(dossier)]
    expect(a && d && numbersAgree(a, d)).toBe(agree)
  })

  test('before a change and one after it are two numbers', () =>
    expect(read('grew from 40 to 60 people')).toEqual(['40', '60']))
})

const number = (value: number, vague: NumberMention['vague'] = 'exact'): Pick<NumberMention, 'value' | 'vague'> => ({
  value,
  vague,
})

describe('two numbers', () => {
  test.each([
    [number(1200), number(1224)],
    [number(1224), number(1200)],
    [number(5), number(5.1)],
    [number(1.5e9), number(1.54e9)],
    [number(43e3), number(43_210)],
    [number(1200, 'about'), number(1100)],
    [number(9000, 'more'), number(9377)],
    [number(50, 'less'), number(47)],
    [number(364, 'nearly'), number(363)],
    [number(350, 'barely'), number(363)],
    [number(400, 'less'), number(363)],
    [number(240e3, 'more'), number(239_849)],
    [number(10_500), number(9000, 'more')],
    [number(800), number(1000, 'less')],
  ])('agree: %o in the article, %o in the dossier', (article, dossier) =>
    expect(numbersAgree(article, dossier)).toBe(true),
  )

  test.each([
    [number(2), number(3)],
    [number(12), number(11)],
    [number(1300), number(1224)],
    [number(1225), number(1224)],
    [number(5.2), number(5.1)],
    [number(20), number(5.1)],
    [number(2000, 'about'), number(1200)],
    [number(9000, 'more'), number(800)],
    [number(9000, 'more'), number(90_000)],
    [number(50, 'less'), number(60)],
    [number(364, 'more'), number(363)],
    [number(360, 'nearly'), number(363)],
    [number(400, 'nearly'), number(363)],
    [number(22, 'more'), number(21.6)],
    [number(300, 'barely'), number(363)],
    [number(500), number(9000, 'more')],
  ])('conflict: %o in the article, %o in the dossier', (article, dossier) =>
    expect(numbersAgree(article, dossier)).toBe(false),
  )
})

const words = (n: number): string => {
  const small =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
      ' ',
    )
  const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
  if (n < 20) return small[n]!
  if (n < 100) return tens[Math.floor(n / 10) - 2]! + (n % 10 ? `-${small[n % 10]!}` : '')
  if (n < 1000) return `${small[Math.floor(n / 100)]!} hundred${n % 100 ? ` and ${words(n % 100)}` : ''}`
  return `${words(Math.floor(n / 1000))} thousand${n % 1000 ? ` ${words(n % 1000)}` : ''}`
}

describe('any number', () => {
  const whole = fc.integer({ min: 0, max: 99_999 })
  test('is read alike in digits, with separators and in words', () => {
    fc.assert(
      fc.property(whole, (n) => {
        for (const text of [String(n), words(n), ...['en', 'fr', 'de-CH', 'en-IN'].map((l) => n.toLocaleString(l))])
          expect(read(`It has ${text} parts.`)).toEqual([String(n)])
      }),
      { seed: 1 },
    )
  })

  test('is read from every scale, currency, fraction and unit that it is written with', () => {
    const form = fc.constantFrom<[write: (n: number) => string, read: string, times?: number]>(
      [(n) => `${n} lakh`, '', 1e5],
      [(n) => `${n} crore`, '', 1e7],
      [(n) => `${n}-million`, '', 1e6],
      [(n) => `${n} thousand million`, '', 1e9],
      [(n) => `₹${n} crore`, '₹', 1e7],
      [(n) => `CHF ${n} mn`, 'CHF', 1e6],
      [(n) => `${n} euros`, '€'],
      [(n) => `${n}½ km`, 'km about'],
      [(n) => `${n}-metre`, 'm'],
      [(n) => `${n} sq. ft`, 'ft2'],
      [(n) => `${n} miles per hour`, 'mi/h'],
      [(n) => `${n}°F`, '°F'],
      [(n) => `${n}:00:00`, 's', 3600],
      [(n) => `${n} days and 0 hours`, 'h', 24],
    )
    fc.assert(
      fc.property(fc.integer({ min: 25, max: 999 }), form, (n, [write, unit, times = 1]) => {
        const value = (write(n).includes('½') ? n + 0.5 : n) * times
        expect(read(`It took ${write(n)}.`)).toEqual([`${value}${unit}`])
      }),
      { seed: 1 },
    )
  })

  test('agrees with itself and with its rounded value, also when approximate or a bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 1e9 }), (n) => {
        const rounded = Number(n.toPrecision(2))
        for (const [a, d] of [
          [number(n), number(n)],
          [number(rounded), number(n)],
          [number(rounded, 'about'), number(n)],
          [number(Math.floor(n * 0.9), 'more'), number(n)],
          [number(Math.ceil(n * 1.1), 'less'), number(n)],
        ] as const)
          expect(numbersAgree(a, d)).toBe(true)
        expect(numbersAgree(number(n * 2), number(n))).toBe(false)
      }),
      { seed: 1 },
    )
  })
})
