import type { FolderFile, SyncFolder } from '@/lib/sync/memory'
import type { WorkerOf } from '../lazy-worker'
import { createStore } from '@/lib/text/store'
import { errorOf, sentError } from './sent-error'
import type { ChangedTables, FolderCall, FromSync, SyncJob, SyncResults, ToSync } from './sync-messages'

export type SyncWorker = WorkerOf<ToSync, FromSync>

export interface SyncRunnerHost {
  start: () => SyncWorker
  /** Syncing has written to tables of the user's data. */
  changed: (what: ChangedTables) => void
}

/** The user has stopped the job. What it has written is whole, and the next run goes on. */
export class SyncCancelled extends Error {}

export interface SyncRunner {
  /** Runs a job after those that wait. @throws SyncCancelled, and errors of the job */
  run: <K extends SyncJob['kind']>(
    job: Extract<SyncJob, { kind: K }>,
    folder: SyncFolder | null,
  ) => Promise<SyncResults[K]>
  /** Share of the present job that is done, 0 to 1; null where there is none. */
  share: () => number | null
  subscribe: (changed: () => void) => () => void
  /** Ends the present job and those that wait. */
  cancel: () => void
}

/** One job at a time. The worker starts with the first one, and ends with the panel or by `cancel`. */
export function createSyncRunner({ start, changed }: SyncRunnerHost): SyncRunner {
  let worker: SyncWorker | null = null
  let stop: ((why: Error) => void) | null = null
  let round = 0
  let queue: Promise<unknown> = Promise.resolve()
  const share = createStore<number | null>(null)
  const end = (why: Error): void => {
    worker?.terminate()
    worker = null
    stop?.(why)
  }

  async function ask(job: SyncJob, folder: SyncFolder | null): Promise<SyncResults[SyncJob['kind']]> {
    const inFolder = folder && callsOf(folder)
    share.set(0)
    try {
      return await new Promise((resolve, reject) => {
        stop = reject
        const running = (worker ??= start())
        running.onerror = () => end(new Error('worker failed'))
        running.onmessage = ({ data }) => {
          switch (data.kind) {
            case 'progress':
              return share.set(data.share)
            case 'changed':
              return changed(data.what)
            case 'folder-call':
              return void answer(running, data.call, inFolder?.(data.ask))
            case 'done':
              return resolve(data.result)
            case 'failed':
              return reject(errorOf(data.error))
          }
        }
        running.postMessage(job)
      })
    } finally {
      stop = null
      share.set(null)
    }
  }

  return {
    run<K extends SyncJob['kind']>(job: Extract<SyncJob, { kind: K }>, folder: SyncFolder | null) {
      const begun = round
      const turn = queue.then(() => {
        if (begun !== round) throw new SyncCancelled()
        return ask(job, folder)
      })
      queue = turn.catch(() => undefined)
      return turn as Promise<SyncResults[K]>
    },
    share: () => share.state,
    subscribe: share.subscribe,
    cancel: () => {
      round++
      end(new SyncCancelled())
    },
  }
}

async function answer(worker: SyncWorker, call: number, work: Promise<unknown> | undefined): Promise<void> {
  try {
    worker.postMessage({ kind: 'folder-answer', call, value: await work })
  } catch (error) {
    worker.postMessage({ kind: 'folder-error', call, error: sentError(error) })
  }
}

/** Makes the worker's calls in the folder, to the files of the last listing. */
function callsOf(folder: SyncFolder): (call: FolderCall) => Promise<unknown> {
  const files = new Map<string, FolderFile>()
  return async (call) => {
    switch (call.do) {
      case 'files':
        files.clear()
        for (const file of await folder.files()) files.set(file.path, file)
        return [...files.values()].map(({ path, owner, name, size }) => ({ path, owner, name, size }))
      case 'read': {
        const file = files.get(call.path)
        if (!file) throw new DOMException('The file is gone.', 'NotFoundError')
        return file.read(call.from, call.to)
      }
      case 'append':
        return folder.append(call.file, call.bytes)
      case 'remove':
        return folder.remove(call.file)
    }
  }
}
