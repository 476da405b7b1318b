import type { Annotation } from '@/lib/annotations/types'

/** A page's notes by where they are shown; those on findings and on what was asked about stand with these. */
export interface SortedNotes {
  whole: Annotation[]
  /** On words of the page that no finding is about. */
  elsewhere: Annotation[]
  /** Their words are gone from the page. */
  gone: Annotation[]
}

/**
 * @param orphans ids of those whose words are gone
 * @param shown ids of those that are shown elsewhere
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
