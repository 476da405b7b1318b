import type { FolderFile, SyncFolder } from '@/lib/sync/memory'
import { createStore } from '@/lib/text/store'
import { connect, type Caller, type WorkerProcess } from '../worker-calls'
import type { ChangedTables, PanelCalls, SyncJob, SyncResults } from './sync-messages'

export interface SyncRunnerHost {
  start: () => WorkerProcess
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
  let worker: { call: Caller<WorkerCalls>; terminate: () => void } | null = null
  let stop: ((why: Error) => void) | null = null
  let folder: SyncFolder | null = null
  let round = 0
  let queue: Promise<unknown> = Promise.resolve()
  const share = createStore<number | null>(null)
  const end = (why: Error): void => {
    worker?.terminate()
    worker = null
    stop?.(why)
  }
  const open = (): NonNullable<typeof worker> => {
    const made = start()
    made.addEventListener('error', () => end(new Error('worker failed')))
    const own: PanelCalls = { progress: share.set, changed, ...callsOf(() => folder) }
    return { call: connect<WorkerCalls>(made, own), terminate: () => made.terminate() }
  }

  async function ask(job: SyncJob): Promise<SyncResults[SyncJob['kind']]> {
    share.set(0)
    try {
      return await new Promise((resolve, reject) => {
        stop = reject
        worker ??= open()
        worker.call('run', job).then(resolve, reject)
      })
    } finally {
      stop = null
      share.set(null)
    }
  }

  return {
    run<K extends SyncJob['kind']>(job: Extract<SyncJob, { kind: K }>, inFolder: SyncFolder | null) {
      const begun = round
      const turn = queue.then(() => {
        if (begun !== round) throw new SyncCancelled()
        folder = inFolder
        return ask(job)
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

interface WorkerCalls {
  run: (job: SyncJob) => Promise<SyncResults[SyncJob['kind']]>
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
    remove: (file) => folder().remove(file),
  }
}
