import { useCallback, useEffect, useState } from 'react'
import type { BookOf } from '@/components/dossiers/book/dossier-of'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { readBook } from '@/lib/dossiers/read-book'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import type { Finding } from '@/lib/schema/finding'
import type { PageState, Question } from '@/lib/schema/page-state'

interface Held {
  /** Stamp of the state in which the dossier was read. */
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
    .map(({ id, modified, version, changes }) => [id, `${modified} ${version} ${changes}`] as const)
  const key = JSON.stringify(needed)
  useEffect(() => {
    let isLive = true
    for (const [id, stamp] of JSON.parse(key) as [string, string][]) {
      if (books.get(id)?.stamp === stamp) continue
      readBook(id).then(
        (book) => {
          if (isLive && book) setBooks((before) => new Map(before).set(id, { stamp, book }))
        },
        (error: unknown) => console.error('Claimlight: a dossier cannot be read', error),
      )
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

/** Ids of the dossiers, besides the bundled one, that something in the panel is from. */
export function dossierIdsOf(page: PageState | null, question: Question | null): string[] {
  const findings = [...(page?.findings ?? []), ...(question?.findings ?? [])]
  const ids = [...findings.flatMap(idsIn), ...(question?.lookups ?? []).flatMap(({ dossier }) => dossier ?? [])]
  if (question?.nearestIn !== undefined) ids.push(question.nearestIn)
  return [...new Set(ids)].sort()
}

/** Ids of the dossiers that a finding and its answers are from. */
export function idsIn({ dossier, answers = [] }: Finding): string[] {
  return [dossier, ...answers.map((answer) => answer.dossier)].flatMap((id) => id ?? [])
}
