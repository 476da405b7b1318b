import { detectLanguage } from '@/lib/platform/language'
import { callBackground, callUntilDone } from '@/lib/messaging/call'
import { createOwnTextChecker, type OwnTextChecker } from './own-text-checker'
import { isPrivateWindow } from '@/lib/platform/tabs'
import { keepResult } from './kept-text'
import { ownTextCheck, type OwnTextCheck } from './own-text-state'
import { readInWorker } from './read-in-worker'
import type { Caller } from '@/lib/platform/worker-calls'
import type { FileReaderWorker } from './read-worker'

/** Creates the checker of own texts for the panel: a worker reads files, and the background checks the text. */
export function panelTextChecker(): OwnTextChecker {
  return createOwnTextChecker({
    detectLanguage,
    startFileWorker,
    async check(text, show, signal) {
      const stopWatching = ownTextCheck.watch((check) => check?.id === text.id && show(check))
      const isDone = (check: OwnTextCheck): boolean => {
        show(check)
        return check.status === 'done'
      }
      const data = { ...text, isKept: !isPrivateWindow() }
      await callUntilDone('check-own-text', data, isDone, signal).finally(stopWatching)
    },
    end: (id, isKept) => callBackground('end-own-text', { id, isKept }),
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
