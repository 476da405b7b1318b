import { detectLanguage } from '@/lib/platform/language'
import { callBackground } from '@/lib/messaging/call'
import { createOwnTextChecker, type OwnTextChecker } from './own-text-checker'
import { keepResult } from './kept-text'
import { readInWorker } from './read-in-worker'
import type { Caller } from '@/lib/platform/worker-calls'
import type { FileReaderWorker } from './read-worker'

/** Creates the checker of own texts for the panel: a worker reads files, and the background checks the text. */
export function panelTextChecker(): OwnTextChecker {
  return createOwnTextChecker({
    detectLanguage,
    startFileWorker,
    begin: (article) => callBackground('check-document', article),
    step: (id) => callBackground('check-document-step', { id }),
    end: (id) => void callBackground('check-document-end', { id }),
    keep: keepResult,
    newId: () => crypto.randomUUID(),
  })
}

/** Returns pasted HTML as text with marks for headings and lists; null if plain text is as good or reading failed. */
export function textOfPaste(
  html: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const paste = (call: Caller<FileReaderWorker>) => call('paste', html)
  return readInWorker(startFileWorker(), paste, () => null, onProgress, signal)
}

function startFileWorker(): Worker {
  return new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
}
