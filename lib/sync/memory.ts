import type { LeftOut, LocalRow, RecordKey, RowWrite } from '@/lib/rows/kinds'
import type { Delta } from './delta'
import type { RecordState } from './record'
import type { Clock } from './stamp'

// Storage and services of a device. Tests use memory, the extension its databases and the folder.

/** Known state of a record. */
export interface StoredRecord {
  key: RecordKey
  state: RecordState
  /** State when the row was last updated. Absent: the row is up to date. */
  before?: RecordState
}

/** How far a file was read. */
export interface FilePosition {
  path: string
  /** Offset of the first byte that is not read, or that could not be read. */
  at: number
  /** Number of the line that begins there, from 1. */
  line: number
  device: string
  segment: number
  salt: string
  name: string
  /** Milliseconds since 1970 of its last change, by its device's clock; 0: none. */
  last: number
  /** Size of the file when lines of it could not be read. */
  badSize?: number
}

/** The end of this device's own files. */
export interface Tail {
  /** The first of the files that count; those before it are replaced by it. */
  first: number
  segment: number
  bytes: number
  /** Number of the next line. */
  line: number
  /** A write that was begun: the size of the file after it, and the rows of the outbox that are in it. */
  begun: { bytes: number; upTo: number; line: number } | null
  /** All files are being rewritten. */
  isSnapshot: boolean
}

export interface ThisDevice {
  device: string
  clock: Clock
  tail: Tail | null
  /** Another device writes under this one's id: this one needs another id. */
  hasTwin?: boolean
  /** The user lets the files without encryption be read and deleted. */
  takesOpen?: boolean
}

export interface OutboxRow {
  n: number
  delta: Delta
}

export interface MemoryWrite {
  records?: readonly StoredRecord[]
  /** Own changes, to be written to the folder. */
  outbox?: readonly Delta[]
  /** Rows of the outbox up to this number are written. */
  written?: number
  self?: ThisDevice
  position?: FilePosition
}

/** Local sync state of a device. */
export interface SyncStore {
  self: () => Promise<ThisDevice>
  records: (keys: readonly RecordKey[]) => Promise<Map<RecordKey, StoredRecord>>
  keys: () => Promise<RecordKey[]>
  positions: () => Promise<Map<string, FilePosition>>
  outbox: (limit: number) => Promise<OutboxRow[]>
  /** Number of the last row of the outbox; 0: it is empty. */
  lastInOutbox: () => Promise<number>
  /** All of it or nothing. */
  write: (part: MemoryWrite) => Promise<void>
}

/** The stored records of keys, some hundred at a time. */
export async function* recordBatches(memory: SyncStore, keys: readonly RecordKey[]): AsyncGenerator<StoredRecord[]> {
  for (let at = 0; at < keys.length; at += BATCH) yield [...(await memory.records(keys.slice(at, at + BATCH))).values()]
}

// A batch is worked on in one go: more would hold up the sidebar.
const BATCH = 100

/** The tables of the user's data. */
export interface LocalTables {
  rows: () => AsyncIterable<readonly LocalRow[]>
  /** Those of the deleted rows that the user can still restore. */
  inBin: (keys: readonly RecordKey[]) => Promise<ReadonlySet<RecordKey>>
  /**
   * Writes rows, and remembers their keys until `forgetTaken`.
   *
   * @param leftOut is called with each row that could not be written for what it holds
   * @returns those that were written
   */
  take: (rows: readonly RowWrite[], leftOut: LeftOut) => Promise<ReadonlySet<RecordKey>>
  /** Rows that were written before the program ended, and that are not known to be up to date. */
  taken: () => Promise<ReadonlySet<RecordKey>>
  forgetTaken: () => Promise<void>
}

export interface FolderFile {
  /** Unique in the folder. */
  path: string
  /** The device whose folder it is in; null for a change file, which is in no device's folder. */
  owner: string | null
  name: string
  /** Null: the file is not on this computer at the moment. */
  size: number | null
  read: (from: number, to: number) => Promise<Uint8Array>
}

/** The folder that all devices share. */
export interface SyncFolder {
  files: () => Promise<FolderFile[]>
  /** Adds to a file of this device, which has the size `from` now; 0 makes it. */
  append: (file: { device: string; name: string; from: number }, bytes: Uint8Array) => Promise<void>
  /** Deletes a file; one that cannot be deleted stays. */
  remove: (path: string) => Promise<void>
}
