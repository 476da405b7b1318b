import { useEffect, useState } from 'react'
import type { Annotation } from '@/lib/annotations/types'
import { watchAnnotations } from '@/lib/annotations/watch'

/** All notes, last changed first, kept up to date whoever changes them. `isBroken`: they could not be read. */
export function useNotes(): { notes: readonly Annotation[]; isBroken: boolean } {
  const [notes, setNotes] = useState<readonly Annotation[]>([])
  const [isBroken, setBroken] = useState(false)
  useEffect(() => watchAnnotations(setNotes, () => setBroken(true)), [])
  return { notes, isBroken }
}
