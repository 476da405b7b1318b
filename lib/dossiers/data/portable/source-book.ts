import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import { overlayOf } from '@/lib/dossiers/data/overlay'
import { identityOf } from '@/lib/dossiers/data/rebase'
import { outlineOf } from '@/lib/dossiers/data/rows'
import type { StoredChange } from '@/lib/dossiers/data/types'

/** The sources of a dossier, with those that are new with the user's changes. */
export interface SourceBook {
  byNumber: Map<number, AuthoredSource>
  numbers: Map<string, number>
  highest: number
}

export async function sourcesOf(id: string, changes: readonly StoredChange[]): Promise<SourceBook> {
  const book: SourceBook = { byNumber: new Map(), numbers: new Map(), highest: 0 }
  addSources(book, [...(await outlineOf(id)).sources, ...overlayOf(changes).sources])
  return book
}

export function addSources(book: SourceBook, sources: readonly AuthoredSource[]): void {
  for (const source of sources) {
    book.byNumber.set(source.n, source)
    book.numbers.set(identityOf(source), source.n)
    book.highest = Math.max(book.highest, source.n)
  }
}
