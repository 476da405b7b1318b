import { isSameSite } from '@/lib/text/same-page'
import { database } from './database'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { annotationsOfPage } from './store'
import type { Annotation, PageNote } from '@/lib/schema/annotation'

/**
 * The notes on a page, oldest first, followed by notes that may have moved with it: made at another address of the same
 * site under the same title.
 */
export async function notesAt(page: { pageKey: string; title: string }): Promise<PageNote[]> {
  const [own, moved] = await Promise.all([annotationsOfPage(page.pageKey), notesMovedTo(page)])
  return [...own, ...moved]
}

async function notesMovedTo({ pageKey, title }: { pageKey: string; title: string }): Promise<PageNote[]> {
  if (title === '') return []
  const kin = await database().annotations.where('title').equals(title).limit(MOST).toArray()
  return kin
    .filter(
      (note) => isAnnotation(note) && note.pageKey !== pageKey && isTelling(note) && isSameSite(note.pageKey, pageKey),
    )
    .map((note) => ({ ...note, isMoved: true }))
}

/** A missing or very short quote cannot confirm that this is the page. */
function isTelling({ claim, anchor }: Annotation): boolean {
  return claim === null && anchor !== null && anchor.quote.exact.trim().length >= LEAST
}

const LEAST = 20
/** Limit per title, because some titles ("News") are on every page of a site. */
const MOST = 2000
