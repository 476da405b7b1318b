import { createHash } from 'node:crypto'
import type { Download, PublishedVersion, DossierSite } from '@/packages/publish/pages/site-of'
import Papa from 'papaparse'
import { slugOfText } from '@/lib/dossier/format/claim-id'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { contentOfDossier } from '@/lib/dossier/format/folder-of'
import { exportDossier } from '@/lib/notes/export/export-dossier'
import { guardCell } from '@/lib/notes/formats/csv/to-csv'
import { markup } from '@/lib/notes/formats/shared/markup'
import { t } from '@/lib/i18n/t'

export interface DownloadFile extends Download {
  content: Uint8Array
}

/**
 * Yields the files in `download/` one at a time; the first is the file for Claimlight.
 *
 * @param signed text of the signed file; null when the site is made without a key
 */
export async function* downloadsOf(dossier: Dossier, signed: string | null): AsyncGenerator<DownloadFile> {
  const stem = [slugOfText(dossier.subject.name) || 'dossier', slugOfText(dossier.version)].filter(Boolean).join('-')
  const dossierFile = { dossier, content: contentOfDossier(dossier) }
  // The zip has the date of the dossier, so that the same dossier gives the same bytes.
  const at = `${dossier.asOf.padEnd(7, '-01').padEnd(10, '-01')}T12:00:00.000Z`
  const made = async (form: Parameters<typeof exportDossier>[0]) => joinedBytes(exportDossier(form, dossierFile, at))
  const files: [kind: Download['kind'], name: string, make: () => string | Promise<Uint8Array>][] = [
    signed === null ? ['json', `${stem}.json`, () => made('json')] : ['signed', `${stem}.dossier.json`, () => signed],
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
      ...[claim.id, claim.topic, claim.text, claim.status, claim.confidence ?? '', claim.time ?? ''],
      ...[claim.sources.join(' '), claim.sources.flatMap((n) => urls.get(n) || []).join(' ')],
      ...[claim.notes.join(' '), claim.correction?.text ?? ''],
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

/** The versions of a dossier as an Atom feed. @see https://www.rfc-editor.org/rfc/rfc4287 */
export function atomFeed({ book: { subject, asOf }, versions, address }: Omit<DossierSite, 'language'>): string {
  const { name } = subject
  /** Id of the feed, which does not change with versions and addresses, as Atom requires. */
  const id = `urn:claimlight:${slugOfText(name) || 'dossier'}`
  const entries = versions.map(
    (version) => markup`
  <entry>
    <id>${`${id}:${version.version}`}</id>
    <title>${`${name}, version ${version.version}`}</title>
    <updated>${noonOf(version.asOf)}</updated>
    <link href="${`${address ?? ''}changes.html`}"/>
    <content type="text">${inWords(version)}</content>
  </entry>`,
  )
  return markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${id}</id>
  <title>${name}</title>
  <updated>${noonOf(asOf)}</updated>
  <author><name>${name}</name></author>
  <link rel="alternate" href="${`${address ?? ''}index.html`}"/>
  ${address === null ? '' : markup`<link rel="self" href="${`${address}feed.atom`}"/>`}${entries}
</feed>
`.text
}

function inWords({ diff, previousVersion }: PublishedVersion): string {
  if (diff === null || previousVersion === null) return t('site.firstVersion')
  const counts = (['added', 'changed', 'retired', 'sources'] as const).flatMap((kind) =>
    diff.counts[kind] > 0 ? t(`versions.${kind}`, diff.counts[kind]) : [],
  )
  return [
    `${t('site.comparedWith', { version: previousVersion })}: `,
    counts.join(', ') || t('versions.nothing'),
    ...diff.added.map(({ text }) => `\n+ ${text}`),
    ...diff.changed.map(({ after }) => `\n~ ${after}`),
    ...diff.retired.map(({ text }) => `\n- ${text}`),
  ].join('')
}

/** Noon of the day, or of the first day of the month or year. */
function noonOf(date: string): string {
  return `${date.padEnd(7, '-01').padEnd(10, '-01')}T12:00:00Z`
}
