import type { WorkerOf } from '../lazy-worker'
import type { DocumentFault } from '@/lib/documents/unreadable'
import type { FileText, FromFileReader, ToFileReader } from './read-messages'

/** Reads one file outside of the panel's thread. */
export type FileWorker = WorkerOf<ToFileReader, FromFileReader>

export type FileAnswer = { ok: true; text: FileText } | { ok: false; fault: DocumentFault }

/** A worker that reports nothing for so long is stopped. */
export const SILENCE_MS = 60_000

/**
 * Reads a file in a worker of its own, which ends with it. Resolves always: a worker that fails or is silent too long is
 * a fault of the file.
 *
 * @param signal stops the worker; the answer then never comes
 */
export function readInWorker(
  start: () => FileWorker,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<FileAnswer> {
  return new Promise((resolve) => {
    const worker = start()
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (answer: FileAnswer) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(answer)
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => end({ ok: false, fault: 'too-slow' }), SILENCE_MS)
    }
    worker.onmessage = ({ data }) => {
      switch (data.kind) {
        case 'progress':
          onProgress(data.share)
          wait()
          break
        case 'read':
          end({ ok: true, text: data.text })
          break
        case 'refused':
          end({ ok: false, fault: data.fault })
        // pdf.js, which runs in the same worker, sends a message of its own when it is loaded.
      }
    }
    // Out of memory, as a rule.
    worker.onerror = () => end({ ok: false, fault: 'too-large' })
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      worker.terminate()
    })
    wait()
    worker.postMessage({ file })
  })
}
