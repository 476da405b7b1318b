import { connect, type Caller, type WorkerProcess } from '@/lib/platform/worker-calls'
import { createStore } from '@/lib/text/store'
import type { ChangedTables } from './jobs'
import type { FolderFile, SyncFolder } from './memory'
import type { PanelCalls, WorkerCalls } from './serve-sync'

/** The user has stopped the job. What it has written is whole, and the next run goes on. */
export class SyncCancelled extends Error {}

export interface SyncRunner {
  /** Runs a job after those that wait. @throws SyncCancelled, and errors of the job */
  run: <T>(job: (call: Caller<WorkerCalls>) => Promise<T>, folder?: SyncFolder | null) => Promise<T>
  /** Share of the present job that is done, 0 to 1; null where there is none. */
  share: () => number | null
  subscribe: (changed: () => void) => () => void
  /** Ends the present job and those that wait. */
  cancel: () => void
}

/** One job at a time. The worker starts with the first one, and ends with the panel or by `cancel`. */
export function createSyncRunner({
  start,
  changed,
}: {
  start: () => WorkerProcess
  /** Syncing has written to tables of the user's data. */
  changed: (what: ChangedTables) => void
}): SyncRunner {
  let worker: { call: Caller<WorkerCalls>; end: () => void } | null = null
  let stop: ((why: Error) => void) | null = null
  let folder: SyncFolder | null = null
  let round = 0
  let queue: Promise<unknown> = Promise.resolve()
  const share = createStore<number | null>(null)
  const end = (why: Error): void => {
    worker?.end()
    worker = null
    stop?.(why)
  }
  const open = (): NonNullable<typeof worker> => {
    const made = start()
    made.addEventListener('error', () => end(new Error('worker failed')))
    const own: PanelCalls = { progress: share.set, changed, ...callsOf(() => folder) }
    return { call: connect<WorkerCalls>(made, own), end: () => made.terminate() }
  }
  return {
    run(job, inFolder = null) {
      const begun = round
      const turn = queue.then(async () => {
        if (begun !== round) throw new SyncCancelled()
        folder = inFolder
        share.set(0)
        worker ??= open()
        const stopped = new Promise<never>((_, reject) => (stop = reject))
        try {
          return await Promise.race([job(worker.call), stopped])
        } finally {
          stop = null
          share.set(null)
        }
      })
      queue = turn.catch(() => undefined)
      return turn
    },
    share: () => share.state,
    subscribe: share.subscribe,
    cancel() {
      round++
      end(new SyncCancelled())
    },
  }
}

/** Makes the worker's calls in the folder of the present job, to the files of the last listing. */
function callsOf(present: () => SyncFolder | null): Omit<PanelCalls, 'progress' | 'changed'> {
  const files = new Map<string, FolderFile>()
  const folder = (): SyncFolder => {
    const open = present()
    if (open === null) throw new Error('no folder')
    return open
  }
  return {
    async files() {
      files.clear()
      for (const file of await folder().files()) files.set(file.path, file)
      return [...files.values()].map(({ path, owner, name, size }) => ({ path, owner, name, size }))
    },
    async read(path, from, to) {
      const file = files.get(path)
      if (!file) throw new DOMException('The file is gone.', 'NotFoundError')
      return file.read(from, to)
    },
    append: (file, bytes) => folder().append(file, bytes),
    remove: (path) => folder().remove(path),
  }
}
