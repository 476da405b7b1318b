import { database, keyOf, type DossierRow } from './database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { bundledRow, changesOf, countsOf, installedRow, keptUntil, outlineOf, shown, write } from './rows'
import { DossierRefused, type InstalledDossier } from './types'

/** The installed dossiers: the bundled one, then the others in the order in which they came. Removed ones are not among them. */
export async function listDossiers(): Promise<InstalledDossier[]> {
  const rows = (await database().dossiers.toArray()).filter(({ removed }) => removed === null)
  const bundled = await withPresentCounts(rows.find(({ id }) => id === BUNDLED_ID) ?? bundledRow())
  const others = rows.filter(({ id }) => id !== BUNDLED_ID)
  return [bundled, ...others.sort((a, b) => (a.added < b.added ? -1 : 1))].map(shown)
}

/** The bundled dossier may have come in a newer version since its row was written. */
async function withPresentCounts(bundled: DossierRow): Promise<DossierRow> {
  const changes = bundled.changes === 0 ? [] : await changesOf(BUNDLED_ID)
  return { ...bundled, ...countsOf(await outlineOf(BUNDLED_ID), changes) }
}

/** Removed dossiers that can still be restored, last removed first. */
export async function listRemoved(): Promise<InstalledDossier[]> {
  const rows = (await database().dossiers.toArray()).filter(({ removed }) => removed !== null)
  return rows.sort((a, b) => ((a.removed ?? '') > (b.removed ?? '') ? -1 : 1)).map(shown)
}

/** A dossier that is off is kept, and checks nothing. */
export function setDossierOn(id: string, isOn: boolean): Promise<void> {
  return write(async () => {
    await database().dossiers.put({ ...(await installedRow(id)), isOn })
  })
}

/** Puts a dossier aside for 30 days, with the user's changes. */
export function removeDossier(id: string, now = new Date().toISOString()): Promise<void> {
  return write(async () => {
    if (id === BUNDLED_ID) throw new DossierRefused('bundled')
    await database().dossiers.put({ ...(await installedRow(id)), removed: now })
  })
}

/** Brings a removed dossier back as it was. */
export function restoreDossier(id: string): Promise<void> {
  return write(async () => {
    const row = await database().dossiers.get(id)
    if (row === undefined) throw new DossierRefused('unknown', id)
    await database().dossiers.put({ ...row, removed: null })
  })
}

/**
 * Deletes what was put aside more than 30 days ago. Call it about every hour.
 *
 * @returns the number of dossiers deleted
 */
export async function purgeRemoved(now: string): Promise<number> {
  const isOver = (end: string | undefined): boolean => end !== undefined && end <= now
  const overdue = async () =>
    (await database().dossiers.toArray()).flatMap((row) => {
      const isGone = row.removed !== null && isOver(keptUntil(row.removed))
      return isGone || isOver(row.former?.until) ? [{ row, isGone }] : []
    })
  // Most times there is nothing to write.
  if ((await overdue()).length === 0) return 0
  return write(async () => {
    const db = database()
    const rows = await overdue()
    const ids = rows.filter(({ isGone }) => isGone).map(({ row }) => row.id)
    const keys = [...ids.map((id) => keyOf(id)), ...rows.map(({ row }) => keyOf(row.id, 'former'))]
    for (const table of [db.contents, db.compiled, db.indexes, db.outlines]) await table.bulkDelete(keys)
    await db.changes.where('dossier').anyOf(ids).delete()
    await db.dossiers.bulkDelete(ids)
    await db.dossiers.bulkPut(rows.flatMap(({ row, isGone }) => (isGone ? [] : { ...row, former: null })))
    return ids.length
  })
}
