import type { Annotation } from '@/lib/schema/annotation'
import type { NoteChange } from '@/lib/schema/note-change'
import type { DossierLookups } from './dossier-lookup'

/** Writes notes as pieces of text or bytes, so that a hundred thousand notes are never in memory at once. */
export type NoteWriter<Piece extends string | Uint8Array = string> = (
  batches: AsyncIterable<readonly Annotation[]>,
  about: WriterContext,
) => AsyncIterable<Piece>

/** Passed to writers, because they have no access to the clock. */
export interface WriterContext {
  now: string
  total: number
  /** Dossiers that the notes are about: the bundled one, and the others by id. */
  dossiers: DossierLookups
  /** Changes of the words of notes on their pages, by id of the note. */
  changes?: ReadonlyMap<string, NoteChange>
}

/** One item of a file; `index` is its place in the file, from 0. */
export type ImportItem =
  | {
      kind: 'note'
      index: number
      annotation: Annotation
      losses: readonly Loss[]
      /** Names of the columns of a table or fields of a record that are not read, where the item has words in them. */
      unread?: readonly string[]
    }
  | {
      kind: 'unreadable'
      index: number
      why: UnreadableReason
      /** The beginning of the item, shown to identify it. */ excerpt: string
      unread?: readonly string[]
    }

/** Parts that an import can lose or repair. `docs/formats.md` explains each code. */
export type Loss =
  | 'author' // the author
  | 'color' // an unknown colour
  | 'columns' // columns of a table, or fields of a record, that no field holds
  | 'context' // context of the quote beyond the limit
  | 'dates' // unreadable or missing dates
  | 'finding' // an unreadable or unknown verdict
  | 'format' // the formatting of a text that was not Markdown
  | 'group' // the group that it was shared with
  | 'id' // an id that cannot be used
  | 'letters' // lone surrogates
  | 'other' // any other field
  | 'permissions' // who may read and change it
  | 'place' // the position in the page, or one of its selectors
  | 'reply' // the note that it replied to
  | 'tags' // tags that are too long, too many, or not text
  | 'targets' // all targets but the first
  | 'title' // the end of a very long title

/** Reason why an item is skipped. Each is a key under `import.why` in `locales/`. */
export type UnreadableReason = 'not-a-note' | 'no-target' | 'no-words' | 'too-long' | 'bad-address' | 'too-deep'

/**
 * Reads notes from a file that arrives in pieces. An invalid item affects only itself.
 * @throws FileRefused when the file as a whole is not of this format, too deep, or cut off
 */
export type NoteReader = (
  pieces: AsyncIterable<string>,
  about?: ReaderContext,
) => AsyncGenerator<ImportItem, void, undefined>

/** Passed to readers, because they have no access to the clock. */
export interface ReaderContext {
  /**
   * ISO instant for notes without a date, such as the file's modification date. It must be the same for the same file,
   * or a file read twice looks changed. Default: the beginning of 1970.
   */
  undated?: string
}

/** Reason why a file is refused. Each is a key under `import.problem` in `locales/`. */
export type FileRefusal =
  'unknown-format' | 'zip' | 'not-text' | 'not-json' | 'cut-off' | 'too-deep' | 'too-large' | 'newer-version' | 'empty'

export class FileRefused extends Error {
  constructor(
    readonly refusal: FileRefusal,
    readonly detail = '',
  ) {
    super(`${refusal} ${detail}`.trim())
  }
}
