import { useEffect, useState } from 'react'
import type { Mute } from '@/lib/annotations/mute-types'
import type { Annotation } from '@/lib/annotations/types'
import { watchMutes, watchPage } from '@/lib/annotations/watch'

/** The notes on one page, oldest first; none while that is not known. */
export function useNotesOfPage(pageKey: string | null): readonly Annotation[] {
  const [held, setHeld] = useState<{ pageKey: string; notes: readonly Annotation[] } | null>(null)
  useEffect(() => {
    if (pageKey !== null) return watchPage(pageKey, (notes) => setHeld({ pageKey, notes }))
  }, [pageKey])
  return held !== null && held.pageKey === pageKey ? held.notes : NONE
}

const NONE: readonly Annotation[] = []

/** What is muted, the last first. */
export function useMutes(): readonly Mute[] {
  const [mutes, setMutes] = useState<readonly Mute[]>([])
  useEffect(() => watchMutes(setMutes), [])
  return mutes
}
