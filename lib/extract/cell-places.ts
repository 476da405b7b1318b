import type { CellPlace } from '@/lib/schema/finding'
import { attributeOf, unclobbered } from './unclobbered'

/**
 * Creates a function that finds the place of an element in the tables of a page; it must be called in reading order. In
 * a list of terms each term begins a row, as its head. Undefined outside tables, and in tables for layout.
 */
export function createCellPlaces(): (element: Element) => CellPlace | undefined {
  const tables = new Map<Element, { table: number; filled: number[] }>()
  const places = new Map<Element, CellPlace>()
  let rows = 0

  function placeRow(row: Element, list: Element): void {
    const known = tables.get(list) ?? { table: tables.size, filled: [] }
    tables.set(list, known)
    const { table, filled } = known
    rows++
    let column = 0
    for (const cell of unclobbered(row, 'children')) {
      while (countDownRowSpan(filled, column)) column++
      const [down, across] = [spanOf(cell, 'rowspan'), spanOf(cell, 'colspan')]
      places.set(cell, {
        ...{ table, row: rows, column, isHead: unclobbered(cell, 'localName') === 'th' },
        ...(down > 1 && { down }),
        ...(across > 1 && { across }),
      })
      for (const next = column + across; column < next; column++) filled[column] = down - 1
    }
    for (; column < filled.length; column++) countDownRowSpan(filled, column)
  }

  /** Whether a cell of an earlier row reaches into this column; counts down its rows. */
  function countDownRowSpan(filled: number[], column: number): boolean {
    const left = filled[column] ?? 0
    if (left > 0) filled[column] = left - 1
    return left > 0
  }

  function placeTerm(cell: Element, list: Element): void {
    const known = tables.get(list) ?? { table: tables.size, filled: [] }
    tables.set(list, known)
    const isHead = unclobbered(cell, 'localName') === 'dt'
    if (isHead) rows++
    places.set(cell, { table: known.table, row: rows, column: isHead ? 0 : 1, isHead })
  }

  return (element) => {
    const cell = closest(element, 'td, th, dt, dd')
    if (!cell) return undefined
    const list = closest(cell, 'table, dl')
    if (!list || LAYOUT.has(attributeOf(list, 'role'))) return undefined
    if (!places.has(cell)) {
      const row = unclobbered(cell, 'parentElement')
      if (unclobbered(list, 'localName') === 'dl') placeTerm(cell, list)
      else if (row) placeRow(row, list)
    }
    return places.get(cell)
  }
}

const LAYOUT = new Set(['presentation', 'none'])

const closest = (element: Element, selector: string): Element | null =>
  unclobbered(element, 'closest').call(element, selector)

/** Returns the span of a cell, 1 to `MOST_SPAN`: a page may state any number. */
function spanOf(cell: Element, name: 'rowspan' | 'colspan'): number {
  const span = Number.parseInt(attributeOf(cell, name), 10)
  return span > 0 ? Math.min(span, MOST_SPAN) : 1
}
const MOST_SPAN = 50
