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
      /** What the file said of this note that we cannot hold, or that was mended: one code each. */
      losses: readonly string[]
    }
  | {
      kind: 'unreadable'
      index: number
      why: Unreadable
      /** The beginning of the item, to be recognised by. */ excerpt: string
    }

/** Why an item is passed over. Each is a key under `import.why` in `locales/`. */
export type Unreadable =
  'not-a-note' | 'no-target' | 'no-words' | 'too-long' | 'bad-date' | 'bad-address' | 'too-deep' | 'not-for-import'

/**
 * Reads notes from the text of a file that comes in pieces. What one item has wrong costs that item alone.
 *
 * @throws FileRefused when the file as a whole is not of this format, too deep, or cut off
 */
export type NoteReader = (pieces: AsyncIterable<string>) => AsyncGenerator<Incoming, void, undefined>

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
