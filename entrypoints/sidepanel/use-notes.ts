import { useEffect, useState } from 'react'
import type { Annotation } from '@/lib/annotations/types'
import { watchAnnotations } from '@/lib/annotations/watch'

/** All notes, last changed first, kept up to date whoever changes them. */
export function useNotes(): readonly Annotation[] {
  const [notes, setNotes] = useState<readonly Annotation[]>([])
  useEffect(() => watchAnnotations(setNotes), [])
  return notes
}
