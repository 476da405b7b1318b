import type { Annotation } from '@/lib/annotations/types'

/** The notes that hold every word of the query in the note, the quote, the tags, or the page's title or address. */
export function searchNotes(notes: readonly Annotation[], query: string): Annotation[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return notes.filter(({ note, anchor, tags, title, url }) => {
    const text = [note, anchor?.quote.exact ?? '', ...tags, title, url].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
