import { followNotes } from '@/lib/notes/data/follow-notes'
import { annotationBatches, annotationStamps, countAnnotations, newestAnnotations } from '@/lib/notes/data/read-notes'
import { annotationsById } from '@/lib/notes/data/store'
import type { Annotation } from '@/lib/schema/annotation'
import { readDossier } from '@/lib/dossiers/data/read'
import { watchDossiers } from '@/lib/dossiers/data/watch'

/** Access to the stored notes. */
export type LibrarySource = ReturnType<typeof librarySource>

/** Returns the database as the library's source. @param batch number of notes per read; each batch is one task */
export function librarySource(batch: number) {
  return {
    count: countAnnotations,
    newest: newestAnnotations,
    /** Yields all notes, in any order. */
    batches: (): AsyncIterable<readonly Annotation[]> => annotationBatches(batch),
    byIds: annotationsById,
    stamps: annotationStamps,
    /** Calls back with the ids of notes that were written or deleted; null: too many to name. */
    follow: (changed: (ids: string[] | null) => void) => void followNotes(changed),
    claimTexts,
    /** Calls back when a dossier was added, changed or removed. */
    followDossiers: (changed: () => void) => void watchDossiers(changed),
  }
}

/** Reads texts of claims of any dossier but the bundled one. A key has two lines: ids of the dossier and the claim. */
async function claimTexts(keys: readonly string[]): Promise<(readonly [string, string])[]> {
  const wanted = new Set(keys)
  const found: (readonly [string, string])[] = []
  for (const dossier of new Set(keys.map((key) => key.split('\n')[0] ?? ''))) {
    for (const { id, text } of (await readDossier(dossier))?.claims ?? []) {
      const key = `${dossier}\n${id}`
      if (wanted.has(key)) found.push([key, text])
    }
  }
  return found
}
