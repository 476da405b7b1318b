import type { CompileProblem } from '@/lib/dossier/format/compile'
import { DOCUMENT_LIMITS, type DocumentFault } from '@/lib/dossier/readers/unreadable'

/** Formats a problem and its place as one line. */
export function problemLine({ file, claim, message }: CompileProblem): string {
  return withoutControlChars(`${file}${claim ? ` · ${claim}` : ''}: ${message}`)
}

/** Formats the first problem and the number of the others. */
export function firstProblem(problems: readonly CompileProblem[]): string {
  const [first] = problems
  return `${first ? problemLine(first) : ''}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''}`
}

/** Puts a text of a page on one line without control characters, so that it cannot control the terminal. */
export function toSafeLine(words: string): string {
  return withoutControlChars(words).replace(/\s+/g, ' ').trim()
}

/** Replaces control characters by spaces, and keeps the other spaces of the line. */
export function withoutControlChars(line: string): string {
  return line.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
}

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
