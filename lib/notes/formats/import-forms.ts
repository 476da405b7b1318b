import { BACKUP_KIND, readBackupNotes } from './backup/backup'
import { countKnownNames } from './csv/mapping'
import { readHypothesis } from './hypothesis/hypothesis'
import type { NoteReader } from './shared/exchange'

interface ImportForm {
  read: NoteReader
  /** Matches the beginning of a file. The first form that matches is tried; its reader decides whether the file is valid. */
  begins: RegExp
}

/** The import formats of notes, but CSV, whose reader needs a mapping of the columns. */
export const importForms = {
  backup: { read: readBackupNotes, begins: new RegExp(`^\\{\\s*"kind"\\s*:\\s*"${BACKUP_KIND}"`) },
  /** A first list `annotations` (the client's export) or `rows` (an answer of the API), or annotations with a user. */
  hypothesis: {
    read: readHypothesis,
    begins: /^\{[^[\]]*"(?:annotations|rows)"\s*:\s*\[|^[{[][^]*"user"\s*:\s*"acct:/,
  },
} as const satisfies Record<string, ImportForm>

export type FileFormat = keyof typeof importForms | 'csv'

export function hasIds(format: FileFormat): boolean {
  return format !== 'csv'
}

/**
 * Guesses the format of a file from its beginning and, if that is not enough, from its name.
 * @param beginning the first piece of its text, preferably a few thousand characters
 * @returns null for an unknown format
 */
export function sniffFormat(beginning: string, fileName: string): FileFormat | null {
  const text = beginning
    .slice(0, 20_000)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (text === '' || text.includes('\0')) return null
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const found = Object.entries(importForms).find(([, { begins }]) => begins.test(text))
  if (found) return found[0] as FileFormat
  return !/^[{[]/.test(text) && isTable(text, ending) ? 'csv' : null
}

function isTable(text: string, ending: string): boolean {
  if (ending === 'csv' || ending === 'tsv') return true
  if (text.startsWith('<')) return false
  const [first = '', second = ''] = text.split(/\r?\n|\r/, 2)
  if (first.length > 2000) return false
  return [',', ';', '\t'].some((sign) => {
    const names = first.split(sign)
    const cells = second.split(sign)
    if (names.length > 1 && countKnownNames(names) > 1) return true
    // In prose, a blank follows a comma and a sentence ends with a full stop: such a line is no table head.
    return names.length > 1 && names.length === cells.length && !first.includes(', ') && !/[.!?:]$/.test(first)
  })
}
