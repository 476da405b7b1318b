import { callBackground } from '@/lib/messaging/call'
import type { FormerRow } from '@/lib/notes/data/database'
import { keepFormerRows, removeFormerRow } from '@/lib/notes/data/former-rows'
import { forgetWrittenRowKeys, keysInBin, rowsToSync, writeRows, writtenRowKeys } from '@/lib/notes/data/portable-rows'
import { dossierRowsToSync, dossiersInBin, writeDossierRows } from '@/lib/dossiers/data/portable/dossier-rows'
import { kindOfKey } from '@/lib/rows/row-rules'
import type { LocalTables } from './types'

export function localTables(now: string): LocalTables {
  return {
    async *rows() {
      yield* rowsToSync()
      yield await dossierRowsToSync()
    },
    inBin: async (keys) => new Set([...(await keysInBin(keys)), ...(await dossiersInBin(keys))]),
    async write(rows, leftOut) {
      const dossiers = await writeDossierRows(rows, now, keepFormerRows, leftOut)
      const written = await writeRows(rows, now, leftOut, dossiers)
      const kinds = new Set([...written].map(kindOfKey))
      if (kinds.has('dossier') || kinds.has('adjustment')) void callBackground('dossiers-changed', null)
      if (kinds.has('note')) void callBackground('notes-changed', null)
      if (kinds.has('mute')) void callBackground('mutes-changed', null)
      return written
    },
    writtenKeys: writtenRowKeys,
    forgetWrittenKeys: forgetWrittenRowKeys,
  }
}

/**
 * Restores the content that a row had before other devices or an import changed it. The present content is kept.
 * @returns false where the row cannot be written, for example because its dossier is gone
 */
export async function restoreRow({ id, key, fields }: FormerRow, now = new Date().toISOString()): Promise<boolean> {
  const tables = localTables(now)
  const isSettled = (await tables.writtenKeys()).size === 0
  let expected = null
  for await (const rows of tables.rows()) expected = rows.find((row) => row.key === key)?.fields ?? expected
  const row = kindOfKey(key) === 'note' ? { ...fields, modified: now } : fields
  const taken = await tables.write([{ key, expected, fields: row }], () => undefined)
  // The next sync must treat this row as the user's change, and not as a received one.
  if (isSettled) await tables.forgetWrittenKeys()
  if (taken.has(key)) await removeFormerRow(id)
  return taken.has(key)
}
