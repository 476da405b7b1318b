import { day, monthValue, type DateValue } from './date-value'

/**
 * The tolerated range for a part of a year ("late 2015", "the summer of 2015"), wider than in the calendar, or of a
 * month ("early March 2016": all of March).
 *
 * @param part lower case, a key of `parts`
 * @param month 1 to 12, for a part of a month
 */
export function partOfYear(part: string, y: number, month?: number): DateValue {
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
