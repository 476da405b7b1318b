/** Calls between the panel and the worker that syncs. Types only. */
import type { AsideRow } from '@/lib/annotations/sync/aside'
import type { FolderFile, SyncFolder } from '@/lib/sync/memory'
import type { Answer } from '@/lib/sync/questions'
import type { ReadProblem } from '@/lib/sync/read-folder'
import type { NewsAnswer } from '@/lib/sync/decide'
import type { LastSync, SyncSettings } from '@/lib/sync-store/settings'

/** Tables that syncing has written to. */
export type ChangedTables = 'dossiers-changed' | 'notes-changed' | 'mutes-changed'

/** The settings of syncing as the worker needs them; the folder stays with the panel. */
export interface JobSettings extends Pick<SyncSettings, 'name' | 'secret'> {
  hasFolder: boolean
}

export interface ChosenFile {
  path: string
  name: string
  file: Blob
}

export type SyncJob =
  | { kind: 'sync'; settings: JobSettings; answer: Answer | null; newsAnswer: NewsAnswer | null }
  | { kind: 'write-file'; settings: JobSettings; now: Date }
  | { kind: 'read-files'; settings: JobSettings; files: ChosenFile[] }
  | { kind: 'bring-back'; settings: JobSettings; row: AsideRow; now: string }

export interface SyncResults {
  sync: LastSync
  'write-file': { name: string; file: Blob }
  'read-files': ReadProblem[]
  /** False where the row cannot be written any more, for example because its dossier is gone. */
  'bring-back': boolean
}

/** Functions of the panel for the worker. Calls in the folder are made by the panel, because it has the permission. */
export interface PanelCalls extends Omit<SyncFolder, 'files'> {
  progress: (share: number) => void
  changed: (what: ChangedTables) => void
  files: () => Promise<Omit<FolderFile, 'read'>[]>
  /** Reads a part of a file of the last listing. */
  read: (path: string, from: number, to: number) => Promise<Uint8Array>
}
