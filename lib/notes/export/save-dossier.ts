import { fileName, saveFile } from './save-file'
import { BACKUP_TYPE } from '@/lib/notes/backup/run-backup'
import { writeBackup } from '@/lib/notes/formats/backup/backup'
import { dossiersForBackup } from '@/lib/dossiers/data/portable/portable'
import { dossierFileName, dossierFormats, exportDossier, type DossierFormat } from '@/lib/notes/export/export-dossier'
import { listDossiers, readAuthored, readDossier } from '@/lib/dossiers/data/store'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'

/** Saves a dossier, with the user's adjustments, as a file. @returns false if the dossier is not installed */
export async function saveDossier(id: string, form: DossierFormat): Promise<boolean> {
  const [read, authored, all] = await Promise.all([readDossier(id), readAuthored(id), listDossiers()])
  if (!read || !authored) return false
  const row = all.find((dossier) => dossier.id === id)
  const version = row ? exportedVersion(row) : read.version
  const exported = {
    id: id === BUNDLED_ID ? undefined : id,
    dossier: { ...read, version },
    content: { ...authored, version },
  }
  const pieces: BlobPart[] = []
  for await (const piece of exportDossier(form, exported, new Date().toISOString()))
    pieces.push(typeof piece === 'string' ? piece : Uint8Array.from(piece))
  saveFile(dossierFileName(form, exported.dossier), dossierFormats[form].type, new Blob(pieces))
  return true
}

/**
 * Returns the version that an exported dossier gets. If the user adjusted the dossier, the minute of the last adjustment
 * is added, so that a later export counts as newer than an earlier one.
 */
function exportedVersion({
  version,
  adjustments,
  modified,
}: Pick<InstalledDossier, 'version' | 'adjustments' | 'modified'>): string {
  if (adjustments === 0) return version
  const [day = '', time = ''] = modified.split('T')
  return `${version}.${day.replaceAll('-', '')}.${time.slice(0, 5).replace(':', '')}`
}

/** Saves the dossiers of a project, with the user's adjustments, as one file that can be added elsewhere. */
export async function saveProject(name: string, ids: readonly string[]): Promise<boolean> {
  const contents = {
    notes: noNotes(),
    bin: [],
    mutes: [],
    settings: null,
    dossiers: dossiersForBackup(new Set(ids)),
    more: { dossiers: ids.length },
  }
  const pieces: string[] = []
  for await (const piece of writeBackup(contents, { now: new Date().toISOString(), total: 0 })) pieces.push(piece)
  saveFile(fileName(name, '.jsonl'), BACKUP_TYPE, new Blob(pieces))
  return true
}

async function* noNotes(): AsyncGenerator<never, void, undefined> {
  // A project has no notes.
}
