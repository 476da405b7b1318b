import { liveQuery } from 'dexie'
import { allAnnotations } from './store'
import type { Annotation } from './types'

/**
 * Calls back with all notes, the last changed first: now, and again whenever any part of the extension changes one.
 *
 * @param failed called once when the database cannot be read; nothing is called after it
 * @returns a function that stops it
 */
export function watchAnnotations(
  changed: (annotations: Annotation[]) => void,
  failed: () => void = () => undefined,
): () => void {
  const subscription = liveQuery(allAnnotations).subscribe({
    next: changed,
    error: (error: unknown) => {
      console.error('Claimlight: the notes cannot be read', error)
      failed()
    },
  })
  return () => subscription.unsubscribe()
}
