import { createLibrary, type Library, type LibraryStart } from '@/lib/library/create-library'
import { nextTask } from '@/lib/text/run-in-slices'
import { librarySource } from './library-source'

/** The library in the panel's own thread, in slices, where workers are not available. */
export default function libraryHere(
  start: LibraryStart,
  on: { changed: () => void; failed: (error: unknown) => void },
): Library {
  let sliceEnd = 0
  return createLibrary(librarySource(BATCH), start, {
    ...on,
    pause: async () => {
      if (performance.now() < sliceEnd) return
      await nextTask()
      sliceEnd = performance.now() + SLICE_MS
    },
  })
}

/** This many are read and folded within a slice or two. */
const BATCH = 250
const SLICE_MS = 12
