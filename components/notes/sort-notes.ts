import type { Annotation } from '@/lib/schema/annotation'
import type { NoteChange } from '@/lib/schema/note-change'

/** A page's notes by place on screen; notes on findings and on a checked selection are shown with these. */
export type SortedNotes = ReturnType<typeof sortNotes>

/**
 * @param orphans ids of notes whose words were not found
 * @param changes what became of the words of some of these
 * @param shown ids of notes shown elsewhere
 */
export function sortNotes(
  notes: readonly Annotation[],
  orphans: readonly string[],
  changes: readonly NoteChange[],
  shown: ReadonlySet<string>,
) {
  const orphanIds = new Set(orphans)
  const changedIds = new Set(changes.map(({ id }) => id))
  const anchored = notes.filter(({ anchor }) => anchor !== null)
  return {
    whole: notes.filter(({ anchor }) => anchor === null),
    /** Notes on words of the page without a finding. */
    elsewhere: anchored.filter(({ id }) => !orphanIds.has(id) && !shown.has(id)),
    /** Notes whose words were not found on the page, where it is known what became of them. */
    changed: anchored.filter(({ id }) => orphanIds.has(id) && changedIds.has(id)),
    /** All other notes whose words were not found on the page. */
    gone: anchored.filter(({ id }) => orphanIds.has(id) && !changedIds.has(id)),
  }
}
