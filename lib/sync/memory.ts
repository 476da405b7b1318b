import type { VersionWarning } from '@/lib/dossier/warnings'
import type { Delta, RecordKey } from './delta'
import type { Fields } from '@/lib/sync/kinds/kind'
import type { RecordState } from './record'
import type { Removal } from './removals'
import type { Clock } from './stamp'

// Storage and services of a device. Tests use memory, the extension its databases and the folder.

/** Known state of a record. */
export interface StoredRecord {
  key: RecordKey
  state: RecordState
  /** State when the row was last updated. Absent: the row is up to date. */
  before?: RecordState | undefined
  /** The state before the clock of this device was set back, while all files are read again; then both are joined. */
  ahead?: RecordState
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
  salt: string | null
  name: string
  /** Milliseconds since 1970 of the last change in it; 0: none. */
  last: number
  /** Lines that could not be read while the file had this size; it is tried again after so many syncs. */
  bad?: {
    size: number
    damaged: number[]
    tooLong: number[]
    tries: number
    wait: number
    /** Time of the first change that was left out as dated too far ahead, in milliseconds since 1970; absent: none. */
    ahead?: number
  }
}

/** The end of this device's own files. */
export interface Tail {
  /** The first of the files that count; those before it are replaced by it. */
  first: number
  segment: number
  bytes: number
  /** Number of the next line. */
  line: number
  /** As they are in the first line of the file. */
  name: string
  salt: string | null
  /** A write that was begun: the size of the file after it, and the rows of the outbox that are in it. */
  begun: { bytes: number; upTo: number; line: number } | null
  /** All files are being rewritten. */
  isSnapshot: boolean
  /** They are rewritten, and those that they replace may still be there. */
  hasOlder?: boolean
}

export interface ThisDevice {
  device: string
  clock: Clock
  tail: Tail | null
  /** Ids that this device had before. */
  formerIds?: string[]
  /** When it took the present one instead of another, in milliseconds since 1970. */
  idSince?: number
  /** Another device writes under this one's id, or did so: this one needs another id. */
  hasTwin?: boolean
  /** The last time of each day on which this device has dated changes, in milliseconds since 1970, in order; see `withDays`. */
  days?: readonly number[]
  /** The clock is being set back to this time, in milliseconds since 1970: what was read is read again. */
  setBackTo?: number
  /** The last file of a folder that has too many to read them all at once. */
  readUpTo?: string
  /** Items that were taken away here lately; absent: none. */
  removals?: Removal[]
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
  /** All files count as not read. */
  unread?: boolean
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

/** A row of the user's data. */
export interface LocalRow {
  key: RecordKey
  /** Null: there is a row, but it is damaged; it is left alone. With an empty id: so are all rows of this kind. */
  fields: Fields | null
  /** When it was last changed, in milliseconds since 1970. */
  changed: number
}

/** A row as it is to be. */
export interface RowWrite {
  key: RecordKey
  /** As it was when this was planned; null: there was none. Written only if it still is. */
  expected: Fields | null
  /** Null: deleted. */
  fields: Fields | null
}

export type LeftOut = (key: RecordKey, error: unknown) => void

/** An effect that a row of other devices would have on verdicts here. */
export interface Effect {
  key: RecordKey
  /** Made from what came and what is here: an answer counts for nothing else. */
  mark: string
  what: 'version' | 'removed' | 'add' | 'edit' | 'retire' | 'restore' | 'rate' | 'undo'
  /** The subject of the dossier. */
  subject: string
  /** The claim, the title of the source, or the version. */
  text: string
  /** `unknown-source`: it cites a source that is neither here nor listed with it, so it cannot be taken over. */
  warnings: (VersionWarning | 'unknown-source')[]
}

/** The tables of the user's data. */
export interface LocalTables {
  /** Rows that must not be written before the user has seen what they change; none if absent. */
  effects?: (takes: readonly RowWrite[]) => Promise<readonly Effect[]>
  rows: () => AsyncIterable<readonly LocalRow[]>
  /** Those of the deleted rows that the user can still restore. */
  inBin: (keys: readonly RecordKey[]) => Promise<ReadonlySet<RecordKey>>
  /**
   * Writes rows in one transaction, and keeps their keys in it until `forgetTaken`.
   *
   * @param leftOut is told of each row that could not be written for what it holds
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
  remove: (file: { device: string; name: string }) => Promise<void>
}
