import type { WorkerOf } from '../lazy-worker'
import type { FromBookWorker, ToBookWorker } from './book-messages'

/** Reads a dossier outside of the panel's thread. */
export type BookWorker = WorkerOf<ToBookWorker, FromBookWorker>

export function startBookWorker(): BookWorker {
  return new Worker(new URL('./book-worker.ts', import.meta.url), { type: 'module' }) as BookWorker
}
