import { useCallback } from 'react'
import { useInSteps } from '@/components/ui/use-in-steps'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { timelineInSteps, type TimelineData } from '@/lib/dossier/browse/timeline-lanes'

/** The timeline of a dossier; null where no claim is dated. Undefined while that of a large one is laid out, in slices. */
export function useTimeline(book: DossierBook): TimelineData | null | undefined {
  const isMany = book.claims.length > MANY_CLAIMS
  const begin = useCallback(() => remembered(book), [book])
  const laidOut = useInSteps(begin, isMany && !known.has(book), book)
  return known.has(book) ? known.get(book) : laidOut
}

/** Fewer take less than a frame. */
export const MANY_CLAIMS = 2000

const known = new WeakMap<DossierBook, TimelineData | null>()

function* remembered(book: DossierBook): Generator<undefined, TimelineData | null, void> {
  const before = known.get(book)
  if (before !== undefined) return before
  const data = yield* timelineInSteps(book)
  known.set(book, data)
  return data
}
