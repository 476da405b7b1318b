/** Messages between the panel and the worker that syncs. Types only. */
import type { AsideRow } from '@/lib/annotations/sync/aside'
import type { FolderFile } from '@/lib/sync/memory'
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

/** A call of the worker in the folder, which the panel makes because it has the permission. */
export type FolderCall =
  | { do: 'files' }
  | { do: 'read'; path: string; from: number; to: number }
  | { do: 'append'; file: { device: string; name: string; from: number }; bytes: Uint8Array }
  | { do: 'remove'; file: { device: string; name: string } }

export type ListedFile = Omit<FolderFile, 'read'>

/** An error as a message can carry it. */
export interface SentError {
  name: string
  message: string
}

export type ToSync =
  | SyncJob
  | { kind: 'folder-answer'; call: number; value: unknown }
  | { kind: 'folder-error'; call: number; error: SentError }

export type FromSync =
  | { kind: 'progress'; share: number }
  | { kind: 'changed'; what: ChangedTables }
  | { kind: 'folder-call'; call: number; ask: FolderCall }
  | { kind: 'done'; result: SyncResults[SyncJob['kind']] }
  | { kind: 'failed'; error: SentError }
