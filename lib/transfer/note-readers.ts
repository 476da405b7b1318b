import type { NoteReader } from './exchange'
import { readBackupNotes } from './read-backup'
import { readHypothesis } from './read-hypothesis'
import { readJsonLd } from './read-json-ld'

/** The readers of formats that say by themselves what is what; CSV needs to be told which column is which. */
export const noteReaders = {
  w3c: readJsonLd,
  hypothesis: readHypothesis,
  backup: readBackupNotes,
} as const satisfies Record<string, NoteReader>
