import {
  annotationBatches,
  annotationStamps,
  countAnnotations,
  newestAnnotations,
  annotationsById,
} from '@/lib/notes/data/store'
import type { LibrarySource } from '@/lib/notes/library/types'
import { readDossier } from '@/lib/dossiers/data/read'
import { followTable } from '@/lib/store/follow-table'

/** The database as the library's source. `batch`: number of notes per read; each batch is one task. */
export function librarySource(batch: number): LibrarySource {
  return {
    count: countAnnotations,
    newest: newestAnnotations,
    batches: () => annotationBatches(batch),
    byIds: annotationsById,
    stamps: annotationStamps,
    follow: (changed) => void followTable('annotations', changed),
    claimTexts,
    followDossiers: (changed) => void followTable('dossiers', () => changed()),
  }
}

/** A key is the id of a dossier and that of a claim, on two lines. */
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
