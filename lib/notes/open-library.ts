import type { Library, LibraryHost } from '@/lib/notes/library/create-library'
import type { LibraryStart } from '@/lib/notes/library/match-entry'
import { connect, type Caller } from '@/lib/platform/worker-calls'

/** Functions of the worker: `open`, and after it the functions of the library. */
interface LibraryWorker extends Library {
  open: (start: LibraryStart) => void
}

export type CallLibrary = Caller<Library>

export function openLibrary(start: LibraryStart, on: LibraryHost): CallLibrary {
  const worker = new Worker(new URL('./library-worker.ts', import.meta.url), { type: 'module' })
  worker.onerror = (event) => on.failed(event)
  const call = connect<LibraryWorker>(worker, on)
  call('open', start).catch(on.failed)
  return call
}
