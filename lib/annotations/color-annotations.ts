import { database } from './database'
import { annotationsById, nextAfter } from './store'
import type { Annotation } from '@/lib/schema/annotation'
import type { NoteColor } from '@/lib/schema/note-colors'

/** Sets the colour of many notes, or removes it with null. @returns the changed notes, as they were before */
export function colorAnnotations(ids: readonly string[], color: NoteColor | null, now: string): Promise<Annotation[]> {
  const { annotations } = database()
  return database().transaction('rw', annotations, async () => {
    const others = (await annotationsById(ids)).filter((annotation) => annotation.color !== color)
    await annotations.bulkPut(
      others.map((annotation) => ({ ...annotation, color, modified: nextAfter(annotation, now) })),
    )
    return others
  })
}
