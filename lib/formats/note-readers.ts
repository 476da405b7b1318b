import type { NoteReader } from '@/lib/formats/shared/exchange'
import { readBackupNotes } from '@/lib/formats/backup/read-backup'
import { readHypothesis } from '@/lib/formats/hypothesis/read-hypothesis'
import { readJsonLd } from '@/lib/formats/web-annotation/read-json-ld'

/** Readers of the formats that describe themselves. CSV needs a mapping of its columns. */
export const noteReaders = {
  w3c: readJsonLd,
  hypothesis: readHypothesis,
  backup: readBackupNotes,
} as const satisfies Record<string, NoteReader>
