import { defined } from '@/lib/text/defined'
import { purgeCutoff } from '@/lib/store/former-rows'
import { database } from './database'
import { runOnAllTables } from '@/lib/store/database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { countsOf } from './adjusted'
import { readAdjustments } from './adjustments'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledRow, installedRow, subjectOf, toInstalled, updateSubject } from './rows'
import { DossierRefused, type EvidenceDocument, type InstalledDossier } from './types'

/** Lists the installed dossiers: the bundled one first, the others oldest first. Leaves out removed ones. */
export async function listDossiers(): Promise<InstalledDossier[]> {
  const rows = (await database().dossiers.toArray()).filter(({ removed }) => removed === null)
  const bundled = await withPresentCounts(rows.find(({ id }) => id === BUNDLED_ID) ?? bundledRow())
  const others = rows.filter(({ id }) => id !== BUNDLED_ID)
  return [bundled, ...others.sort((a, b) => (a.added < b.added ? -1 : 1))].map(toInstalled)
}

/** Counts the bundled dossier again: the extension may have a newer version of it than when its row was written. */
async function withPresentCounts(bundled: InstalledDossier): Promise<InstalledDossier> {
  const adjustments = bundled.adjustments === 0 ? [] : await readAdjustments(BUNDLED_ID)
  return { ...bundled, ...countsOf(bundledDossier, adjustments) }
}

/** Removed and replaced dossiers that can still be restored, the last one first. */
export async function listRemoved(): Promise<InstalledDossier[]> {
  const rows = (await database().dossiers.toArray()).filter(({ removed }) => removed !== null)
  return rows.sort((a, b) => ((a.removed ?? '') > (b.removed ?? '') ? -1 : 1)).map(toInstalled)
}

/** Turns a dossier on or off. One that is off is kept, but pages are not compared with it. */
export function setDossierOn(id: string, isOn: boolean): Promise<void> {
  return runOnAllTables(async () => {
    await database().dossiers.put({ ...(await installedRow(id)), isOn })
  })
}

/** The words of the user for a document: an empty name or project is none. `main`: its main names. */
export type DocumentWords = Pick<EvidenceDocument, 'label' | 'project' | 'main'> & {
  aliases?: string[] | undefined
}

/** Gives a document another name, project, other names or main names. Does nothing to a dossier that somebody made. */
export function describeDocument(id: string, { label, project, main, aliases }: DocumentWords): Promise<void> {
  return runOnAllTables(async () => {
    const row = await installedRow(id)
    const { origin } = row
    if (origin.kind !== 'file' || !origin.document) return
    const document = defined({
      ...origin.document,
      label: (label ?? origin.document.label) || undefined,
      project: (project ?? origin.document.project) || undefined,
      main: main ?? origin.document.main,
    })
    const named = { ...row.subject, aliases: aliases ?? row.subject.aliases }
    const subject = main ? subjectOf(named, main) : named
    const modified = new Date().toISOString()
    await database().dossiers.put({ ...row, subject, origin: { ...origin, document }, modified })
    if (aliases) await updateSubject(id, subject, modified)
  })
}

/** Removes a dossier. It can be restored for 30 days, with the user's adjustments. */
export function removeDossier(id: string, now = new Date().toISOString()): Promise<void> {
  return runOnAllTables(async () => {
    if (id === BUNDLED_ID) throw new DossierRefused('bundled')
    await database().dossiers.put({ ...(await installedRow(id)), removed: now })
  })
}

/**
 * Deletes removed and replaced dossiers that are 30 days in the bin. Call it about every hour.
 * @returns the number of dossiers deleted
 */
export async function purgeRemoved(now: string): Promise<number> {
  const overdue = async () =>
    (await database().dossiers.toArray())
      .filter(({ removed }) => removed !== null && removed <= purgeCutoff(now))
      .map(({ id }) => id)
  // A read comes first, because most times no dossier is overdue.
  if ((await overdue()).length === 0) return 0
  return runOnAllTables(async () => deleteRows(await overdue()))
}

/** Deletes an example for good, as if it had never been added. */
export const forgetExample = (id: string): Promise<number> => runOnAllTables(() => deleteRows([id]))

/** Deletes all rows of some dossiers, within a transaction. @returns the number of dossiers */
async function deleteRows(ids: readonly string[]): Promise<number> {
  const db = database()
  for (const table of [db.contents, db.compiled, db.indexes]) await table.bulkDelete([...ids])
  await db.adjustments.where('dossier').anyOf(ids).delete()
  await db.dossiers.bulkDelete([...ids])
  return ids.length
}
