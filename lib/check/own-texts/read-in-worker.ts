import type { DocumentFault } from '@/lib/dossier/readers/unreadable'
import { connectWorker, type Caller, type WorkerProcess } from '@/lib/platform/worker-calls'
import type { FileReaderWorker } from './read-worker'

/** Ms without a report of progress after which a worker is stopped. */
export const SILENCE_MS = 60_000

/**
 * Reads a file or pasted HTML in a separate worker, which is terminated afterwards. Never rejects.
 *
 * @param fail gives the answer if the worker fails or reports no progress for too long
 * @param signal stops the worker; the promise then never resolves
 */
export function readInWorker<T>(
  worker: WorkerProcess,
  read: (call: Caller<FileReaderWorker>) => Promise<T>,
  fail: (fault: DocumentFault) => T,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (answer?: T) => {
      clearTimeout(timer)
      worker.terminate()
      if (answer !== undefined) resolve(answer)
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => end(fail('too-slow')), SILENCE_MS)
    }
    const progress = (share: number) => {
      onProgress(share)
      wait()
    }
    // The usual cause is that memory ran out.
    worker.addEventListener('error', () => end(fail('too-large')))
    signal.addEventListener('abort', () => end())
    wait()
    read(connectWorker(worker, { progress })).then(end, () => end(fail('broken')))
  })
}
