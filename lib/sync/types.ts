import type { OnRowLeftOut, LocalRow, RecordKey, RowWrite } from '@/lib/rows/row-rules'
import type { Delta } from '@/lib/sync/record'
import type { RecordState } from './record'
import type { Clock } from './stamp'

// Interfaces of a device's storage. Tests implement them in memory, the extension with databases and the folder.

export interface StoredRecord {
  key: RecordKey
  state: RecordState
  /** State when the row was last written to the tables. Absent: the row is up to date. */
  before?: RecordState
}

export interface FilePosition {
  path: string
  /** Offset of the first byte that was not read. */
  at: number
  /** Number of the line that begins there, from 1. */
  line: number
  device: string
  segment: number
  salt: string
  name: string
  /** Milliseconds since 1970 of the last change in the file, by its device's clock; 0: none. */
  last: number
  /** Whether lines of it could not be read: then the whole file is read again. */
  isBad?: boolean
}

export interface OwnFiles {
  /** The current files with their sizes in bytes; only the last one grows. Own files with lower numbers are old. */
  files: { segment: number; bytes: number }[]
  /** Number of the next line in the last file, from 1. */
  line: number
  /** Whether a write was begun and not completed: the last file may have more than `bytes`. */
  isWriting: boolean
  isSnapshot: boolean
}

export interface OwnDevice {
  device: string
  clock: Clock
  tail: OwnFiles | null
  /** Whether another device writes under this one's id, so that this one needs another id. */
  hasTwin?: boolean
  former?: string[]
}

export interface OutboxRow {
  n: number
  delta: Delta
}

interface SyncStoreWrite {
  records?: readonly StoredRecord[]
  /** Own changes, to be written to the folder. */
  outbox?: readonly Delta[]
  /** Rows of the outbox up to this number are written; Infinity: all. */
  written?: number | undefined
  self?: OwnDevice | undefined
  position?: FilePosition
  /** A header that the passphrase did not open, as JSON. */
  closed?: string
}

export interface SyncStore {
  self: () => Promise<OwnDevice>
  records: (keys: readonly RecordKey[]) => Promise<Map<RecordKey, StoredRecord>>
  keys: () => Promise<RecordKey[]>
  positions: () => Promise<Map<string, FilePosition>>
  closedHeaders: () => Promise<ReadonlySet<string>>
  outbox: (limit: number) => Promise<OutboxRow[]>
  /** Writes all of it, or nothing. */
  write: (part: SyncStoreWrite) => Promise<void>
}

/** The newest file of each other device, that with the latest change first. */
export function newestFiles(positions: Iterable<FilePosition>, self: string): FilePosition[] {
  const newest = new Map<string, FilePosition>()
  for (const one of positions) {
    if (one.device !== self && (newest.get(one.device)?.segment ?? 0) <= one.segment) newest.set(one.device, one)
  }
  return [...newest.values()].sort((a, b) => b.last - a.last)
}

export async function* recordBatches(memory: SyncStore, keys: readonly RecordKey[]): AsyncGenerator<StoredRecord[]> {
  for (let at = 0; at < keys.length; at += BATCH) yield [...(await memory.records(keys.slice(at, at + BATCH))).values()]
}

// Records processed without a pause; more would block the sidebar.
const BATCH = 100

export interface LocalTables {
  rows: () => AsyncIterable<readonly LocalRow[]>
  /** Returns the keys of deleted rows that the user can still restore. */
  inBin: (keys: readonly RecordKey[]) => Promise<ReadonlySet<RecordKey>>
  /**
   * Writes rows and calls `settle` with the keys of those that were written, all in one transaction.
   * @param leftOut called with each row whose content could not be written
   * @returns the keys of the rows that were written
   */
  write: (
    rows: readonly RowWrite[],
    leftOut: OnRowLeftOut,
    settle: (written: ReadonlySet<RecordKey>) => Promise<void>,
  ) => Promise<ReadonlySet<RecordKey>>
}

export interface FolderFile {
  path: string
  /** The device whose folder it is in; null for a change file, which is in no device's folder. */
  owner: string | null
  name: string
  /** Size of the file in bytes; null: it is not on this computer at the moment. */
  size: number | null
  read: (from: number, to: number) => Promise<Uint8Array>
}

export interface SyncFolder {
  files: () => Promise<FolderFile[]>
  /** Writes at offset `from`, the present size, of a file of this device; creates it where it does not exist. */
  append: (file: { device: string; name: string; from: number }, bytes: Uint8Array) => Promise<void>
  /** Deletes a file; one that cannot be deleted stays. */
  remove: (path: string) => Promise<void>
}
