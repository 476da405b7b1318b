import type { Item, ParsedSentence } from './parsed-sentence'

type NumberItem = Extract<Item, { type: 'number' }>

/**
 * Returns what follows from the two figures of a sentence that count one thing: of two levels ("64 members in 2022 and 58 members in
 * 2023", "from 40 to 44 cents") the change and its percentage, of two parts ("45 people in Orm and 27 people in Vik") their sum.
 */
export function derivedItems(readings: readonly ParsedSentence[]): Item[] {
  return readings.flatMap((reading) => {
    const figures = reading.items.filter((item): item is NumberItem => item.type === 'number' && isPlain(item))
    const isFrom = ({ start }: Item): boolean =>
      /\bfrom\s(?:\p{L}+\s)?$/iu.test(reading.text.slice(0, start - reading.start))
    const countOne = (a: NumberItem, b: NumberItem): boolean => a === b || areAlike(a, b) || (isFrom(a) && isBare(b))
    const first = figures.find((item) => figures.some((other) => other !== item && countOne(item, other)))
    const [last, ...more] = first ? figures.filter((item) => item !== first && countOne(first, item)) : []
    if (!first || !last || more.length > 0) return []
    const { value: a } = first.number
    const { value: b } = last.number
    const years = reading.items.filter((item) => item.type === 'date')
    if (!isFrom(first) && years.length < 2) {
      if (first.number.sign === '%') return []
      return [withValue(first, a + b)]
    }
    if (a === b) return []
    const change = a < b ? 'up' : 'down'
    const percent = { value: (100 * Math.abs(b - a)) / a, sign: '%', slack: LEAST_POINT }
    return [withValue(first, Math.abs(b - a), { change }), withValue(first, percent.value, { change, ...percent })]
  })
}
/** Percentages are rounded to whole points. */
const LEAST_POINT = 0.5

/** Percentages by which words for a factor change a value. */
const FACTORS = new Map([
  ['doubled', 100],
  ['tripled', 200],
  ['trebled', 200],
  ['quadrupled', 300],
  ['halved', -50],
])

/** Whether derived values have the factor that a word says ("doubled"); undefined for another word, and without a percentage. */
export function hasFactor(lower: string, derived: readonly Item[]): boolean | undefined {
  const factor = FACTORS.get(lower)
  const changes = derived.filter((item): item is NumberItem => item.type === 'number' && item.number.sign === '%')
  if (factor === undefined || changes.length === 0) return undefined
  return changes.some(({ number: { value, change } }) => {
    const signed = change === 'down' ? -value : value
    return Math.abs(signed - factor) <= Math.abs(factor) * FACTOR_ROUNDING
  })
}
const FACTOR_ROUNDING = 0.1

const isPlain = ({ number: { clock, change, to, vague } }: NumberItem): boolean =>
  clock === undefined && change === undefined && to === undefined && vague === 'exact'

const kindOf = ({ number: { measure, sign }, unit }: NumberItem): string =>
  measure ?? (sign || (unit.split(' ')[0] ?? ''))
/** Whether a figure names nothing that it counts. */
const isBare = (item: NumberItem): boolean => kindOf(item) === ''
/** Whether two figures count one noun, or have one unit or currency. */
const areAlike = (a: NumberItem, b: NumberItem): boolean => !isBare(a) && kindOf(a) === kindOf(b)

function withValue(item: NumberItem, value: number, more: Partial<NumberItem['number']> = {}): NumberItem {
  const { measure: _measure, ...plain } = item.number
  const number = more.sign === '%' ? { ...plain, ...more, value } : { ...item.number, ...more, value }
  return { ...item, number }
}
