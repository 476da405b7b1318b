import { missingDossiers, putKeptDossiers, takeBackDossiers } from '@/lib/dossiers/sync/put-kept-dossiers'
import type { Beside } from './import-state'
import type { BackupApart } from './read-file'

/** Data of a backup besides notes that is missing here, and how it is shown. */
export interface Apart {
  missing: BackupApart['dossiers']
  look: Omit<Beside, 'mutes' | 'deleted'>
}

export async function apartOf({ dossiers, settings }: BackupApart): Promise<Apart> {
  // Most files have none, and the database of dossiers is not opened for them.
  const { missing, effects } = dossiers.length === 0 ? { missing: [], effects: [] } : await missingDossiers(dossiers)
  const names = missing.flatMap(({ kind, fields }) => (kind === 'dossier' && fields ? [nameIn(fields.subject)] : []))
  const changes = missing.filter(({ kind }) => kind === 'change').length
  return { missing, look: { dossiers: names, changes, effects, hasSettings: settings !== null } }
}

/** @returns what undoes it */
export async function putApart({ missing }: Apart): Promise<() => Promise<void>> {
  if (missing.length === 0) return () => Promise.resolve()
  const put = await putKeptDossiers(missing, new Date().toISOString())
  return () => takeBackDossiers(put, new Date().toISOString())
}

function nameIn(subject: unknown): string {
  return typeof subject === 'object' && subject !== null && 'name' in subject ? String(subject.name) : ''
}
