import { createHash } from 'node:crypto'
import type { Download, DossierSite } from '@/packages/publish/pages/site-of'
import Papa from 'papaparse'
import { slugOfText } from '@/lib/dossier/format/claim-id'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { contentOfDossier } from '@/lib/dossier/format/folder-of'
import { exportDossier } from '@/lib/notes/export/export-dossier'
import { guardCell } from '@/lib/notes/formats/csv/to-csv'
import { markup } from './markup'
import { sayDossierSize } from '@/lib/i18n/source-words'

interface DownloadFile extends Download {
  content: Uint8Array
}

/** Yields the files in `download/` one at a time; the first is the file for Claimlight. */
export async function* downloadsOf(dossier: Dossier): AsyncGenerator<DownloadFile> {
  const stem = [slugOfText(dossier.subject.name) || 'dossier', slugOfText(dossier.version)].filter(Boolean).join('-')
  const dossierFile = { dossier, content: contentOfDossier(dossier) }
  // The zip has the date of the dossier, so that the same dossier gives the same bytes.
  const at = `${dossier.asOf.padEnd(7, '-01').padEnd(10, '-01')}T12:00:00.000Z`
  const made = async (form: Parameters<typeof exportDossier>[0]) => joinedBytes(exportDossier(form, dossierFile, at))
  const files: [kind: Download['kind'], name: string, make: () => string | Promise<Uint8Array>][] = [
    ['json', `${stem}.json`, () => made('json')],
    ['folder', `${stem}.zip`, () => made('folder')],
    ['csv', `${stem}-claims.csv`, () => claimsCsv(dossier)],
    ['csvSources', `${stem}-sources.csv`, () => sourcesCsv(dossier)],
    ['bibtex', `${stem}-sources.bib`, () => made('bibtex')],
  ]
  let sums = ''
  for (const [kind, name, make] of files) {
    const file = fileOf(kind, name, await make())
    sums += `${file.sha256}  ${name}\n`
    yield file
  }
  yield fileOf('sums', 'SHA256SUMS', sums)
}

function fileOf(kind: Download['kind'], name: string, content: string | Uint8Array): DownloadFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content.toWellFormed()) : content
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { kind, file: `download/${name}`, content: bytes, bytes: bytes.length, sha256 }
}

async function joinedBytes(pieces: AsyncIterable<string | Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces)
    parts.push(typeof piece === 'string' ? new TextEncoder().encode(piece.toWellFormed()) : piece)
  return Buffer.concat(parts)
}

function claimsCsv({ claims, sources }: Dossier): string {
  const urls = new Map(sources.map(({ n, url }) => [n, url ?? '']))
  return csvTable(
    ['id', 'topic', 'claim', 'status', 'confidence', 'time', 'sources', 'addresses', 'doubts', 'correction'],
    claims.map((claim: Claim) => [
      claim.id,
      claim.topic,
      claim.text,
      claim.status,
      claim.confidence ?? '',
      claim.time ?? '',
      claim.sources.join(' '),
      claim.sources.flatMap((n) => urls.get(n) || []).join(' '),
      claim.notes.join(' '),
      claim.correction?.text ?? '',
    ]),
  )
}

function sourcesCsv({ sources }: Dossier): string {
  return csvTable(
    ['n', 'title', 'publisher', 'author', 'date', 'url', 'tier', 'kind', 'note'],
    sources.map(({ n, title, publisher, author, date, url, tier, kind, note }) =>
      [n, title, publisher, author, date, url, tier, kind, note].map((cell) => String(cell ?? '')),
    ),
  )
}

/** Formats a table as CSV with a byte order mark, which Excel needs to read UTF-8. */
function csvTable(head: readonly string[], rows: readonly string[][]): string {
  return `\uFEFF${Papa.unparse([[...head], ...rows.map((row) => row.map(guardCell))], { newline: '\r\n' })}\r\n`
}

/** The present version of a dossier as an Atom feed, so that readers hear of the next. @see https://www.rfc-editor.org/rfc/rfc4287 */
export function atomFeed({ book, address }: Omit<DossierSite, 'language'>): string {
  const { subject, asOf, version, claims, sources } = book
  const { name } = subject
  /** Id of the feed, which does not change with versions and addresses, as Atom requires. */
  const id = `urn:claimlight:${slugOfText(name) || 'dossier'}`
  return markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${id}</id>
  <title>${name}</title>
  <updated>${noonOf(asOf)}</updated>
  <author><name>${name}</name></author>
  <link rel="alternate" href="${`${address ?? ''}index.html`}"/>
  ${address === null ? '' : markup`<link rel="self" href="${`${address}feed.atom`}"/>`}
  <entry>
    <id>${`${id}:${version}`}</id>
    <title>${`${name}, version ${version}`}</title>
    <updated>${noonOf(asOf)}</updated>
    <link href="${`${address ?? ''}index.html`}"/>
    <content type="text">${sayDossierSize(claims.length, sources.length, asOf)}</content>
  </entry>
</feed>
`.text
}

/** Noon of the day, or of the first day of the month or year. */
function noonOf(date: string): string {
  return `${date.padEnd(7, '-01').padEnd(10, '-01')}T12:00:00Z`
}
