import { LONGEST_TEXT } from '@/lib/schema/limits'

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

/** Reasons why a file is not read, in the words of the command line. Those of the screens are in the locales. */
export const FAULT_WORDS = {
  locked: 'needs a password',
  scanned: 'a scan without text: its pages are pictures',
  broken: 'damaged, or not what its name says',
  'too-large': 'too large',
  'too-many-pages': `more than ${DOCUMENT_LIMITS.pages} pages`,
  'too-long': 'more text than can be checked at once',
  'too-deep': 'nested too deeply',
  /** More marks of emphasis than the Markdown parser can compare in a reasonable time. */
  'too-many-marks': 'too many marks in one paragraph',
  empty: 'empty',
  'old-word': 'a Word file of the old format: save it as .docx',
  'not-text': 'not a text file',
  'not-supported': 'not a supported format',
  'web-archive': 'a web archive of Safari or Firefox: open it there and save the page as HTML or PDF',
  embedded: 'a Word document that shows another document in its text: open it in Word and save it again',
  'too-slow': 'takes too long to read',
}
export type DocumentFault = keyof typeof FAULT_WORDS

export class UnreadableDocument extends Error {
  constructor(readonly code: DocumentFault) {
    super(code)
    this.name = 'UnreadableDocument'
  }
}
