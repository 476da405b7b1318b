import { useEffect, useMemo, useState } from 'react'
import type { Mute } from '@/lib/schema/mute'
import type { Annotation } from '@/lib/schema/annotation'
import { allMutes } from '@/lib/notes/data/mutes'
import { annotationsOfClaim } from '@/lib/notes/data/store'
import { watch, watchPageNotes } from '@/lib/notes/data/watch'

/**
 * Returns the notes on one page, oldest first; empty until they are read.
 *
 * @param moved ids of notes that moved there with it
 */
export function useNotesOfPage(pageKey: string | null, moved: readonly string[] = NONE): readonly Annotation[] {
  // A key instead of the list: a new list of the same ids starts no new watch.
  const which = pageKey === null ? null : JSON.stringify([pageKey, ...moved])
  return useNotesOf(which, watchPageAndMoved)
}

/**
 * Returns the notes on one claim, oldest first; empty for null and until they are read.
 *
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
  return held !== null && held.which === which ? held.notes : NONE
}

const watchClaim: WatchNotes = (claim, changed) => watch(() => annotationsOfClaim(claim), changed)

const watchPageAndMoved: WatchNotes = (which, changed) => {
  const [pageKey = '', ...moved] = JSON.parse(which) as string[]
  return watchPageNotes({ pageKey, moved }, changed)
}

const NONE: readonly never[] = []

/** Returns the muted sentences, most recent first. */
export function useMutes(): readonly Mute[] {
  const [mutes, setMutes] = useState<readonly Mute[]>([])
  useEffect(() => watch(allMutes, setMutes), [])
  return mutes
}
