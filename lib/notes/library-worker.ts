import { createLibrary, type LibraryHost } from '@/lib/notes/library/create-library'
import type { LibraryStart } from '@/lib/notes/library/match-entry'
import { connect } from '@/lib/platform/worker-calls'
import { librarySource } from './library-source'

// The library in its own thread, where a hundred thousand notes are read, folded and searched.

const own = {
  open(start: LibraryStart): void {
    const library = createLibrary(librarySource(BATCH), start, {
      changed: () => void panel('changed'),
      failed: (error) => {
        console.error('Claimlight: the notes cannot be read', error)
        void panel('failed', 'failed')
      },
    })
    Object.assign(own, library)
  },
}
const panel = connect<LibraryHost>(self, own)

const BATCH = 2000
