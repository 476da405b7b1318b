import { mapDefined } from '@/lib/text/lists'

/**
 * Returns the indexes of the lines whose first sign looks like the mark of an item, but continues a sentence: "Apollo" /
 * "11. Eagle landed". The numbers and letters of a list go on, and its signs are repeated.
 *
 * @param mark matches the mark of an item, and its blanks
 * @param couldGoOn returns whether the shape of a line and of the line before it allows a sentence in both
 */
export function marksInSentences(
  lines: readonly string[],
  mark: RegExp,
  couldGoOn: (at: number) => boolean,
): ReadonlySet<number> {
  const marked = mapDefined(lines, (line, at) => {
    const sign = mark.exec(line)?.[0].trim()
    return sign === undefined ? null : { at, sign }
  })
  const found = new Set<number>()
  let item: ListMark | undefined
  for (const [index, own] of marked.entries()) {
    const before = lines[own.at - 1]?.trim() ?? ''
    const next = marked[index + 1]
    const isFirst = numberOfMark(own.sign) === 1 && next !== undefined && areOfOneList(own, next)
    const isItem = isFirst || (item !== undefined && areOfOneList(item, own))
    if (before === '' || isItem || MAY_PRECEDE_ITEM.test(before) || !couldGoOn(own.at)) item = own
    else found.add(own.at)
  }
  return found
}

/** Returns `marksInSentences` of a plain text, where a sentence only goes on below a full line with the same indent. */
export function textMarksInSentences(lines: readonly string[], mark: RegExp): ReadonlySet<number> {
  const lengths = lines.map((line) => line.trimEnd().length)
  const width = lengths.reduce((longest, length) => Math.max(longest, length), 0)
  return marksInSentences(lines, mark, (at) => {
    const before = lines[at - 1] ?? ''
    const line = lines[at] ?? ''
    const first = /^\S*/.exec(line.trim())?.[0].length ?? 0
    const isFull = width >= LEAST_COLUMN_WIDTH && (lengths[at - 1] ?? 0) + 1 + first > width * 0.9
    const own = indentOf(line)
    const above = indentOf(before)
    const isBelowFirst = own < above && (lines[at - 2] ?? '').trim() === ''
    const isBelowWords = /\d/.test(mark.exec(line)?.[0] ?? '') && own === (mark.exec(before)?.[0].length ?? above)
    return isFull && (own === above || isBelowFirst || isBelowWords)
  })
}

/** The end of a line after which an item can begin, with citation marks. */
const MAY_PRECEDE_ITEM = /[.!?…:;]["'”’)\]]*(?:\[\d{1,3}\]){0,9}$/u
/** Narrower columns, in characters, are lists and verse. */
const LEAST_COLUMN_WIDTH = 50
const MOST_ITEM_LINES = 20

interface ListMark {
  at: number
  sign: string
}

function areOfOneList(mark: ListMark, two: ListMark): boolean {
  if (two.at - mark.at > MOST_ITEM_LINES) return false
  const first = numberOfMark(mark.sign)
  const second = numberOfMark(two.sign)
  return first === null || second === null ? mark.sign === two.sign : Math.abs(second - first) <= 1
}

/** Returns the number of a mark, 1 for "1." and "a)"; null for a bullet. */
function numberOfMark(sign: string): number | null {
  const [order] = /\d+|[a-z]/.exec(sign) ?? []
  if (order === undefined) return null
  return /\d/.test(order) ? Number(order) : order.charCodeAt(0) - 96
}

function indentOf(line: string): number {
  return /^[\s\uFEFF]*/u.exec(line)?.[0].length ?? 0
}
