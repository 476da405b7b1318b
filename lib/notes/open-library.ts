import type { Library, LibraryStart } from '@/lib/notes/library/create-library'
import { connect } from '@/lib/platform/worker-calls'

export interface LibraryEvents {
  changed: () => void
  failed: (error: unknown) => void
}

/** Functions of the worker. */
export interface LibraryWorker {
  open: (start: LibraryStart) => void
  ask: Library['ask']
}

/** Opens the library in a worker. */
export function openLibrary(start: LibraryStart, on: LibraryEvents): Library {
  const worker = new Worker(new URL('./library-worker.ts', import.meta.url), { type: 'module' })
  worker.onerror = (event) => on.failed(event)
  const call = connect<LibraryWorker>(worker, on)
  call('open', start).catch(on.failed)
  return { ask: (kind, data) => call('ask', kind, data) }
}
