import type { Anchor, Annotation } from '@/lib/schema/annotation'
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

function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
