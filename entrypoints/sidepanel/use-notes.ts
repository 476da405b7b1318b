import { useEffect, useState } from 'react'
import type { Mute } from '@/lib/annotations/mute-types'
import type { Annotation } from '@/lib/annotations/types'
import { watchAnnotations, watchMutes } from '@/lib/annotations/watch'

/** All notes, last changed first, kept up to date whoever changes them. `isBroken`: they could not be read. */
export function useNotes(): { notes: readonly Annotation[]; isBroken: boolean } {
  const [notes, setNotes] = useState<readonly Annotation[]>([])
  const [isBroken, setBroken] = useState(false)
  useEffect(() => watchAnnotations(setNotes, () => setBroken(true)), [])
  return { notes, isBroken }
}

/** What is muted, the last first. */
export function useMutes(): readonly Mute[] {
  const [mutes, setMutes] = useState<readonly Mute[]>([])
  useEffect(() => watchMutes(setMutes), [])
  return mutes
}
