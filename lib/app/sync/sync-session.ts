import { openDatabase } from '@/lib/annotations/open-database'
import type { SyncFolder } from '@/lib/sync/memory'
import { bringBack } from './bring-back'
import { readFiles, writeFile } from './change-files'
import { errorOf, sentError } from './sent-error'
import { runJob, type SyncPlace } from './sync'
import type { FolderCall, FromSync, ListedFile, SyncJob, SyncResults, ToSync } from './sync-messages'

/** The worker's side: one job at a time. @returns a function that takes the panel's messages */
export function createSyncSession(post: (message: FromSync) => void): (message: ToSync) => void {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let calls = 0
  const ask = (call: FolderCall): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(++calls, { resolve, reject })
      post({ kind: 'folder-call', call: calls, ask: call })
    })

  async function work(job: SyncJob): Promise<SyncResults[SyncJob['kind']]> {
    await openDatabase()
    const { name, secret, hasFolder } = job.settings
    const place: SyncPlace = {
      name,
      secret,
      folder: hasFolder ? folderOver(ask) : null,
      tell: (what) => post({ kind: 'changed', what }),
      onProgress: (share) => post({ kind: 'progress', share }),
    }
    switch (job.kind) {
      case 'sync':
        return runJob(place, job)
      case 'write-file':
        return writeFile(job.now, place)
      case 'read-files':
        return readFiles(job.files, place)
      case 'bring-back':
        return bringBack(job.row, job.now, place.tell)
    }
  }

  return (message) => {
    if (message.kind === 'folder-answer' || message.kind === 'folder-error') {
      const call = waiting.get(message.call)
      waiting.delete(message.call)
      if (message.kind === 'folder-answer') call?.resolve(message.value)
      else call?.reject(errorOf(message.error))
      return
    }
    work(message).then(
      (result) => post({ kind: 'done', result }),
      (error: unknown) => post({ kind: 'failed', error: sentError(error) }),
    )
  }
}

/** The folder, through the panel. */
function folderOver(ask: (call: FolderCall) => Promise<unknown>): SyncFolder {
  return {
    async files() {
      const listed = (await ask({ do: 'files' })) as ListedFile[]
      return listed.map((file) => ({
        ...file,
        read: (from, to) => ask({ do: 'read', path: file.path, from, to }) as Promise<Uint8Array>,
      }))
    },
    append: (file, bytes) => ask({ do: 'append', file, bytes }) as Promise<void>,
    remove: (file) => ask({ do: 'remove', file }) as Promise<void>,
  }
}
