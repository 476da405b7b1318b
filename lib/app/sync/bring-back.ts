import { removeAside, type AsideRow } from '@/lib/annotations/sync/aside'
import { inTurn } from '@/lib/platform/one-at-a-time'
import { kindOf } from '@/lib/sync/delta'
import type { Fields } from '@/lib/sync/kinds/kind'
import { localTables, SYNC_LOCK, type SyncPlace } from './sync'

/**
 * Gives a row the content again that it had before other devices changed it. What it has now is kept in its place.
 *
 * @returns false where it cannot be written any more, for example because its dossier is gone
 */
export function bringBack(
  { id, key, fields }: AsideRow,
  now = new Date().toISOString(),
  tell: SyncPlace['tell'] = () => undefined,
): Promise<boolean> {
  return inTurn(SYNC_LOCK, async () => {
    const tables = localTables(now, tell)
    const isSettled = (await tables.taken()).size === 0
    const expected = await fieldsHere(tables, key)
    const row = kindOf(key) === 'note' ? { ...fields, modified: now } : fields
    const taken = await tables.take([{ key, expected, fields: row }], () => undefined)
    // The next sync must see a change of the user, and not one that came.
    if (isSettled) await tables.forgetTaken()
    if (taken.has(key)) await removeAside(id)
    return taken.has(key)
  })
}

async function fieldsHere(tables: ReturnType<typeof localTables>, wanted: string): Promise<Fields | null> {
  for await (const rows of tables.rows()) for (const { key, fields } of rows) if (key === wanted) return fields
  return null
}
