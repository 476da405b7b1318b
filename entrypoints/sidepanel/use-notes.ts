import { useEffect, useMemo, useState } from 'react'
import type { Mute } from '@/lib/schema/mute'
import type { Annotation } from '@/lib/schema/annotation'
import { watchClaimNotes, watchMutes, watchPageNotes } from '@/lib/notes/data/watch'

/**
 * The notes on one page, oldest first; empty while unknown.
 *
 * @param moved ids of notes that moved there with it
 */
export function useNotesOfPage(pageKey: string | null, moved: readonly string[] = NONE): readonly Annotation[] {
  // A key instead of the list: a new list of the same ids starts no new watch.
  const which = pageKey === null ? null : JSON.stringify([pageKey, ...moved])
  return useNotesOf(which, watchPageAndMoved)
}

/**
 * The notes on one claim, oldest first; empty for null.
 *
 * @param dossier undefined: the bundled one
 */
export function useNotesOfClaim(claim: string | null, dossier: string | undefined): readonly Annotation[] {
  const notes = useNotesOf(claim, watchClaimNotes)
  return useMemo(() => notes.filter((note) => note.dossier?.id === dossier), [notes, dossier])
}

type Watch = (which: string, changed: (notes: Annotation[]) => void) => () => void

function useNotesOf(which: string | null, watch: Watch): readonly Annotation[] {
  const [held, setHeld] = useState<{ which: string; notes: readonly Annotation[] } | null>(null)
  useEffect(() => {
    if (which !== null) return watch(which, (notes) => setHeld({ which, notes }))
  }, [which, watch])
  return held !== null && held.which === which ? held.notes : NONE
}

const watchPageAndMoved: Watch = (which, changed) => {
  const [pageKey = '', ...moved] = JSON.parse(which) as string[]
  return watchPageNotes({ pageKey, moved }, changed)
}

const NONE: readonly never[] = []

/** Muted sentences, most recent first. */
export function useMutes(): readonly Mute[] {
  const [mutes, setMutes] = useState<readonly Mute[]>([])
  useEffect(() => watchMutes(setMutes), [])
  return mutes
}
