import { createDossierBook, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Dossier } from '@/lib/dossier/format/schema'
import { slugOfText } from '@/lib/dossier/format/claim-id'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { stringify } from 'yaml'
import { yamlFilesOf, folderOf } from '@/lib/dossier/format/folder-of'
import { zipFiles } from '@/lib/notes/formats/shared/zip-files'
import { dossierMarkdown } from '@/lib/dossier/format/dossier-document'
import { sourceReference, bibtexEntry } from '@/lib/notes/formats/citations/bibtex'

/** Input of an export: one dossier in the two forms that `readDossier` and `readAuthored` return. */
interface ExportedDossier {
  /** Absent for the bundled dossier. */
  id?: string | undefined
  dossier: Dossier
  content: AuthoredContent
}

/** Writes a dossier, with the user's adjustments, in pieces of text or bytes. @param now ISO instant */
export async function* exportDossier(
  form: DossierFormat,
  exported: ExportedDossier,
  now: string,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  yield* dossierFormats[form].write(exported, now)
}

export function dossierFileName(
  form: DossierFormat,
  { subject, version }: Pick<Dossier, 'subject' | 'version'>,
): string {
  const name = slugOfText(subject.name) || 'dossier'
  const { ending, isOfSources } = dossierFormats[form]
  const stem = [name, slugOfText(version), isOfSources ? 'sources' : ''].filter(Boolean).join('-')
  return `${stem}.${ending}`
}

interface DossierFormatWriter {
  ending: string
  type: string
  isOfSources?: true
  write: (exported: ExportedDossier, now: string) => Iterable<string> | AsyncIterable<Uint8Array>
}

/** Export formats of a dossier: two complete ones, one that can be imported as a report, and one with sources only. */
const dossierWriters = {
  json: { ending: 'json', type: 'application/json', write: ({ dossier }) => [portableJson(dossier)] },
  folder: { ending: 'zip', type: 'application/zip', write: ({ content }, now) => folderZip(content, now) },
  markdown: { ending: 'md', type: 'text/markdown', write: ({ content }) => dossierMarkdown(content) },
  bibtex: {
    ending: 'bib',
    type: 'application/x-bibtex',
    isOfSources: true,
    write: ({ dossier, id }) => [sourcesBibtex(createDossierBook(dossier), id)],
  },
} satisfies Record<string, DossierFormatWriter>

export type DossierFormat = keyof typeof dossierWriters
export const dossierFormats: Readonly<Record<DossierFormat, DossierFormatWriter>> = dossierWriters
export const dossierFormatNames = Object.keys(dossierWriters) as DossierFormat[]

/**
 * Writes a dossier as a zip of the folder that people edit. `npm run dossier -- check` reads the unpacked folder.
 * @param now ISO instant, the date of the files in the zip
 */
async function* folderZip(content: AuthoredContent, now: string): AsyncGenerator<Uint8Array, void, undefined> {
  const name = slugOfText(content.subject.name) || 'dossier'
  yield* zipFiles(textsOf(folderOf(content), name), now)
}

/** Yields one file at a time, because making YAML of a whole large dossier takes much more memory than its text. */
async function* textsOf(
  folder: ReturnType<typeof folderOf>,
  name: string,
): AsyncGenerator<{ path: string; text: string }> {
  for (const { path, value } of yamlFilesOf(folder))
    yield await Promise.resolve({
      path: `${name}/${path}`,
      text: stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }),
    })
  if (folder.introduction !== undefined) yield { path: `${name}/introduction.md`, text: folder.introduction }
}

function sourcesBibtex(book: DossierBook, id: string | undefined): string {
  return book.sources.map((source) => `${bibtexEntry(sourceReference(source, book, id))}\n\n`).join('')
}

/** Returns a dossier as JSON with each claim, source, entity and research entry on its own line, for readable diffs. */
export function portableJson(dossier: Dossier): string {
  const { subject, version, asOf, claims, sources, entities, parts, lanes, introduction, research } = dossier
  const head = JSON.stringify({ subject, version, asOf }).slice(0, -1)
  const fields = linesOfFields({ claims, sources, entities, parts, lanes, introduction })
  return `${head},\n${fields}${research ? `,\n"research":{${linesOfFields(research)}}` : ''}}\n`
}

function linesOfFields(fields: object): string {
  const list = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `"${name}":${Array.isArray(value) ? list(value) : JSON.stringify(value)}`)
    .join(',\n')
}
