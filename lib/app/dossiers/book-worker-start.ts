import type { FromBookWorker, ToBookWorker } from './book-messages'

/** Reads a dossier outside of the panel's thread: a worker, or its replacement in a test. */
export interface BookWorker {
  postMessage: (message: ToBookWorker) => void
  onmessage: ((event: { data: FromBookWorker }) => void) | null
  onerror: ((event: unknown) => void) | null
  terminate: () => void
}

export function startBookWorker(): BookWorker {
  return new Worker(new URL('./book-worker.ts', import.meta.url), { type: 'module' }) as BookWorker
}
