import { callBackground } from '@/lib/messaging/call'
import { kindOfKey } from '@/lib/rows/row-rules'
import { runOnAllTables } from '@/lib/store/database'
import { removeFormerRow, type FormerRow } from '@/lib/store/former-rows'
import { allRows, keysInBin, readRow, writeRows } from '@/lib/user-rows/row-tables'
import type { LocalTables } from './types'

export function localTables(now: string): LocalTables {
  return {
    rows: allRows,
    inBin: keysInBin,
    async write(rows, leftOut, settle) {
      const written = await runOnAllTables(async () => {
        const keys = await writeRows(rows, now, leftOut)
        await settle(keys)
        return keys
      })
      const kinds = new Set([...written].map(kindOfKey))
      if (kinds.has('dossier') || kinds.has('adjustment')) void callBackground('dossiers-changed', null)
      if (kinds.has('note')) void callBackground('notes-changed', null)
      if (kinds.has('mute')) void callBackground('mutes-changed', null)
      return written
    },
  }
}

/**
 * Restores the content that a row had before other devices or an import changed it. The present content is kept. The
 * next sync finds the row different from its record, and so treats it as the user's change.
 * @returns false where the row cannot be written, for example because its dossier is gone
 */
export function restoreRow({ id, key, fields }: FormerRow, now = new Date().toISOString()): Promise<boolean> {
  const isNote = kindOfKey(key) === 'note'
  return runOnAllTables(async () => {
    const write = { key, expected: await readRow(key), fields: isNote ? { ...fields, modified: now } : fields }
    const removeFormer = async (written: ReadonlySet<unknown>) => {
      if (written.has(key)) await removeFormerRow(id)
    }
    return (await localTables(now).write([write], () => undefined, removeFormer)).has(key)
  })
}
