import type { Fields, LocalRow, RecordKey, RowWrite } from './row-rules'

/** How the rows of one kind are stored. */
export interface RowTable {
  /** Yields all rows, in batches so small that a first sync stays below 50 ms on the panel's thread. */
  all: () => AsyncIterable<readonly LocalRow[]>
  /** Returns the fields of rows by id. null: there is no row that can be read; undefined: it is never written over. */
  read: (ids: readonly string[]) => Promise<(Fields | null | undefined)[]>
  /** Returns those of the ids whose row is deleted and can still be restored. Absent: the kind has no bin. */
  binned?: (ids: readonly string[]) => Promise<string[]>
  /** Writes rows that are stored as the writes expect. @returns those that were written */
  write: (rows: readonly RowWrite[], now: string, refused: RefusedRows) => Promise<RowWrite[]>
}

/** Errors of the rows that cannot be written because of their content. */
export type RefusedRows = Map<RecordKey, unknown>
