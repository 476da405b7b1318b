import { oneLine } from '@/lib/documents/document'
import { compareText, groupedBy } from '@/lib/text/lists'
import { hostOf } from '@/lib/text/urls'
import type { Annotation } from '@/lib/schema/annotation'

export type NotesOfPage = ReturnType<typeof pageGroupOf>

/**
 * Groups notes by page. Notes of one page must be adjacent, as `eachAnnotation` yields them; one page is in memory.
 * Order: notes on the whole page, then those with a known position, by position, then by age.
 */
export async function* notesByPage(
  batches: AsyncIterable<readonly Annotation[]>,
): AsyncGenerator<NotesOfPage, void, undefined> {
  for await (const notes of notesWithArticle(batches)) yield* pageGroupsOf(notes)
}

/** Yields the notes of one page after another, in their order; a note without author, site and date has those of the others. */
export async function* notesWithArticle(
  batches: AsyncIterable<readonly Annotation[]>,
): AsyncGenerator<Annotation[], void, undefined> {
  let held: Annotation[] = []
  for await (const batch of batches) {
    for (const note of batch) {
      const [first] = held
      if (first && first.pageKey !== note.pageKey) {
        yield withOneArticle(held)
        held = []
      }
      held.push(note)
    }
  }
  if (held.length > 0) yield withOneArticle(held)
}

function withOneArticle(notes: Annotation[]): Annotation[] {
  const article = notes[0]?.pageKey === '' ? undefined : notes.find((note) => note.article !== undefined)?.article
  return article === undefined ? notes : notes.map((note) => ({ ...note, article: note.article ?? article }))
}

/** Notes on claims have no page and share the empty key; each claim is a group of its own. */
function pageGroupsOf(held: readonly Annotation[]): NotesOfPage[] {
  const places = groupedBy(held, (note) => JSON.stringify([claimOf(note), claimOf(note) && note.dossier?.id]))
  return [...places.values()].map((notes) => pageGroupOf(notes.sort(inReadingOrder)))
}

function claimOf({ pageKey, claim }: Annotation): string | null {
  return pageKey === '' ? claim : null
}

function pageGroupOf(notes: readonly Annotation[]) {
  const [first] = notes
  const claim = first ? claimOf(first) : null
  const article = notes.find((note) => note.article !== undefined)?.article ?? null
  const url = first?.url ?? ''
  return {
    key: claim ?? first?.pageKey ?? '',
    title: notes.map(({ title }) => oneLine(title).trim()).find(Boolean) ?? '',
    /** Empty for a claim. May contain anything from a file: `isWebUrl` says whether it may be linked to. */
    url,
    /** Name of the site, else host of the address without `www.`, or empty. */
    site: article?.site || hostOf(url),
    /** Author, site and date from the page's metadata, if a note has stored them; else null. */
    article,
    claim,
    notes,
  }
}

function inReadingOrder(a: Annotation, b: Annotation): number {
  return (
    placeRank(a) - placeRank(b) ||
    (a.anchor?.position?.start ?? 0) - (b.anchor?.position?.start ?? 0) ||
    compareText(a.created, b.created) ||
    compareText(a.id, b.id)
  )
}

function placeRank({ anchor }: Annotation): number {
  if (anchor === null) return 0
  return anchor.position === null ? 2 : 1
}
