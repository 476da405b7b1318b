import type { NoteReader } from './exchange'
import { readBackupNotes } from '../backup/read-backup'
import { readHypothesis } from '../hypothesis/read-hypothesis'
import { readJsonLd } from '../web-annotation/read-json-ld'

/** Readers of the formats that describe themselves. CSV needs a mapping of its columns. */
export const noteReaders = {
  w3c: readJsonLd,
  hypothesis: readHypothesis,
  backup: readBackupNotes,
} as const satisfies Record<string, NoteReader>
