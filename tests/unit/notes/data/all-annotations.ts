import { database } from '@/lib/notes/data/database'
import { isAnnotation } from '@/lib/schema/is-annotation'
import type { Annotation } from '@/lib/schema/annotation'

/** Returns all valid notes, last changed first. */
export const allAnnotations = async (): Promise<Annotation[]> =>
  (await database().annotations.orderBy('modified').reverse().toArray()).filter(isAnnotation)
