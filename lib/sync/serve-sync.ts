import type { FormerRow } from '@/lib/annotations/former-rows'
import { openDatabase } from '@/lib/annotations/open-database'
import { connect, type Caller, type WorkerEnd } from '@/lib/platform/worker-calls'
import type { Answer } from './deletions'
import { readChangeFiles, restoreRow, syncOnce, writeChangeFile } from './jobs'
import type { ChangedTables, ChosenFile, SyncPlace } from './jobs'
import type { FolderFile, SyncFolder } from './memory'

/** The settings of a job; the folder stays with the panel. */
export interface JobSettings extends Pick<SyncPlace, 'name' | 'secret'> {
  hasFolder: boolean
}

/** Functions of the panel for the worker. Calls in the folder are made by the panel, because it has the permission. */
export interface PanelCalls extends Omit<SyncFolder, 'files'> {
  progress: (share: number) => void
  changed: (what: ChangedTables) => void
  files: () => Promise<Omit<FolderFile, 'read'>[]>
  /** Reads a part of a file of the last listing. */
  read: (path: string, from: number, to: number) => Promise<Uint8Array>
}

/** Functions of the worker for the panel. */
export type WorkerCalls = ReturnType<typeof jobsOf>

/** The worker's side. */
export function serveSync(end: WorkerEnd): void {
  const jobs: WorkerCalls = jobsOf((name, ...given) => panel(name, ...given))
  const panel = connect<PanelCalls>(end, jobs)
}

function jobsOf(panel: Caller<PanelCalls>) {
  const begun = async ({ name, secret, hasFolder }: JobSettings): Promise<SyncPlace> => {
    await openDatabase()
    const onChanged = (what: ChangedTables): void => void panel('changed', what)
    const onProgress = (share: number): void => void panel('progress', share)
    return { name, secret, folder: hasFolder ? folderOver(panel) : null, onChanged, onProgress }
  }
  return {
    sync: async (settings: JobSettings, answer: Answer | null) => syncOnce(await begun(settings), answer),
    writeFile: async (settings: JobSettings) => writeChangeFile(await begun(settings)),
    readFiles: async (settings: JobSettings, files: ChosenFile[]) => readChangeFiles(files, await begun(settings)),
    async restore(row: FormerRow) {
      await openDatabase()
      return restoreRow(row, (what) => void panel('changed', what))
    },
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
    remove: (path) => panel('remove', path),
  }
}
