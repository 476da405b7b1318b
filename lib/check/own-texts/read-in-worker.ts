import type { DocumentFault } from '@/lib/dossier/readers/unreadable'
import { connect, type Caller, type WorkerProcess } from '@/lib/platform/worker-calls'
import type { FileAnswer } from './read-own-file'
import type { FileReaderWorker } from './read-worker'

/** A worker that reports nothing for so long is stopped. */
export const SILENCE_MS = 60_000

/**
 * Reads a file in a worker of its own, which ends with it. Resolves always: a worker that fails or is silent too long is
 * a fault of the file.
 *
 * @param signal stops the worker; the answer then never comes
 */
export function readInWorker(
  worker: WorkerProcess,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<FileAnswer> {
  const fail = (fault: DocumentFault): FileAnswer => ({ ok: false, fault })
  return workIn(worker, (call) => call('read', file), fail, onProgress, signal)
}

/**
 * Makes text out of HTML of the clipboard in a worker of its own, with marks for headings and lists.
 *
 * @param signal stops the worker; the answer then never comes
 * @returns null where the plain text of the clipboard is as good, or the HTML cannot be read
 */
export function pasteInWorker(
  worker: WorkerProcess,
  html: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string | null> {
  return workIn(
    worker,
    (call) => call('paste', html),
    () => null,
    onProgress,
    signal,
  )
}

function workIn<T>(
  worker: WorkerProcess,
  work: (call: Caller<FileReaderWorker>) => Promise<T>,
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
    // Out of memory, as a rule.
    worker.addEventListener('error', () => end(fail('too-large')))
    signal.addEventListener('abort', () => end())
    wait()
    work(connect(worker, { progress })).then(end, () => end(fail('broken')))
  })
}
