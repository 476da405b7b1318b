import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compareItems } from '@/lib/engine/analyse/compare-values'
import { readingOf } from '@/tests/unit/engine/invented'

// A table by somebody else: two forms of one value never exclude each other, and forms of two values never agree. A form
// that is read as several values, or not at all, makes no pair.

const SENTENCES: Record<string, (words: string) => string> = {
  number: (words) => `There were ${words} boats in the bay.`,
  range: (words) => `There were ${words} boats in the bay.`,
  ordinal: (words) => `It was the ${words} boat in the bay.`,
  dimension: (words) => `The measure of it was ${words} in all.`,
  currency: (words) => `It was sold for ${words} in the end.`,
  temperature: (words) => `It was ${words} in the bay.`,
  age: (words) => `The tree is ${words} now.`,
  duration: (words) => `The work on it took ${words} in all.`,
  date: (words) => `The bridge was opened on ${words} by a crowd.`,
  'date of any year': (words) => `The bridge was opened on ${words} by a crowd.`,
}

/** Names of months, which the table often writes in small letters. */
const MONTH = /\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b/g

const forms = readFileSync(`${import.meta.dirname}/outside-forms.tsv`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .flatMap((line) => {
    const [kind = '', words = '', value = '', unit = '', date] = line.split('\t')
    const isDate = kind.startsWith('date')
    const anchor = kind === 'date of any year' ? '2016-12-31' : date
    const { items } = readingOf(
      SENTENCES[kind]!(words.replace(MONTH, (name) => name.charAt(0).toUpperCase() + name.slice(1))),
      anchor ? { date: anchor } : {},
    )
    const found = items.filter((item) => item.type === (isDate ? 'date' : 'number'))
    const [item] = found
    // "3-7-2017" is a day of March or of July.
    const isOne =
      found.length === 1 && !(item?.type === 'date' && item.date.value.grain === 'day' && item.date.value.vague)
    const [low, high = low] = value.split('/').map(Number)
    const range = isDate ? daysOf(value) : [low, high]
    return isOne && item ? [{ group: `${kind} ${unit}`, words, value, item, range: range as [number, number] }] : []
  })

/** Returns the first and last day, in ms, of "2016", "2016-11", "2016-11-02" or "2016-07-01/2016-10-01". */
function daysOf(value: string): [number, number] {
  const [from = '', to = from] = value.split('/')
  const [year, month] = to.split('-').map(Number)
  const last = /^\d{4}$/.test(to)
    ? Date.UTC(year!, 12, 0)
    : /^\d{4}-\d\d$/.test(to)
      ? Date.UTC(year!, month, 0)
      : Date.parse(to)
  return [Date.parse(from), last]
}

const pairs = forms.flatMap((a, at) => forms.slice(at + 1).flatMap((b) => (a.group === b.group ? [{ a, b }] : [])))
const compared = ({ a, b }: (typeof pairs)[number]) => [compareItems(a.item, b.item), compareItems(b.item, a.item)]
const named = ({ a, b }: (typeof pairs)[number]) => `${a.words} / ${b.words}`

test('two forms of one value never exclude each other', () => {
  const equal = pairs.filter(({ a, b }) => a.value === b.value)
  expect(equal.length).toBeGreaterThan(120)
  expect(equal.filter((pair) => compared(pair).includes('other')).map(named)).toEqual([])
})

test('forms of two values that no rounding joins never agree', () => {
  const other = pairs.filter(({ a, b }) => {
    const gap = Math.max(a.range[0] - b.range[1], b.range[0] - a.range[1])
    const size = Math.max(Math.abs(a.range[0]), Math.abs(b.range[0]))
    return a.group.startsWith('date') ? gap > 2 * 86_400_000 : gap > 0.25 * size
  })
  expect(other.length).toBeGreaterThan(11_000)
  expect(other.filter((pair) => compared(pair).includes('same')).map(named)).toEqual([])
})
