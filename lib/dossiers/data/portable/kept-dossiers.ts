import type { BackupChange, BackupDossier } from '@/lib/rows/kept-dossier'
import { database } from '@/lib/dossiers/data/database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { listDossiers } from '@/lib/dossiers/data/list'
import { lastKey } from '@/lib/dossier/format/warnings'
import { contentId } from '@/lib/text/content-id'
import { fieldsOfDossier, portableChanges } from './portable'

/** Yields all dossiers and changes for a backup, except removed dossiers and former versions. @param only these ids */
export async function* dossiersForBackup(
  only?: ReadonlySet<string>,
): AsyncGenerator<BackupDossier | BackupChange, void, undefined> {
  for (const installed of await listDossiers()) {
    const { id, isOn } = installed
    if (only?.has(id) === false) continue
    const row = await database().dossiers.get(id)
    const fields = row ? await fieldsOfDossier(row) : null
    if (fields === null && id !== BUNDLED_ID) continue
    if (row) yield { kind: 'dossier', id, isOn, lastSignedBy: lastKey(installed), fields }
    for (const { stored, fields: portable } of await portableChanges(id))
      if (portable) yield { kind: 'change', id: stored.id, fields: portable }
  }
}

/** Returns the largest possible number of dossiers, except the bundled one, and of changes in a backup. */
export async function countDossiers(): Promise<{ dossiers: number; changes: number }> {
  const rows = await listDossiers()
  return { dossiers: rows.length - 1, changes: rows.reduce((sum, { changes }) => sum + changes, 0) }
}

/** Returns a text that differs after each change to the stored dossiers; empty where nothing was ever stored. */
export async function dossiersStamp(): Promise<string> {
  const rows = await database().dossiers.toArray()
  const facts = rows.map(({ id, modified, isOn, removed, version }) => [id, modified, isOn, removed, version])
  const changes = (await database().changes.toArray()).map(({ id, at }) => [id, at])
  return rows.length + changes.length === 0 ? '' : contentId([...facts, ...changes])
}
