import type { Item, ParsedSentence } from './parsed-sentence'

type NumberItem = Extract<Item, { type: 'number' }>

/**
 * Returns what follows from the two figures of a sentence that count one thing: of two levels ("64 members in 2022 and 58 members in
 * 2023", "from 40 to 44 cents") the change and its percentage, of two parts ("45 people in Orm and 27 people in Vik") their sum.
 */
export function derivedItems(readings: readonly ParsedSentence[]): Item[] {
  return readings.flatMap((reading) => {
    const figures = reading.items.filter((item): item is NumberItem => item.type === 'number' && isPlain(item))
    const [first, last] = figures.filter((item) => figures.some((other) => other !== item && countOne(item, other)))
    const isPair = first && last && figures.filter((item) => countOne(item, last)).length < 3
    if (!isPair) return []
    const { value: a } = first.number
    const { value: b } = last.number
    const isFromTo = /\bfrom\s(?:\p{L}+\s)?$/iu.test(reading.text.slice(0, first.start - reading.start))
    const years = reading.items.filter((item) => item.type === 'date')
    if (!isFromTo && years.length < 2) {
      if (last.number.sign === '%') return []
      return [withValue(last, a + b)]
    }
    if (a === b) return []
    const change = a < b ? 'up' : 'down'
    const percent = { value: (100 * Math.abs(b - a)) / a, sign: '%', slack: LEAST_POINT }
    return [withValue(last, Math.abs(b - a), { change }), withValue(last, percent.value, { change, ...percent })]
  })
}
/** Percentages are rounded to whole points. */
const LEAST_POINT = 0.5

const isPlain = ({ number: { clock, change, to, vague } }: NumberItem): boolean =>
  clock === undefined && change === undefined && to === undefined && vague === 'exact'

/** Whether two figures count one noun, or have one unit or currency. */
function countOne(a: NumberItem, b: NumberItem): boolean {
  const kindOf = ({ number: { measure, sign }, unit }: NumberItem): string =>
    measure ?? (sign || (unit.split(' ')[0] ?? ''))
  return a === b || (kindOf(a) !== '' && kindOf(a) === kindOf(b))
}

function withValue(item: NumberItem, value: number, more: Partial<NumberItem['number']> = {}): NumberItem {
  const { measure: _measure, ...plain } = item.number
  const number = more.sign === '%' ? { ...plain, ...more, value } : { ...item.number, ...more, value }
  return { ...item, number }
}
