import { liveQuery } from 'dexie'
import type { Mute } from './mute-types'
import { allMutes } from './mutes'
import { allAnnotations, annotationsById, annotationsOfClaim, annotationsOfPage } from './store'
import type { Annotation } from './types'

/**
 * Calls back with all notes, the last changed first: now, and again whenever any part of the extension changes one.
 *
 * @param failed called once when the database cannot be read; nothing is called after it
 * @returns a function that stops it
 */
export function watchAnnotations(changed: (annotations: Annotation[]) => void, failed?: () => void): () => void {
  return watch(allAnnotations, changed, failed)
}

/** The same for the notes on one page, oldest first, and after them those that have moved there with it. */
export function watchPage(
  { pageKey, moved }: { pageKey: string; moved: readonly string[] },
  changed: (annotations: Annotation[]) => void,
): () => void {
  return watch(async () => [...(await annotationsOfPage(pageKey)), ...(await annotationsById(moved))], changed)
}

/** The same for the notes on one claim, oldest first. */
export function watchClaim(claim: string, changed: (annotations: Annotation[]) => void): () => void {
  return watch(() => annotationsOfClaim(claim), changed)
}

/** The same for what is muted. */
export function watchMutes(changed: (mutes: Mute[]) => void, failed?: () => void): () => void {
  return watch(allMutes, changed, failed)
}

function watch<T>(read: () => Promise<T>, changed: (value: T) => void, failed: () => void = () => undefined) {
  const subscription = liveQuery(read).subscribe({
    next: changed,
    error: (error: unknown) => {
      console.error('Claimlight: what is kept cannot be read', error)
      failed()
    },
  })
  return () => subscription.unsubscribe()
}
