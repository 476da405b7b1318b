import Dexie, { liveQuery, type EntityTable } from 'dexie'
import { checkedItem, idOf } from './checked-item'
import { readItem } from './read-item'
import type { CheckedItem, FinishedCheck } from './types'

/** The list of checked pages and texts. A database of its own, so that the notes do not depend on it. */
type HistoryDatabase = Dexie & { checked: EntityTable<CheckedItem, 'id'> }

/** The oldest items are removed above this number. */
export const MOST_ITEMS = 1000

/** Adds a check to the list, or replaces the item of the same page or text. `now`: ISO time. */
export async function recordCheck(check: FinishedCheck, now: string): Promise<void> {
  const { checked } = database()
  await database().transaction('rw', checked, async () => {
    await checked.put(checkedItem(check, readItem(await checked.get(idOf(check))), now))
    const tooMany = (await checked.count()) - MOST_ITEMS
    if (tooMany > 0) await checked.bulkDelete(await checked.orderBy('checkedAt').limit(tooMany).primaryKeys())
  })
}

/** All items, the latest first. Damaged rows are left out. */
export async function allChecked(): Promise<CheckedItem[]> {
  const rows: unknown[] = await database().checked.orderBy('checkedAt').reverse().toArray()
  return rows.flatMap((row) => readItem(row) ?? [])
}

/** Calls back with all items, now and after each change, also from another context. @returns a function that stops it */
export function watchChecked(changed: (items: CheckedItem[]) => void, failed: () => void): () => void {
  const subscription = liveQuery(allChecked).subscribe({ next: changed, error: failed })
  return () => subscription.unsubscribe()
}

/** Puts items back that were removed. An item that was checked again meanwhile stays as it is. */
export async function restoreChecked(items: readonly CheckedItem[]): Promise<void> {
  const { checked } = database()
  await database().transaction('rw', checked, async () => {
    const known = new Set(await checked.toCollection().primaryKeys())
    await checked.bulkPut(items.filter(({ id }) => !known.has(id)))
  })
}

/** Removes the items with these ids. */
export async function removeChecked(ids: readonly string[]): Promise<void> {
  await database().checked.bulkDelete([...ids])
}

/** Removes all items, and damaged rows with them. */
export async function clearChecked(): Promise<void> {
  await database().checked.clear()
}

function database(): HistoryDatabase {
  return (opened ??= open())
}

let opened: HistoryDatabase | undefined

function open(): HistoryDatabase {
  const db = new Dexie('claimlight-checked') as HistoryDatabase
  // Never edit a released version: add a new one with its own upgrade.
  db.version(1).stores({ checked: 'id, checkedAt' })
  return db
}
