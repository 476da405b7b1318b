import { saveFile } from './save-file'
import { dossierFileName, dossierFiles, exportDossier, type DossierForm } from '@/lib/notes/export/export-dossier'
import { listDossiers, readAuthored, readDossier } from '@/lib/dossiers/data/store'
import type { InstalledDossier } from '@/lib/dossiers/data/types'

/**
 * Saves a dossier, with the user's changes, as a file.
 *
 * @returns whether there was one to save
 */
export async function saveDossier(id: string, form: DossierForm): Promise<boolean> {
  const [read, authored, all] = await Promise.all([readDossier(id), readAuthored(id), listDossiers()])
  if (!read || !authored) return false
  const row = all.find((one) => one.id === id)
  const version = row ? exportedVersion(row) : read.version
  const exported = { dossier: { ...read, version }, content: { ...authored, version } }
  const pieces: BlobPart[] = []
  for await (const piece of exportDossier(form, exported, new Date().toISOString()))
    pieces.push(typeof piece === 'string' ? piece : Uint8Array.from(piece))
  saveFile(dossierFileName(form, exported.dossier), dossierFiles[form].type, new Blob(pieces))
  return true
}

/**
 * The version under which a dossier is exported: with changes of the user, the minute of the last one is added, so that each further
 * export is newer than the one before for those who have that.
 */
export function exportedVersion({
  version,
  changes,
  modified,
}: Pick<InstalledDossier, 'version' | 'changes' | 'modified'>): string {
  if (changes === 0) return version
  const [day = '', time = ''] = modified.split('T')
  return `${version}.${day.replaceAll('-', '')}.${time.slice(0, 5).replace(':', '')}`
}
