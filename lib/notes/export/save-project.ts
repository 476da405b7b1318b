import { dossiersForBackup } from '@/lib/dossiers/data/portable/portable'
import { BACKUP_TYPE } from '@/lib/notes/backup/backup-pieces'
import { writeBackup } from '@/lib/notes/formats/backup/backup'
import { fileName, saveFile } from './save-file'

/** Saves the dossiers of a project, with the user's changes to them, as one file that can be added elsewhere. */
export async function saveProject(name: string, ids: readonly string[]): Promise<boolean> {
  const contents = {
    ...{ notes: noNotes(), bin: [], mutes: [], settings: null },
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
