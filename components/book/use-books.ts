import { useCallback, useEffect, useState } from 'react'
import type { BookOf } from '@/components/book/dossier-of'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { readBook } from '@/lib/dossiers/read-book'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { followTable } from '@/lib/store/follow-table'

export interface Dossiers {
  /** Installed dossiers, the bundled one first; null: not read yet. */
  installed: readonly InstalledDossier[] | null
  removed: readonly InstalledDossier[]
  isBroken: boolean
}

/** Returns the installed and the removed dossiers, and follows their changes in any part of the extension. */
export function useDossiers(): Dossiers {
  const [dossiers, setDossiers] = useState<Dossiers>({ installed: null, removed: [], isBroken: false })
  useEffect(() => {
    let isLive = true
    const read = async () => {
      try {
        // Findings of the bundled dossier show before this part is loaded.
        const { listDossiers, listRemoved } = await import('@/lib/dossiers/data/store')
        const [installed, removed] = await Promise.all([listDossiers(), listRemoved()])
        if (isLive) setDossiers({ installed, removed, isBroken: false })
      } catch (error) {
        console.error('Claimlight: the dossiers cannot be read', error)
        if (isLive) setDossiers((before) => ({ ...before, isBroken: true }))
      }
    }
    const stop = followTable('dossiers', () => void read())
    void read()
    return () => {
      isLive = false
      stop()
    }
  }, [])
  return dossiers
}

/**
 * Returns the function that gives a dossier by id, indexed for lookups. A dossier is read when first asked for, and
 * again when it has changed; until then its former state is given.
 */
export function useBooks(bundled: DossierBook, installed: readonly InstalledDossier[] | null): BookOf {
  const [books, setBooks] = useState<ReadonlyMap<string, DossierBook>>(new Map())
  const [versionsAsked] = useState(() => new Map<string, string>())
  return useCallback(
    (id) => {
      const one = installed?.find((dossier) => dossier.id === id)
      if (id === BUNDLED_ID && !one?.adjustments) return bundled
      const state = one && `${one.modified} ${one.version} ${one.adjustments}`
      if (state !== undefined && versionsAsked.get(id) !== state) {
        versionsAsked.set(id, state)
        readBook(id).then(
          (book) => {
            if (book && versionsAsked.get(id) === state) setBooks((before) => new Map(before).set(id, book))
          },
          (error: unknown) => console.error('Claimlight: a dossier cannot be read', error),
        )
      }
      return books.get(id) ?? (id === BUNDLED_ID ? bundled : null)
    },
    [bundled, installed, books, versionsAsked],
  )
}
