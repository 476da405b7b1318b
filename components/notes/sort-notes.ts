import type { Annotation } from '@/lib/schema/annotation'

/** A page's notes by place on screen; notes on findings and on a checked selection are shown with these. */
export interface SortedNotes {
  whole: Annotation[]
  /** On words of the page without a finding. */
  elsewhere: Annotation[]
  /** Their words were not found on the page. */
  gone: Annotation[]
}

/**
 * @param orphans ids of notes whose words were not found
 * @param shown ids of notes shown elsewhere
 */
export function sortNotes(
  notes: readonly Annotation[],
  orphans: readonly string[],
  shown: ReadonlySet<string>,
): SortedNotes {
  const isGone = new Set(orphans)
  const anchored = notes.filter(({ anchor }) => anchor !== null)
  return {
    whole: notes.filter(({ anchor }) => anchor === null),
    elsewhere: anchored.filter(({ id }) => !isGone.has(id) && !shown.has(id)),
    gone: anchored.filter(({ id }) => isGone.has(id)),
  }
}
