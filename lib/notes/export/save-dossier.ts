import { saveFile } from './save-file'
import { dossierFileName, exportDossier, type DossierForm } from '@/lib/notes/export/export-dossier'
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
  const [dossier, content] = [
    { ...read, version },
    { ...authored, version },
  ]
  const pieces: BlobPart[] = []
  for await (const piece of exportDossier(form, { dossier, content }, new Date().toISOString()))
    pieces.push(typeof piece === 'string' ? piece : Uint8Array.from(piece))
  saveFile(dossierFileName(form, dossier), TYPES[form], new Blob(pieces))
  return true
}

const TYPES: Record<DossierForm, string> = {
  json: 'application/json',
  folder: 'application/zip',
  markdown: 'text/markdown',
  bibtex: 'application/x-bibtex',
  'csl-json': 'application/json',
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
