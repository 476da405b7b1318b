import { defined } from '@/lib/text/defined'
import { evidenceFrom, isTooLarge, readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { ImportProblem, EvidenceSummary } from '@/lib/dossier/import/import-result'
import { pageWithOpinions } from '@/lib/dossier/import/opinions'
import type { IncomingDossier } from '@/lib/dossiers/data/types'
import { nameOfSource, type EvidenceSource, type PastedText } from './evidence-source'
import type { OpenPage } from './open-page'

/** Reads a file, page or pasted text as a dossier. Nothing is stored. @param tell receives the share that is read, 0 to 1 */
export async function readSource(
  from: EvidenceSource,
  given: ReadOptions,
  tell: (share: number) => void,
): Promise<{ incoming: NewDossier; problems: ImportProblem[] } | { refused: ImportProblem[] }> {
  if (from instanceof File) return readFile({ ...NOTHING_SAID, file: from }, given, tell)
  return 'file' in from ? readFile({ ...from, isPasted: true }, given, tell) : readPage(from, given, tell)
}

export type NewDossier = Omit<IncomingDossier, 'index'> & { record: ImportRecord }

export interface ReadOptions {
  corrections: PreviewCorrections | null
  today: string
  /** Id of the dossier that the user replaces by this file. */
  target?: string | undefined
}

export interface PreviewCorrections {
  subject: string
  /** Absent where neither the document nor the user gives a date. */
  asOf?: string | undefined
  aliases: readonly string[]
  /** Main names of a document that is evidence, if the user has given any. */
  main?: string[][] | undefined
}

function readPage(page: OpenPage, { corrections, today }: ReadOptions, tell: (share: number) => void) {
  const { url, title, site, html, text, blocks } = page
  const place = { url, title, site, date: page.date ?? undefined, readOn: today, isPart: page.isPart || page.isCut }
  const read = evidenceFrom(pageWithOpinions(html, { text, blocks }), place, corrections ?? {}, tell)
  if (!read.ok) return { refused: read.problems }
  return {
    incoming: evidenceOf(title, read, corrections, page.isPart ? undefined : url),
    problems: read.problems,
  }
}

const NOTHING_SAID = { name: '', url: '', date: '', tier: null, isPasted: false }

/** Reads a file. What the user says of a pasted text goes before what the text says of itself. */
async function readFile(
  source: PastedText & { isPasted: boolean },
  { corrections, today }: ReadOptions,
  tell: (share: number) => void,
) {
  const { file, name: givenName, url, date, tier, isPasted } = source
  const refusalOf = (code: ImportProblem['code']) => ({
    refused: [{ level: 'refused', code, place: file.name } as const],
  })
  if (isTooLarge(file.size)) return refusalOf('too-large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const said = { name: givenName || undefined, url: url || undefined, tier: tier ?? undefined }
  const statedSource = defined({ ...said, isPasted })
  const options = { today, ...(date !== '' && { asOf: date }), ...corrections, statedSource }
  const result = await readGivenFile({ name: file.name, bytes }, options, tell)
  const { problems } = result
  if (!result.ok || !result.dossier) return { refused: problems }
  const { record, dossier, summary } = result
  const name = nameOfSource(source)
  if (summary) {
    const read = { record, dossier, summary }
    return { incoming: evidenceOf(name, read, corrections, url === '' ? undefined : url), problems }
  }
  const origin = { kind: 'file', name, form: record.form } as const
  return { incoming: { record, dossier, origin }, problems }
}

function evidenceOf(
  name: string,
  { record, dossier, summary: { kind, date } }: { record: ImportRecord; dossier: Dossier; summary: EvidenceSummary },
  corrections: PreviewCorrections | null,
  url?: string,
): NewDossier {
  const document = defined({ kind, date: date ?? undefined, url, main: corrections?.main })
  return { record, dossier, origin: { kind: 'file', name, form: record.form, document } }
}
