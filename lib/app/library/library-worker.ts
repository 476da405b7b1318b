import { createLibrary, type Library } from '@/lib/library/create-library'
import type { FromWorker, ToWorker } from './library-messages'
import { librarySource } from './library-source'

// The library in its own thread: a hundred thousand notes are read, folded and searched here without blocking the
// panel.

let library: Library | undefined

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if ('start' in data) {
    library = createLibrary(librarySource(BATCH), data.start, {
      changed: () => tell({ tells: 'changed' }),
      failed: (error) => {
        console.error('Claimlight: the notes cannot be read', error)
        tell({ tells: 'failed' })
      },
    })
    return
  }
  const { turn } = data
  library?.ask(data.kind, data.data).then(
    (value) => tell({ turn, value }),
    (error: unknown) => {
      console.error('Claimlight: the library could not answer', error)
      tell({ turn, failed: true })
    },
  )
})

const BATCH = 2000

function tell(message: FromWorker): void {
  postMessage(message)
}
