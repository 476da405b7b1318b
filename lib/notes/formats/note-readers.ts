import type { NoteReader } from '@/lib/notes/formats/shared/exchange'
import { readBackupNotes } from '@/lib/notes/formats/backup/read-backup'
import { readHypothesis } from '@/lib/notes/formats/hypothesis/read-hypothesis'
import { readJsonLd } from '@/lib/notes/formats/web-annotation/read-json-ld'

/** Readers of the formats that describe themselves. CSV needs a mapping of its columns. */
export const noteReaders = {
  w3c: readJsonLd,
  hypothesis: readHypothesis,
  backup: readBackupNotes,
} as const satisfies Record<string, NoteReader>
