import { collapseSpaces } from '@/lib/text/fold-words'
import type { Annotation, Anchor } from '@/lib/schema/annotation'
import type { NoteChange } from '@/lib/schema/note-change'
import type { Finding } from '@/lib/schema/finding'

/**
 * Returns the notes on a finding's sentence, oldest first: the quote of a note is the sentence, or its position
 * overlaps that of the sentence and one of the two texts contains the other.
 */
export function notesOn(finding: Finding, notes: readonly Annotation[]): Annotation[] {
  const sentence = collapseSpaces(finding.quote)
  return notes
    .filter(({ anchor }) => {
      if (anchor === null) return false
      const words = normalizedQuoteOf(anchor)
      if (words === sentence) return true
      const { position } = anchor
      const overlaps = position !== null && position.start < finding.end && position.end > finding.start
      return overlaps && words !== '' && (sentence.includes(words) || words.includes(sentence))
    })
    .sort((a, b) => a.created.localeCompare(b.created))
}

/** Returns a note's quote with single spaces; cached, because each note is compared with each finding. */
function normalizedQuoteOf(anchor: Anchor): string {
  const known = normalizedQuotes.get(anchor) ?? collapseSpaces(anchor.quote.exact)
  normalizedQuotes.set(anchor, known)
  return known
}

const normalizedQuotes = new WeakMap<Anchor, string>()

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
