import Dexie, { liveQuery, type EntityTable } from 'dexie'
import {
  checkedItemSchema,
  noFindings,
  type CheckChanges,
  type CheckedItem,
  type FinishedCheck,
  type VerdictCounts,
} from './types'
import { stateOfCounted } from '@/lib/details/state'

/** The list of checked pages and texts, in a separate database, so that a fault in it cannot affect the notes. */
type HistoryDatabase = Dexie & { checked: EntityTable<CheckedItem, 'id'> }

/** Maximum number of items; the oldest are removed above it. */
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
export async function allCheckedItems(): Promise<CheckedItem[]> {
  const rows: unknown[] = await database().checked.orderBy('checkedAt').reverse().toArray()
  return rows.flatMap((row) => readItem(row) ?? [])
}

/** Calls back with all items, now and after each change, also from another context. @returns a function that stops it */
export function watchChecked(changed: (items: CheckedItem[]) => void, failed: () => void): () => void {
  const subscription = liveQuery(allCheckedItems).subscribe({ next: changed, error: failed })
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

export async function removeChecked(ids: readonly string[]): Promise<void> {
  await database().checked.bulkDelete([...ids])
}

/** Removes all items, and damaged rows with them. */
export async function clearChecked(): Promise<void> {
  await database().checked.clear()
}

function database(): HistoryDatabase {
  if (openedDatabase) return openedDatabase
  const db = new Dexie('claimlight-checked') as HistoryDatabase
  // Never edit a released version: add a new one with its own upgrade.
  db.version(1).stores({ checked: 'id, checkedAt' })
  return (openedDatabase = db)
}

let openedDatabase: HistoryDatabase | undefined

/**
 * Returns the item to store for a check.
 *
 * @param before the stored item of the same page or text, or null
 * @param now ISO time
 */
function checkedItem(check: FinishedCheck, before: CheckedItem | null, now: string): CheckedItem {
  const { kind, title, address, sentences, findings, dossier } = check
  const counts = countsOf(findings)
  const verdicts = findings
    .slice(0, MOST_VERDICTS)
    .map(({ quote, state }): CheckedItem['verdicts'][number] => [hashOf(quote), stateOfCounted(state)])
  const item = { kind, title: title.slice(0, 300), address, checkedAt: now, sentences, counts, dossier, verdicts }
  return { id: idOf(check), ...item, changes: changesOf(item, before, check.present) }
}

function idOf({ kind, key }: Pick<FinishedCheck, 'kind' | 'key'>): string {
  return `${kind} ${key}`
}

/** Maximum number of findings whose verdicts an item stores, to limit its size. No page seen so far had more. */
const MOST_VERDICTS = 5000

/** Ms within which two checks of a page count as one: a page that changes while it is open is checked again. */
const SAME_VISIT_MS = 10 * 60_000

function changesOf(
  now: Omit<CheckedItem, 'id' | 'changes'>,
  formerItem: CheckedItem | null,
  presentSentences?: readonly string[],
): CheckChanges | null {
  if (formerItem === null) return null
  const passed = Date.parse(now.checkedAt) - Date.parse(formerItem.checkedAt)
  if (now.kind === 'page' && passed < SAME_VISIT_MS) return formerItem.changes
  const old = new Map(formerItem.verdicts)
  const current = new Map(now.verdicts)
  const contradicted = formerItem.verdicts.filter(([, state]) => state === 'contradicted')
  const hashesHere = presentSentences && new Set([...presentSentences.map(hashOf), ...current.keys()])
  const changed = [...current].filter(
    ([sentence, verdict]) => old.has(sentence) && old.get(sentence) !== verdict,
  ).length
  return {
    since: formerItem.checkedAt,
    before: formerItem.counts,
    changed,
    added: [...current.keys()].filter((sentence) => !old.has(sentence)).length,
    gone: [...old.keys()].filter((sentence) => !current.has(sentence)).length,
    ...(hashesHere && {
      contradicted: { of: contradicted.length, changed: contradicted.filter(([hash]) => !hashesHere.has(hash)).length },
    }),
    isOtherDossier: formerItem.dossier !== now.dossier,
  }
}

function countsOf(findings: FinishedCheck['findings']): VerdictCounts {
  const counts = noFindings()
  for (const { state } of findings) counts[state] += 1
  return counts
}

/** Returns the FNV-1a hash of a sentence: its 32 bits distinguish sentences, and the words cannot be restored. */
function hashOf(quote: string): number {
  let hash = 0x811c9dc5
  for (const letter of quote.toLowerCase().replace(/\s+/g, ' ').trim())
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** Reads a row of the database; null if it is damaged, so that one row does not hide the others. */
export function readItem(row: unknown): CheckedItem | null {
  const read = checkedItemSchema.safeParse(row)
  return read.success ? read.data : null
}
