import { createLibrary, type Library } from '@/lib/notes/library/create-library'
import { connect } from '@/lib/platform/worker-calls'
import { librarySource } from './library-source'
import type { LibraryEvents, LibraryWorker } from './open-library'

// The library in its own thread, where a hundred thousand notes are read, folded and searched.

let library: Library | undefined

const own: LibraryWorker = {
  open(start) {
    library = createLibrary(librarySource(BATCH), start, {
      changed: () => void panel('changed'),
      failed: (error) => {
        console.error('Claimlight: the notes cannot be read', error)
        void panel('failed', 'failed')
      },
    })
  },
  ask(kind, data) {
    if (!library) throw new Error('not open')
    return library.ask(kind, data)
  },
}
const panel = connect<LibraryEvents>(self, own)

const BATCH = 2000
