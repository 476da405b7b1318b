import { openDatabase } from '@/lib/annotations/open-database'
import type { SyncFolder } from '@/lib/sync/memory'
import { connect, type Caller, type WorkerEnd } from '../worker-calls'
import { bringBack } from './bring-back'
import { readFiles, writeFile } from './change-files'
import { runJob, type SyncPlace } from './sync'
import type { PanelCalls, SyncJob, SyncResults } from './sync-messages'

/** The worker's side: one job at a time. */
export function serveSync(end: WorkerEnd): void {
  const panel = connect<PanelCalls>(end, { run })

  async function run(job: SyncJob): Promise<SyncResults[SyncJob['kind']]> {
    await openDatabase()
    const { name, secret, hasFolder } = job.settings
    const place: SyncPlace = {
      name,
      secret,
      folder: hasFolder ? folderOver(panel) : null,
      tell: (what) => void panel('changed', what),
      onProgress: (share) => void panel('progress', share),
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
}

/** The folder, through the panel. */
function folderOver(panel: Caller<PanelCalls>): SyncFolder {
  return {
    async files() {
      const listed = await panel('files')
      return listed.map((file) => ({ ...file, read: (from, to) => panel('read', file.path, from, to) }))
    },
    append: (file, bytes) => panel('append', file, bytes),
    remove: (file) => panel('remove', file),
  }
}
