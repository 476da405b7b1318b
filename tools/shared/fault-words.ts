import { DOCUMENT_LIMITS, type DocumentFault } from '@/lib/dossier/readers/unreadable'

/** Reasons why a file cannot be read, for one line of the command line. */
export const FAULT_WORDS: Record<DocumentFault, string> = {
  locked: 'needs a password',
  scanned: 'a scan without text: its pages are pictures',
  broken: 'damaged, or not what its name says',
  'too-large': 'too large',
  'too-many-pages': `more than ${DOCUMENT_LIMITS.pages} pages`,
  'too-long': 'more text than can be checked at once',
  'too-deep': 'nested too deeply',
  'too-many-marks': 'too many marks in one paragraph',
  empty: 'empty',
  'old-word': 'a Word file of the old format: save it as .docx',
  'not-text': 'not a text file',
  'not-supported': 'not a supported format',
  'web-archive': 'a web archive of Safari or Firefox: open it there and save the page as HTML or PDF',
  embedded: 'a document with an embedded file that cannot be read: open it in Word and save it again',
  'too-slow': 'takes too long to read',
}
