import { LONGEST_TEXT } from '@/lib/schema/limits'

/** Reason why a file is not read. The words are in the locales, and for the command line in `tools/shared/file-bytes.ts`. */
export type DocumentFault =
  /** The file is encrypted and needs a password. */
  | 'locked'
  /** A PDF whose pages are pictures, without text. */
  | 'scanned'
  /** The file is damaged or cut off. */
  | 'broken'
  /** The file, or what it unpacks to, is larger than `DOCUMENT_LIMITS` allows. */
  | 'too-large'
  /** A PDF of more pages than `DOCUMENT_LIMITS` allows. */
  | 'too-many-pages'
  /** Longer than the engine's limit, in characters. */
  | 'too-long'
  | 'too-deep'
  /** More marks of emphasis in one paragraph than the Markdown parser can compare in a reasonable time. */
  | 'too-many-marks'
  | 'empty'
  /** A Word document of the format before 2007. */
  | 'old-word'
  /** Binary data, such as a picture. */
  | 'not-text'
  | 'not-supported'
  /** A page in the archive format of Safari or of older versions of Firefox. */
  | 'web-archive'
  /** A Word document with another document in it, whose format is not supported. */
  | 'embedded'
  | 'too-slow'

export class UnreadableDocument extends Error {
  constructor(readonly code: DocumentFault) {
    super(code)
    this.name = 'UnreadableDocument'
  }
}

/** Limits for one document. They are well above books and theses, and keep hostile files from filling the memory. */
export const DOCUMENT_LIMITS = {
  /** Bytes of a file in the panel. */
  bytes: 50_000_000,
  /** Bytes of one unpacked part of a .docx file. */
  part: 60_000_000,
  pages: 2000,
  /** UTF-16 units of text. */
  textLength: LONGEST_TEXT,
  /** UTF-16 units of one line of a report. */
  line: 20_000,
} as const
