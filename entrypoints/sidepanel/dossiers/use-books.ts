import { useCallback, useEffect, useState } from 'react'
import type { BookOf } from '@/components/book/dossier-of'
import { createDossierBook, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Dossier } from '@/lib/dossier/schema'
import { BUNDLED_ID } from '@/lib/dossiers/ids'
import type { InstalledDossier } from '@/lib/dossiers/types'

interface Held {
  /** Of the state of the dossier that it was read in. */
  stamp: string
  book: DossierBook
}

/**
 * The dossiers that are needed now, laid out for looking things up. Each is read once for each of its states; while a changed one is
 * read, the one before stays.
 *
 * @param wanted ids, as findings and addresses name them
 */
export function useBooks(
  bundled: DossierBook,
  installed: readonly InstalledDossier[] | null,
  wanted: readonly string[],
): BookOf {
  const [books, setBooks] = useState<ReadonlyMap<string, Held>>(new Map())
  const needed = (installed ?? [])
    .filter(({ id, changes }) => (id === BUNDLED_ID ? changes > 0 : wanted.includes(id)))
    .map(({ id, modified, version, changes }) => [id, `${modified} ${version} ${changes}`])
  const key = JSON.stringify(needed)
  useEffect(() => {
    let isLive = true
    for (const [id = '', stamp = ''] of JSON.parse(key) as string[][]) {
      if (books.get(id)?.stamp === stamp) continue
      void read(id).then((dossier) => {
        if (isLive && dossier)
          setBooks((before) => new Map(before).set(id, { stamp, book: createDossierBook(dossier) }))
      })
    }
    return () => {
      isLive = false
    }
  }, [key, books])
  const hasChanges = installed?.some(({ id, changes }) => id === BUNDLED_ID && changes > 0) === true
  return useCallback(
    (id) =>
      id === BUNDLED_ID && !hasChanges ? bundled : (books.get(id)?.book ?? (id === BUNDLED_ID ? bundled : null)),
    [books, bundled, hasChanges],
  )
}

/** Loaded when it is first needed: most users have the bundled dossier only. */
async function read(id: string): Promise<Dossier | undefined> {
  const { readDossier } = await import('@/lib/dossiers/store')
  return readDossier(id)
}
