import { BACKUP_KIND } from '@/lib/notes/formats/backup/to-backup'

export type FileFormat = 'w3c' | 'hypothesis' | 'backup' | 'csv'

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
  if (!/^[{[]/.test(text)) return isTable(text, ending) ? 'csv' : null
  if (new RegExp(`^\\{\\s*"kind"\\s*:\\s*"${BACKUP_KIND}"`).test(text)) return 'backup'
  if (HYPOTHESIS.test(text)) return 'hypothesis'
  if (WEB_ANNOTATION.test(text)) return 'w3c'
  return ending === 'jsonld' ? 'w3c' : null
}

/** Matches the context of the W3C model, one of its types, or properties that only an annotation has. */
const WEB_ANNOTATION = /ns\/anno\.jsonld"|"(?:oa:)?Annotation(?:Collection|Page)?"|"(?:motivation|bodyValue)"\s*:/
/** Matches a file whose first list is `annotations` (the client's export) or `rows` (an answer of the API). */
const HYPOTHESIS = /^\{[^[\]]*"(?:annotations|rows)"\s*:\s*\[/

function isTable(text: string, ending: string): boolean {
  if (ending === 'csv' || ending === 'tsv') return true
  if (text.startsWith('<')) return false
  const [first = '', second = ''] = text.split(/\r?\n|\r/, 2)
  return [',', ';', '\t'].some((sign) => first.includes(sign) && second.includes(sign)) && first.length < 2000
}
