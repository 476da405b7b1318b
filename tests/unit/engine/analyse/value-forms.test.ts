import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { readingOf } from '@/tests/unit/engine/invented'
import { compareBareNumbers, compareItems } from '@/lib/engine/analyse/compare-values'
import type { Item } from '@/lib/engine/analyse/parsed-sentence'

/** Forms of values, one a row: the form, values that it equals, those that it excludes, and those that it says nothing of. */
const forms = [
  // Lengths and other measures
  textTable`
  111 metres|363 feet; 363-foot; 363 ft; 0.11 km; 111m; 111 m|500 feet; 112 m; 363 m|111 kilograms
  60m|60 meters; 60 million; 197 feet; about 200 ft|600 meters; 500 feet|60 hours
  60m people|60 million people|70 million people|60 million trees
  5 ft 11 in|71 inches; 1.8 m; 180 cm; 5 feet, 11 inches|1.7 m; 6 ft 1 in
  21.5 kg|47.4 pounds; about 47 lb; 21,500 grams|60 pounds|21.5 metres
  240,000 miles|384,400 km; 384,400 kilometers|300,000 km
  35 mph|56 km/h; 35 miles per hour; 56 kilometres an hour|80 km/h|35 miles; 56 km
  7.8 km/s|28,000 km/h; 7,800 m/s|18,000 km/h
  100 °C|212 °F; 212 degrees Fahrenheit; 100 degrees Celsius; 373 kelvins|150 °F
  31 degrees of frost|−31 °C|31 °C
  between 8 and 14 milligrams|8 to 14 mg; 10 mg|20 mg; between 14 and 20 mg
  50 mcg|0.05 mg; 50 micrograms|50 mg
  minus 180 °C|minus 292 °F; −292 °F|−100 °F
  2 hectares|20,000 square metres; 20,000 m²; 4.9 acres|8 acres|20,000 metres
  10 gallons|38 litres; 45 liters|60 litres
  8 GB|8,000 megabytes; 8,192 MB|16 GB
  7.5 million pounds of thrust|33,400 kN|20,000 kN|7.5 million pounds
  60 fathoms|||363 feet; 60 metres`,
  // Times
  textTable`
  195 h 18 min 35 s|8 days, 3 hours, 18 minutes and 35 seconds; 195:18:35; 195 hours; 8 days and 3 hours|195:19:35; 9 days; 8 days, 4 hours
  150 minutes|two and a half hours; 2½ hours; 2h30m; 2.5 hours; two hours and a half|3½ hours; 4 hours
  21½ hours|21 hours and 36 minutes|31 h 36 min
  an hour and 56 minutes|116 minutes; 1h56m|56 minutes
  half an hour|30 minutes|50 minutes
  five to ten years|6 years; 72 months|20 years|five times; 12 times
  18 months|a year and a half; 1.5 years|3 years
  more than 300 researchers|310 researchers; 400 researchers|200 researchers|700 researchers; more than 700 researchers
  535,000 articles|more than 500,000 articles|235,000 articles|more than 335,000 articles
  500MiB|500 MiB; 524.3 MB|5GiB; 600 MiB`,
  // Changes, which are no levels
  textTable`
  that it lost 50 members|it lost 50 members; 50 members fewer; 50 fewer members|it lost 80 members; it gained 50 members|900 members; 50 members
  that it rose by 50 crowns|an increase of 50 crowns; 50 crowns more|it fell by 50 crowns|500 crowns`,
  // Dates without a year
  textTable`
  July 20|20 July 1969; 20 July 2019; July 1969; 1969; the 20th of July|24 July 1969; August 1969
  the 10th of August|August 10, 1969|16 August 1969|11 August 1969
  the 2018–19 season|2018/19; the 2018-2019 season; the season of 2018–2019; May 2019|2019/20; the 2017–18 season
  in the financial year 2021/22|2021–22|2022/23
  in August|10 August 1969; 1969|20 July 1969`,
  // Fractions, scales and separators
  textTable`
  about 3½ hours|three and a half hours; 3 1/2 hours; 3.5 hours|two and a half hours; 2½ hours
  two and one-half miles|2.5 miles; 2½ miles; 2-1/2 miles|3½ miles; 4 miles
  two and three-quarters miles|2¾ miles; 2.75 miles|4 miles
  two-thirds of voters|67% of voters; 66.7 percent|33%; 75% of voters
  more than half of the voters|52 percent of the voters|40 percent of the voters
  one voter in ten agreed|9 percent of the voters|33 percent of the voters
  six in ten of the voters|60% of the voters; 60% of voters|40%
  one in five voters|20% of voters; one out of every five voters|five voters; 50%
  a half-dozen times|six times; half a dozen times; half-a-dozen times|twelve times; a dozen times
  half-a-billion people|500 million people; a half billion people; half a billion people|a billion people
  124-million people|124 million people|1.24 million people; a million people
  a quarter of a million people|250,000 people|400,000 people
  11 lakh videos|1.1 million videos; 11,00,000 videos; 1,100,000 videos|11 million videos; 110,000 videos
  60 crore objects|600 million objects|60 million objects; 6 billion objects
  six thousand million objects|6 billion objects; 6 milliard objects; 6 bn objects|6 million objects
  15.100 stars|15,100 stars; 15 100 stars; 15’100 stars; 15.1 stars|9,000 stars
  1.234.567 stars|1,234,567 stars|234,567 stars`,
  // Money
  textTable`
  ¥20 billion|20 billion yen; JPY 20bn|30 billion yen|$20 billion; 30 billion euros; 20 tonnes
  ₹50 crore|500 million rupees; Rs. 50 crore|₹5 crore|$500 million
  CHF 5 million|5 million Swiss francs|8 million Swiss francs|$8 million
  A$5m|5 million Australian dollars; AUD 5 million|A$9m; US$5m; €5m|$9m
  C$45 million|45 million Canadian dollars; CAD 45 million|US$45 million; £45 million|$90 million
  38 U.S. dollars|US$38; $38|38 euros; C$38
  three and a half million pounds|£3.5 million|€3.5 million
  R$ 20 million|BRL 20 million|R$ 30 million|$30 million
  50 kr|50 kronor; 50 Swedish kronor|80 kr|80 euros
  half a million dollars|$500,000; $½ million|a million dollars|half a million euros
  $25.4 billion|US$25.4 billion; 25.4 billion dollars; USD 25.4 bn|$35 billion|£20 billion`,
  // Dates
  textTable`
  7/20/69|July 20, 1969; 20.07.1969; 20 July 1969|July 20, 1968; July 24, 1969
  20.07.1969|July 20, 1969; 1969-07-20T20:17Z; 20-Jul-1969; 20-Jul-69; 20 JUL 69|20.07.1968
  July 20, '69|July 20, 1969; 1969/07/20; 1969 July 20; July the 20th, 1969|July 20, 1968; July 20, '68
  July 20/21, 1969|July 20, 1969; 20/21 July 1969|July 24, 1969
  the 20th of July, nineteen sixty-nine|July 20, 1969; in 1969|in nineteen sixty-eight
  the summer of '69|July 20, 1969; in '69|July 20, 1968; in '68; in 1971
  the sixties|in 1969; the '60s; the 1960s; July 20, 1969; the early sixties|in 1972; the seventies; the '70s
  the third quarter of 1969|July 20, 1969; Q3 1969; 1969 Q3; the second half of 1969|the first quarter of 1969; Q1 1969; in April 1969|in June 1969
  the twenties|in 1923; in 2023|in 1931; in 2016`,
].flat()

const value = (text: string): Item =>
  readingOf(`Nobody had expected ${text}.`).items.findLast((i) => i.type === 'date' || i.type === 'number')!
const compare = (a: string, b: string) => compareItems(value(a), value(b))
const pairs = (at: 1 | 2 | 3): [string, string][] =>
  forms.flatMap((row) => (row[at] ? row[at].split('; ') : []).map((other): [string, string] => [row[0] ?? '', other]))

describe('a value in another form', () => {
  test.each(pairs(1))('is the same: %s and %s', (a, b) => {
    expect(compare(a, b)).toBe('same')
    expect(compare(b, a)).toBe('same')
  })

  test.each(pairs(2))('is still another value: %s and %s', (a, b) => {
    expect(compare(a, b)).toBe('other')
    expect(compare(b, a)).toBe('other')
  })

  test.each(pairs(3))('is not comparable, also as a bare figure: %s and %s', (a, b) => {
    const [one, other] = [value(a), value(b)]
    expect(compareItems(one, other)).toBe('unlike')
    if (one.type === 'number' && other.type === 'number') expect(compareBareNumbers(one, other)).toBe('unlike')
  })
})

test('any measure agrees with itself in another unit and not with its double', () => {
  const unit = fc.constantFrom(
    ...([
      ['metres', 'feet', 3.28084],
      ['kg', 'pounds', 2.2046226],
      ['km/h', 'mph', 0.6213712],
      ['litres', 'cubic feet', 0.0353147],
      ['hours', 'minutes', 60],
      ['kW', 'MW', 0.001],
    ] as const),
  )
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 9999 }), unit, (n, [own, other, ratio]) => {
      const converted = Number((n * ratio).toPrecision(5))
      expect(compare(`${n} ${own}`, `${converted} ${other}`)).toBe('same')
      expect(compare(`${2 * n} ${own}`, `${converted} ${other}`)).toBe('other')
    }),
    { seed: 1, numRuns: 60 },
  )
})
