import { missingDossiers, nameIn, putKeptDossiers, takeBackDossiers } from '@/lib/dossiers/portable/put-kept-dossiers'
import type { Beside } from './importer'
import type { BackupApart } from './read-file'

/** Data of a backup besides notes that is missing here, and how it is shown. */
export interface Apart {
  missing: BackupApart['dossiers']
  look: Omit<Beside, 'mutes' | 'deleted'>
}

export async function apartOf({ dossiers, settings }: BackupApart): Promise<Apart> {
  // Most files have none, and the database of dossiers is not opened for them.
  const none = { missing: [], effects: [], turns: [] }
  const { missing, effects, turns } = dossiers.length === 0 ? none : await missingDossiers(dossiers)
  const names = missing.flatMap(({ kind, fields }) => (kind === 'dossier' && fields ? [nameIn(fields.subject)] : []))
  const changes = missing.filter(({ kind }) => kind === 'change').length
  return { missing, look: { dossiers: names, changes, effects, turns, hasSettings: settings !== null } }
}

/** @returns whether anything was changed, and what undoes it */
export async function putApart(
  { missing }: Apart,
  turns: boolean,
): Promise<{ hasChanged: boolean; takeBack: () => Promise<void> }> {
  if (missing.length === 0) return { hasChanged: false, takeBack: () => Promise.resolve() }
  const put = await putKeptDossiers(missing, new Date().toISOString(), turns)
  const hasChanged = put.dossiers.length + put.changes.length > 0 || put.bundledWasOn !== null
  return { hasChanged, takeBack: () => takeBackDossiers(put, new Date().toISOString()) }
}
