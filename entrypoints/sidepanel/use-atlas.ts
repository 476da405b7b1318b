import { useEffect, useState } from 'react'
import type { Book } from '@/components/claim/book'
import { drawAtlas, type Atlas } from '@/components/dossier/atlas'
import { nextTask } from '@/lib/platform/next-task'

/** Half a frame: what the reader does is never kept waiting. */
const SLICE_MS = 8

/**
 * The atlas of a book, drawn in slices when it is first wanted.
 *
 * @param isWanted once true, it is drawn, and kept as long as the book stays
 */
export function useAtlas(book: Book, isWanted: boolean): Atlas | null {
  const [drawn, setDrawn] = useState<{ book: Book; atlas: Atlas } | null>(null)
  const isDrawn = drawn?.book === book
  useEffect(() => {
    if (!isWanted || isDrawn) return
    const stopped = new AbortController()
    void draw(book, stopped.signal).then((atlas) => atlas && setDrawn({ book, atlas }))
    return () => stopped.abort()
  }, [book, isWanted, isDrawn])
  return isDrawn ? drawn.atlas : null
}

async function draw(book: Book, signal: AbortSignal): Promise<Atlas | null> {
  const steps = drawAtlas(book)
  while (!signal.aborted) {
    for (const end = performance.now() + SLICE_MS; performance.now() < end;) {
      const step = steps.next()
      if (step.done) return step.value
    }
    await nextTask()
  }
  return null
}
