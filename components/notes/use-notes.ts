import { useEffect, useMemo, useState } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import type { NotedPage } from '@/lib/notes/data/page-notes'
import type { PageState } from '@/lib/schema/page-state'
import { annotationsOfClaim } from '@/lib/notes/data/store'
import { watch, watchPageNotes } from '@/lib/notes/data/watch'

/** Returns the notes on one page and those that moved there, oldest first; empty until they are read. */
export function useNotesOfPage(page: (NotedPage & Pick<PageState, 'moved'>) | null): readonly Annotation[] {
  // A text instead of the object: a new object of the same page starts no new watch.
  const { url = '', pageKey = '', otherKeys = [], moved = [] } = page ?? {}
  const which = page === null ? null : JSON.stringify({ url, pageKey, otherKeys, moved })
  return useNotesOf(which, watchPageAndMoved)
}

/**
 * Returns the notes on one claim, oldest first; empty for null and until they are read.
 * @param dossier undefined: the bundled one
 */
export function useNotesOfClaim(claim: string | null, dossier: string | undefined): readonly Annotation[] {
  const notes = useNotesOf(claim, watchClaim)
  return useMemo(() => notes.filter((note) => note.dossier?.id === dossier), [notes, dossier])
}

type WatchNotes = (which: string, changed: (notes: Annotation[]) => void) => () => void

function useNotesOf(which: string | null, watchNotes: WatchNotes): readonly Annotation[] {
  const [held, setHeld] = useState<{ which: string; notes: readonly Annotation[] } | null>(null)
  useEffect(() => {
    if (which !== null) return watchNotes(which, (notes) => setHeld({ which, notes }))
  }, [which, watchNotes])
  return held !== null && held.which === which ? held.notes : EMPTY_LIST
}

const watchClaim: WatchNotes = (claim, changed) => watch(() => annotationsOfClaim(claim), changed)

const watchPageAndMoved: WatchNotes = (which, changed) =>
  watchPageNotes(JSON.parse(which) as NotedPage & { moved: string[] }, changed)

const EMPTY_LIST: readonly never[] = []
