import { database } from './database'
import type { Annotation, AnnotationDraft } from './types'

/** The notes on a page, oldest first. */
export async function annotationsOfPage(pageKey: string): Promise<Annotation[]> {
  const found = await database().annotations.where('pageKey').equals(pageKey).toArray()
  return found.sort((a, b) => a.created.localeCompare(b.created))
}

/** All notes, the last changed first. Dexie's live queries see a change in whichever part of the extension it is made. */
export function allAnnotations(): Promise<Annotation[]> {
  return database().annotations.orderBy('modified').reverse().toArray()
}

/**
 * Adds a note, or changes the one that the draft names. A draft that names one which is gone (deleted in another window
 * while it was being written) adds it again: words of the reader's are never lost.
 *
 * @param fresh an id for a new note, and the present instant as ISO text
 */
export function saveAnnotation(draft: AnnotationDraft, fresh: { id: string; now: string }): Promise<Annotation> {
  const { annotations } = database()
  return database().transaction('rw', annotations, async () => {
    const before = draft.id === undefined ? undefined : await annotations.get(draft.id)
    const annotation = {
      ...draft,
      id: draft.id ?? fresh.id,
      tags: tidyTags(draft.tags),
      created: before?.created ?? draft.created ?? fresh.now,
      modified: fresh.now,
    }
    await annotations.put(annotation)
    return annotation
  })
}

/** @returns the note that is gone now, or null when there was none */
export function deleteAnnotation(id: string): Promise<Annotation | null> {
  const { annotations } = database()
  return database().transaction('rw', annotations, async () => {
    const gone = await annotations.get(id)
    await annotations.delete(id)
    return gone ?? null
  })
}

function tidyTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))]
}
