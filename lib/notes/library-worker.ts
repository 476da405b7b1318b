import { createLibrary, type LibraryHost } from '@/lib/notes/library/create-library'
import type { LibraryStart } from '@/lib/notes/library/match-entry'
import { connectWorker } from '@/lib/platform/worker-calls'
import { librarySource } from './library-source'

// Runs the library in its own thread, because reading, folding and searching a hundred thousand notes takes long.

const workerFunctions = {
  open(start: LibraryStart): void {
    const library = createLibrary(librarySource(BATCH), start, {
      changed: () => void panel('changed'),
      failed: (error) => {
        console.error('Claimlight: the notes cannot be read', error)
        void panel('failed', 'failed')
      },
    })
    Object.assign(workerFunctions, library)
  },
}
const panel = connectWorker<LibraryHost>(self, workerFunctions)
const BATCH = 2000
