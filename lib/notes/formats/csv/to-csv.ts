import type { Annotation, StoredFinding } from '@/lib/schema/annotation'
import { readDetails } from '@/lib/details/reading'
import { dossierOfNote, sourcesOfNote, type DossierLookups } from '../shared/dossier-lookup'
import type { NoteWriter } from '../shared/exchange'
import { isWeb } from '../shared/page-report'
import { guarded } from './formula-guard'

/** The columns of the table, in order. Names are not translated, so that a file can be imported in another language. */
export const csvColumns = [
  'id',
  'created',
  'modified',
  'title',
  'url',
  'quote',
  'note',
  'tags',
  'color',
  'verdict',
  'reason',
  'details',
  'claims',
  'sources',
  'dossier version',
  'claim',
  'dossier',
  'dossier id',
  'source titles',
  'source urls',
] as const

/**
 * Writes the notes as CSV (RFC 4180), one row per note, with a byte order mark so that Excel detects UTF-8. Tags,
 * claims and sources are joined by ", "; titles and addresses of sources are one per line. What a spreadsheet would run as a formula gets an apostrophe, which `unguarded`
 * removes again.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function writeCsv(lookup: DossierLookups): NoteWriter {
  return async function* (batches, { subject = '' }) {
    yield `\ufeff${row(csvColumns)}`
    for await (const batch of batches) for (const note of batch) yield row(cellsOf(note, subject, lookup))
  }
}

function cellsOf(
  { id, created, modified, title, url, anchor, note, tags, color, finding, claim, dossier }: Annotation,
  bundled: string,
  lookup: DossierLookups,
) {
  const sources = sourcesOfNote({ finding, claim, dossier }, lookup)
  const from = dossierOfNote({ finding, claim, dossier })
  return [
    id,
    created,
    modified,
    title,
    url,
    anchor?.quote.exact ?? '',
    note,
    tags.join(', '),
    color ?? '',
    finding?.verdict ?? '',
    finding?.reason ?? '',
    finding ? detailLines(finding) : '',
    finding?.claims.join(', ') ?? '',
    finding?.sources.join(', ') ?? '',
    finding?.dossierVersion ?? '',
    claim ?? '',
    from?.name ?? (finding || claim !== null ? bundled : ''),
    from?.id ?? '',
    sources.map((source) => source.title.replace(/\s+/g, ' ')).join('\n'),
    sources.map((source) => (isWeb(source.url) ? source.url : '')).join('\n'),
  ]
}

/** "differs: March 2022 | 13 July 2022", one per line, as codes; then "supported: Marie Curie" for each dossier. Not imported again. */
function detailLines({ verdict, details = [], answers = [] }: StoredFinding): string {
  const rows = readDetails({ verdict, details }).map(
    ({ reading, detail }) => `${reading}: ${[detail.article, detail.dossier ?? ''].filter(Boolean).join(' | ')}`,
  )
  return [...rows, ...answers.map((answer) => `${answer.verdict}: ${answer.dossier}`)].join('\n')
}

function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

/** Many programs stop reading a text at NUL. */
function cell(text: string): string {
  const harmless = guarded(text.toWellFormed().replaceAll('\0', '\ufffd'))
  return /[",\r\n]/.test(harmless) || harmless.trim() !== harmless ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
