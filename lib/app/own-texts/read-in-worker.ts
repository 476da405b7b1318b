import type { WorkerOf } from '../lazy-worker'
import type { DocumentFault } from '@/lib/documents/unreadable'
import type { FileText, FromFileReader, ToFileReader } from './read-messages'

/** Reads one file, or HTML of the clipboard, outside of the panel's thread. */
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
export async function readInWorker(
  start: () => FileWorker,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<FileAnswer> {
  const answer = await askWorker(start, { file }, onProgress, signal)
  return answer.kind === 'read' ? { ok: true, text: answer.text } : { ok: false, fault: faultOf(answer) }
}

/**
 * Makes text out of HTML of the clipboard in a worker of its own, with marks for headings and lists.
 *
 * @param signal stops the worker; the answer then never comes
 * @returns null where the plain text of the clipboard is as good, or the HTML cannot be read
 */
export async function pasteInWorker(
  start: () => FileWorker,
  html: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const answer = await askWorker(start, { html }, onProgress, signal)
  return answer.kind === 'pasted' ? answer.text : null
}

type WorkerAnswer = Exclude<FromFileReader, { kind: 'progress' }>

function faultOf(answer: WorkerAnswer): DocumentFault {
  return answer.kind === 'refused' ? answer.fault : 'broken'
}

function askWorker(
  start: () => FileWorker,
  message: ToFileReader,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<WorkerAnswer> {
  return new Promise((resolve) => {
    const worker = start()
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (answer: WorkerAnswer) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(answer)
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => end({ kind: 'refused', fault: 'too-slow' }), SILENCE_MS)
    }
    worker.onmessage = ({ data }) => {
      switch (data.kind) {
        case 'progress':
          onProgress(data.share)
          wait()
          break
        case 'read':
        case 'pasted':
        case 'refused':
          end(data)
        // pdf.js, which runs in the same worker, sends a message of its own when it is loaded.
      }
    }
    // Out of memory, as a rule.
    worker.onerror = () => end({ kind: 'refused', fault: 'too-large' })
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      worker.terminate()
    })
    wait()
    worker.postMessage(message)
  })
}
