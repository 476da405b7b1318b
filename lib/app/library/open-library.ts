import type { Library, LibraryStart } from '@/lib/library/create-library'
import { CodedError } from '@/lib/messaging/envelope'
import type { FromWorker, ToWorker } from './library-messages'

export interface LibraryEvents {
  changed: () => void
  failed: (error: unknown) => void
}

/** Opens the library in a worker. */
export function openLibrary(start: LibraryStart, on: LibraryEvents): Library {
  let turn = 0
  const waiting = new Map<number, (value: unknown) => void>()
  const worker = new Worker(new URL('./library-worker.ts', import.meta.url), { type: 'module' })
  worker.onerror = (event) => on.failed(event)
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if ('tells' in data) {
      if (data.tells === 'changed') on.changed()
      else on.failed(data.tells)
      return
    }
    waiting.get(data.turn)?.('value' in data ? data.value : Promise.reject(new CodedError('failed')))
    waiting.delete(data.turn)
  }
  const post = (message: ToWorker): void => worker.postMessage(message)
  post({ start })
  return {
    ask: (kind, data) =>
      new Promise((settle) => {
        turn++
        // The reply with a number belongs to the request with that number.
        waiting.set(turn, settle as (value: unknown) => void)
        post({ turn, kind, data } as ToWorker)
      }),
  }
}
