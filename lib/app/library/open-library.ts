import type { Library, LibraryStart } from '@/lib/library/create-library'
import { CodedError } from '@/lib/messaging/envelope'
import type { FromWorker, ToWorker } from './library-messages'

export interface LibraryEvents {
  changed: () => void
  failed: (error: unknown) => void
}

/**
 * Opens the library in a worker. If there is none, or it fails before its first message, the library is opened in this
 * thread, and pending requests are sent there.
 */
export function openLibrary(start: LibraryStart, on: LibraryEvents): Library {
  let here: Promise<Library> | undefined
  let hasSpoken = false
  let turn = 0
  const waiting = new Map<number, Waiting>()
  const worker = startWorker()

  const goOnHere = (): void => {
    if (here) return
    worker?.terminate()
    here = import('./library-here').then((part) => part.default(start, on))
    here.catch(on.failed)
    for (const { askThere, settle } of waiting.values()) settle(here.then(askThere))
    waiting.clear()
  }
  if (worker) {
    worker.onerror = (event) => {
      if (hasSpoken) on.failed(event)
      else goOnHere()
    }
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      hasSpoken = true
      if ('tells' in data) {
        if (data.tells === 'changed') on.changed()
        else on.failed(data.tells)
        return
      }
      waiting.get(data.turn)?.settle('value' in data ? data.value : Promise.reject(new CodedError('failed')))
      waiting.delete(data.turn)
    }
    worker.postMessage({ start } satisfies ToWorker)
  } else goOnHere()

  return {
    ask: (kind, data) => {
      if (here) return here.then((library) => library.ask(kind, data))
      return new Promise((settle) => {
        turn++
        // The reply with a number belongs to the request with that number.
        waiting.set(turn, {
          askThere: (library) => library.ask(kind, data),
          settle: settle as (value: unknown) => void,
        })
        worker?.postMessage({ turn, kind, data })
      })
    },
  }
}

interface Waiting {
  askThere: (library: Library) => Promise<unknown>
  settle: (value: unknown) => void
}

function startWorker(): Worker | null {
  try {
    return new Worker(new URL('./library-worker.ts', import.meta.url), { type: 'module' })
  } catch {
    return null
  }
}
