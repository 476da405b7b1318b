import { database } from './database'
import { batchesOf, type Rows } from './read-notes'
import { isAnnotation, isDeletedAnnotation } from '@/lib/schema/is-annotation'

/**
 * Rows that are not valid notes, unchanged: in the list, in the bin, and those moved aside. They are never deleted. All
 * rows are scanned, a few hundred at a time, because an invalid row may be missing from every index.
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

/** Moves an unreadable row aside, where nothing overwrites it. Call within a transaction that includes `meta`. */
export async function quarantine(row: { id: string }): Promise<void> {
  await database().keeping.put({ key: `${LAID_BY}${row.id}`, value: row })
}

/** The rows as text for a file, including values that JSON cannot represent. */
export function unreadableAsText(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row, plainer())).join(',\n')}\n]\n`
}

/** The JSON value for each value of a row. */
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

async function badRows(table: Rows, isGood: (row: unknown) => boolean): Promise<unknown[]> {
  const bad: unknown[] = []
  for await (const rows of batchesOf(table, AT_ONCE)) bad.push(...rows.filter((row) => !isGood(row)))
  return bad
}
