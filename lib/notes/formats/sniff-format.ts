import { countKnownNames } from './csv/mapping'
import { BACKUP_KIND } from '@/lib/notes/formats/backup/to-backup'

export type FileFormat = 'w3c' | 'hypothesis' | 'backup' | 'csv' | 'highlights' | 'clippings'

/**
 * Guesses the format of a file from its beginning and, if that is not enough, from its name. The parser of the format
 * then decides whether the file is valid.
 *
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
  if (CLIPPINGS.test(text)) return 'clippings'
  if (!/^[{[]/.test(text)) return isTable(text, ending) ? 'csv' : null
  if (new RegExp(`^\\{\\s*"kind"\\s*:\\s*"${BACKUP_KIND}"`).test(text)) return 'backup'
  if (HYPOTHESIS.test(text)) return 'hypothesis'
  if (WEB_ANNOTATION.test(text)) return 'w3c'
  if (HIGHLIGHTS.test(text)) return 'highlights'
  return ending === 'jsonld' ? 'w3c' : null
}

/** Matches the context of the W3C model, one of its types, or properties that only an annotation has. */
const WEB_ANNOTATION = /ns\/anno\.jsonld"|"(?:oa:)?Annotation(?:Collection|Page)?"|"(?:motivation|bodyValue)"\s*:/
/**
 * Matches a file whose first list is `annotations` (the client's export) or `rows` (an answer of the API), and a list or
 * lines of annotations with a user of Hypothesis.
 */
const HYPOTHESIS = /^\{[^[\]]*"(?:annotations|rows)"\s*:\s*\[|"user"\s*:\s*"acct:/
/** Matches a list of books or pages with their highlights. */
const HIGHLIGHTS = /"highlights"\s*:\s*\[/
/** Matches Kindle's clippings: a book, a line with "-", and a rule below each. */
const CLIPPINGS = /^[^\n]+\n- (?=[^\n]*\|)(?=[^\n\d]*\d)[^\n]+\n(?:[^\n]*\n){1,400}?={10}/

function isTable(text: string, ending: string): boolean {
  if (ending === 'csv' || ending === 'tsv') return true
  if (text.startsWith('<')) return false
  const [first = '', second = ''] = text.split(/\r?\n|\r/, 2)
  if (first.length > 2000) return false
  return [',', ';', '\t'].some((sign) => {
    const [names, cells] = [first.split(sign), second.split(sign)]
    if (names.length > 1 && countKnownNames(names) > 1) return true
    // A comma in prose has a blank behind it, and a sentence has an end.
    return names.length > 1 && names.length === cells.length && !first.includes(', ') && !/[.!?:]$/.test(first)
  })
}
