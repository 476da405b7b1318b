import { database } from './database'
import { isAnnotation } from '@/lib/schema/is-annotation'
import type { Annotation } from '@/lib/schema/annotation'

/** Number of notes. */
export function countAnnotations(): Promise<number> {
  return database().annotations.count()
}

/** The most recently changed notes, newest first. */
export async function newestAnnotations(limit: number): Promise<Annotation[]> {
  return (await database().annotations.orderBy('modified').reverse().limit(limit).toArray()).filter(isAnnotation)
}

/**
 * All notes in batches, ordered by id: reading neighbouring rows is about ten times as fast as reading them one by one.
 */
export async function* annotationBatches(size: number): AsyncGenerator<Annotation[], void, undefined> {
  let last = ''
  for (;;) {
    const batch = await database().annotations.where('id').above(last).limit(size).toArray()
    yield batch.filter(isAnnotation)
    const end = batch.at(-1)
    if (end === undefined || batch.length < size) return
    last = end.id
  }
}

/** When each note was last changed, by id; read from an index, without loading the notes. */
export function annotationStamps(): Promise<Map<string, string>> {
  const { annotations } = database()
  return database().transaction('r', annotations, async () => {
    const byModified = annotations.orderBy('modified')
    const [ids, stamps] = await Promise.all([byModified.primaryKeys(), byModified.keys()])
    return new Map(ids.map((id, at) => [id, stamps[at] as string]))
  })
}
