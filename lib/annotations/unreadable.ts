import { database } from './database'
import { isAnnotation, isDeletedAnnotation } from './is-annotation'

/**
 * The rows that are no notes any more, as they stand: in the list, in the bin, and those that were laid by. They are never
 * deleted. All rows are looked at, a few hundred at a time, as a bad one may be missing from every index.
 */
export async function unreadableRows(): Promise<unknown[]> {
  const { annotations, bin, keeping } = database()
  const laidBy = await keeping.where('key').startsWith(LAID_BY).toArray()
  return [
    ...(await badRows(annotations, isAnnotation)),
    ...(await badRows(bin, isDeletedAnnotation)),
    ...laidBy.map(({ value }) => value),
  ]
}

/** Puts a row that cannot be read where nothing writes over it. Within a transaction that has `keeping`. */
export async function layBy(row: { id: string }): Promise<void> {
  await database().keeping.put({ key: `${LAID_BY}${row.id}`, value: row })
}

/** The rows as text for a file: also what JSON has no form for. */
export function unreadableAsText(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row, plainer())).join(',\n')}\n]\n`
}

/** What JSON.stringify is to write for each value of one row. */
function plainer(): (key: string, value: unknown) => unknown {
  const met = new Set<unknown>()
  return (_key, value) => {
    if (typeof value === 'bigint') return String(value)
    if (value instanceof Map || value instanceof Set) return [...(value as Iterable<unknown>)]
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`
    if (typeof value !== 'object' || value === null) return value
    if (met.has(value)) return '(again)'
    met.add(value)
    return value
  }
}

const LAID_BY = 'unreadable:'
const AT_ONCE = 300

interface Rows {
  orderBy: (key: ':id') => { limit: (n: number) => { toArray: () => Promise<{ id: string }[]> } }
  where: (key: ':id') => {
    above: (id: string) => { limit: (n: number) => { toArray: () => Promise<{ id: string }[]> } }
  }
}

async function badRows(table: Rows, isGood: (row: unknown) => boolean): Promise<unknown[]> {
  const bad: unknown[] = []
  let rows = await table.orderBy(':id').limit(AT_ONCE).toArray()
  for (;;) {
    bad.push(...rows.filter((row) => !isGood(row)))
    const last = rows.at(-1)
    if (last === undefined || rows.length < AT_ONCE) return bad
    rows = await table.where(':id').above(last.id).limit(AT_ONCE).toArray()
  }
}
