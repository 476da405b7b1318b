import { followNotes } from '@/lib/annotations/follow-notes'
import { annotationBatches, annotationStamps, countAnnotations, newestAnnotations } from '@/lib/annotations/read-notes'
import { annotationsById } from '@/lib/annotations/store'
import type { LibrarySource } from '@/lib/library/create-library'

/** The database as the library's source. `batch`: number of notes per read; each batch is one task. */
export function librarySource(batch: number): LibrarySource {
  return {
    count: countAnnotations,
    newest: newestAnnotations,
    batches: () => annotationBatches(batch),
    byIds: annotationsById,
    stamps: annotationStamps,
    follow: (changed) => void followNotes(changed),
  }
}
