import { contentId } from '@/lib/text/content-id'
import type { RecordKey } from '@/lib/sync/delta'
import { isSameJson } from '@/lib/sync/kinds/json'
import type { Fields } from '@/lib/sync/kinds/kind'
import { database } from '@/lib/annotations/database'
import { binEnd, takeDue } from '@/lib/annotations/purge-bin'

/** A row as it was before other devices changed or deleted it. */
export interface AsideRow {
  id: string
  key: RecordKey
  fields: Fields
  /** ISO instant. */
  at: string
}

/** Keeps rows for 30 days. The same row is kept once, with its last time. */
export async function putAside(rows: readonly Pick<AsideRow, 'key' | 'fields'>[], now: string): Promise<void> {
  if (rows.length === 0) return
  const { keeping } = database()
  const ids = rows.map(({ key, fields }) => `${ASIDE}${contentId([key, fields])}`)
  const before = await keeping.bulkGet(ids)
  const kept = rows.map(({ key, fields }, n): AsideRow => {
    const same = before[n]?.value as AsideRow | undefined
    // An id is no proof of equal content: a stranger may have made other content for it.
    const isOther = same !== undefined && !(same.key === key && isSameJson(same.fields, fields))
    return { id: isOther ? `${ASIDE}${crypto.randomUUID()}` : (ids[n] ?? ''), key, fields, at: now }
  })
  await keeping.bulkPut(kept.map((row) => ({ key: row.id, value: row })))
}

/** The last ones first. */
export async function listAside(): Promise<AsideRow[]> {
  const rows = await database().keeping.where('key').startsWith(ASIDE).toArray()
  return rows.map(({ value }) => value as AsideRow).sort((a, b) => (a.at < b.at ? 1 : -1))
}

export async function removeAside(id: string): Promise<void> {
  if (id.startsWith(ASIDE)) await database().keeping.delete(id)
}

/** Deletes what was kept for more than 30 days, and was found so on seven different days. Call it about every hour. */
export function purgeAside(now: string): Promise<number> {
  const { keeping } = database()
  return database().transaction('rw', keeping, async () => {
    const longAgo = binEnd(now)
    const old = (await listAside()).filter(({ at }) => at < longAgo)
    const due = await takeDue('sync-overdue', [...new Set(old.map(({ at }) => at))], now)
    const gone = old.filter(({ at }) => due.includes(at))
    await keeping.bulkDelete(gone.map(({ id }) => id))
    return gone.length
  })
}

const ASIDE = 'sync-aside:'
