import { useEffect, useState } from 'react'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { timelineData, timelineInSteps, type TimelineData } from '@/lib/dossier/browse/timeline-lanes'

/** The timeline of a dossier; null where no claim is dated. Undefined while that of a large one is laid out, in slices. */
export function useTimeline(book: DossierBook): TimelineData | null | undefined {
  const [, setLaidOut] = useState<DossierBook | null>(null)
  if (!known.has(book) && book.claims.length <= MANY) known.set(book, timelineData(book))
  useEffect(() => {
    if (known.has(book)) return
    const stopped = new AbortController()
    void layOut(book, stopped.signal).then((isDone) => {
      if (isDone) setLaidOut(book)
    })
    return () => stopped.abort()
  }, [book])
  return known.get(book)
}

const known = new WeakMap<DossierBook, TimelineData | null>()

/** Fewer take less than a frame. */
const MANY = 2000
const SLICE_MS = 8

async function layOut(book: DossierBook, signal: AbortSignal): Promise<boolean> {
  const steps = timelineInSteps(book)
  let end = performance.now() + SLICE_MS
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      known.set(book, step.value)
      return true
    }
    if (performance.now() < end) continue
    await new Promise((resolve) => setTimeout(resolve))
    if (signal.aborted) return false
    end = performance.now() + SLICE_MS
  }
}
