/** What every format for notes has in common: how it is written and how it is read, in pieces. Types only. */
import type { Annotation } from '@/lib/annotations/types'

/** Writes notes as text in pieces, so that a hundred thousand of them never stand in memory at once. */
export type NoteWriter = (
  batches: AsyncIterable<readonly Annotation[]>,
  about: WritingAbout,
) => AsyncGenerator<string, void, undefined>

/** What a writer is told, as it knows no clock. */
export interface WritingAbout {
  /** ISO instant of the export. */
  now: string
  /** How many notes there are in all. */
  total: number
}

/** One item of a file, in the order of the file, counted from 0. */
export type Incoming =
  | {
      kind: 'note'
      index: number
      annotation: Annotation
      /** What the file said of this note that we cannot hold, or that was mended: one code each, such as `Loss`. */
      losses: readonly string[]
    }
  | {
      kind: 'unreadable'
      index: number
      why: Unreadable
      /** The beginning of the item, to be recognised by. */ excerpt: string
    }

/** What a note lost on its way in, or what was mended. `docs/formats.md` says what each means. */
export type Loss =
  | 'author' // who wrote it
  | 'bodies' // images, sound, links to elsewhere, other languages of the same text
  | 'color' // a colour that we do not have
  | 'context' // words around the quote, beyond what is kept
  | 'dates' // dates that cannot be read, or none
  | 'finding' // a verdict that cannot be read, or is not one of ours
  | 'format' // the mark-up of a text that was not Markdown
  | 'group' // the group that it was shared with
  | 'id' // a name that cannot be kept
  | 'letters' // halves of letters (lone surrogates)
  | 'other' // whatever else stood there
  | 'permissions' // who may read and change it
  | 'place' // the place in the page, or one of its descriptions
  | 'reply' // what it replied to
  | 'tags' // tags that are too long, too many, or no text
  | 'targets' // all but the first of several things that it is on
  | 'title' // the end of a very long title

/** Why an item is passed over. Each is a key under `import.why` in `locales/`. */
export type Unreadable =
  'not-a-note' | 'no-target' | 'no-words' | 'too-long' | 'bad-date' | 'bad-address' | 'too-deep' | 'not-for-import'

/**
 * Reads notes from the text of a file that comes in pieces. What one item has wrong costs that item alone.
 *
 * @throws FileRefused when the file as a whole is not of this format, too deep, or cut off
 */
export type NoteReader = (
  pieces: AsyncIterable<string>,
  about?: ReadingAbout,
) => AsyncGenerator<Incoming, void, undefined>

/** What a reader may be told, as it knows no clock. */
export interface ReadingAbout {
  /**
   * ISO instant for notes of which the file does not say when they were made, such as that of the file's last change.
   * The same for the same file, or a file read twice looks changed. Without it, the beginning of 1970.
   */
  undated?: string
  /** What notes of a page at this address hang on (`pageKey`). Without it, the address without its fragment. */
  pageKeyOf?: (url: string) => string
}

/** Why a file as a whole is not read. Each is a key under `import.refused` in `locales/`. */
export type Refusal =
  'unknown-format' | 'not-text' | 'not-json' | 'cut-off' | 'too-deep' | 'too-large' | 'newer-version' | 'empty'

export class FileRefused extends Error {
  constructor(
    readonly refusal: Refusal,
    /** For people who look into it, such as the place in the file. */
    readonly detail = '',
  ) {
    super(`${refusal} ${detail}`.trim())
  }
}
