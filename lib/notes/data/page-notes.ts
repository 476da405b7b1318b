import { isSameSite } from '@/lib/text/same-page'
import { database } from './database'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { annotationsOfPage } from './store'
import type { Annotation, PageNote } from '@/lib/schema/annotation'

/**
 * Returns the notes on a page, oldest first, followed by notes that may belong to it since its address changed: notes
 * from another address of the same site with the same title.
 */
export async function notesAt(page: { pageKey: string; title: string }): Promise<PageNote[]> {
  const [own, moved] = await Promise.all([annotationsOfPage(page.pageKey), notesMovedTo(page)])
  return [...own, ...moved]
}

async function notesMovedTo({ pageKey, title }: { pageKey: string; title: string }): Promise<PageNote[]> {
  if (title === '') return []
  const kin = await database().annotations.where('title').equals(title).limit(MOST_NOTES).toArray()
  return kin
    .filter(
      (note) =>
        isAnnotation(note) && note.pageKey !== pageKey && hasLongQuote(note) && isSameSite(note.pageKey, pageKey),
    )
    .map((note) => ({ ...note, isMoved: true }))
}

/** Returns whether the quote of a note is long enough to confirm that the note belongs to the page. */
function hasLongQuote({ claim, anchor }: Annotation): boolean {
  return claim === null && anchor !== null && anchor.quote.exact.trim().length >= LEAST_QUOTE_LENGTH
}

const LEAST_QUOTE_LENGTH = 20
/** Maximum number of notes read for one title, because some titles ("News") are on every page of a site. */
const MOST_NOTES = 2000
