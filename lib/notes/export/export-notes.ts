import type { Annotation } from '@/lib/schema/annotation'
import { eachAnnotation, type WhichNotes } from '@/lib/notes/data/store'
import type { ExportFormat } from '@/lib/notes/formats/export-formats'
import { t } from '@/lib/i18n/t'
import type { DossierLookups } from '@/lib/notes/formats/shared/dossier-lookup'
import { TooManyFiles } from '@/lib/notes/formats/shared/zip-files'
import { fileName, saveFile } from './save-file'
import { dossiersForExport } from './dossiers-for-export'
import { nextTask } from '@/lib/text/run-in-slices'
import { writeFullBackup } from '@/lib/notes/backup/backup-pieces'
import type { WriterContext } from '@/lib/notes/formats/shared/exchange'
import { writeBibtex } from '@/lib/notes/formats/citations/to-bibtex'
import { writeClaimReview } from '@/lib/notes/formats/claim-review/to-claim-review'
import { writeCslJson } from '@/lib/notes/formats/citations/to-csl-json'
import { writeCsv } from '@/lib/notes/formats/csv/to-csv'
import { writeHtml } from '@/lib/notes/formats/html/to-html'
import { writeHypothesis } from '@/lib/notes/formats/hypothesis/to-hypothesis'
import { writeJsonLd } from '@/lib/notes/formats/web-annotation/to-json-ld'
import { writeMarkdown } from '@/lib/notes/formats/markdown/to-markdown'
import { writeMarkdownFiles } from '@/lib/notes/formats/markdown/to-markdown-files'

export interface ExportRequest {
  which: WhichNotes
  /** Total number of notes. */
  total: number
  format: ExportFormat
}

/** Writes notes to a file in pieces, never all of them in memory, and downloads it. */
export async function exportNotes(
  { which, total, format }: ExportRequest,
  bundled: DossierLookups,
  { signal, onProgress }: ExportWatch,
): Promise<ExportOutcome> {
  const { ending, type, writer } = exportForms[format]
  try {
    const dossiers = await dossiersForExport(bundled)
    const batches = counted(dossiers.loadedFor(eachAnnotation(which)), onProgress)
    const about = { now: new Date().toISOString(), total, subject: bundled.subject.name }
    const pieces = writer(dossiers.lookups)(batches, about)
    const file = await intoBlob(pieces, signal)
    const name = fileName(t('saved.notes'), ending)
    saveFile(name, type, file)
    return { kind: 'saved', name, bytes: file.size }
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' }
    if (error instanceof TooManyFiles) return { kind: 'tooManyPages' }
    console.error('Claimlight: the notes could not be exported', error)
    return { kind: 'failed' }
  }
}

async function* counted(
  batches: AsyncIterable<Annotation[]>,
  onProgress: (done: number) => void,
): AsyncGenerator<Annotation[]> {
  let done = 0
  for await (const batch of batches) {
    yield batch
    onProgress((done += batch.length))
  }
}

/** Ms of work before waiting tasks may run: half a frame, so that the panel stays responsive. */
const SLICE_MS = 8
/** Characters or bytes of a part given to the browser, which keeps large data on disk; a longer part would block it. */
const PART_LENGTH = 1 << 18

/**
 * Collects pieces into a file without keeping them in memory, and lets waiting tasks run every few milliseconds.
 *
 * @throws the signal's reason when it is aborted
 */
export async function intoBlob(pieces: AsyncIterable<string | Uint8Array>, signal: AbortSignal): Promise<Blob> {
  const parts: Blob[] = []
  let held: BlobPart[] = []
  let length = 0
  let end = performance.now() + SLICE_MS
  for await (const piece of pieces) {
    held.push(piece as BlobPart) // A piece is never on shared memory, which the type would allow.
    length += piece.length
    if (length >= PART_LENGTH) {
      parts.push(new Blob(held))
      held = []
      length = 0
    }
    if (performance.now() < end) continue
    await nextTask()
    signal.throwIfAborted()
    end = performance.now() + SLICE_MS
  }
  signal.throwIfAborted()
  return new Blob([...parts, ...held])
}

interface ExportForm {
  ending: string
  /** Media type of the file. */
  type: string
  writer: (
    shelf: DossierLookups,
  ) => (batches: AsyncIterable<readonly Annotation[]>, about: WriterContext) => AsyncIterable<string | Uint8Array>
}

/** The writer and file name of each format. */
export const exportForms: Record<ExportFormat, ExportForm> = {
  markdown: { ending: '.md', type: 'text/markdown', writer: writeMarkdown },
  markdownFiles: { ending: '.zip', type: 'application/zip', writer: writeMarkdownFiles },
  html: { ending: '.html', type: 'text/html', writer: writeHtml },
  csv: { ending: '.csv', type: 'text/csv', writer: writeCsv },
  bibtex: { ending: '.bib', type: 'application/x-bibtex', writer: writeBibtex },
  cslJson: { ending: '.csl.json', type: 'application/vnd.citationstyles.csl+json', writer: writeCslJson },
  jsonLd: { ending: '.jsonld', type: 'application/ld+json', writer: () => writeJsonLd },
  hypothesis: { ending: '.hypothesis.json', type: 'application/json', writer: () => writeHypothesis },
  claimReview: { ending: '.claimreview.jsonld', type: 'application/ld+json', writer: writeClaimReview },
  backup: { ending: '.backup.jsonl', type: 'application/jsonl', writer: () => writeFullBackup },
}

/** Which notes to export: all, those on the page in this tab, or the results or selection of a search. */
export type ExportScope = 'all' | 'here' | 'chosen'

/** Creates and downloads the file. Never rejects: errors are part of the outcome. */
export type RunExport = (what: ExportScope, format: ExportFormat, watch: ExportWatch) => Promise<ExportOutcome>

export interface ExportWatch {
  signal: AbortSignal
  /** Called with the number of notes written so far. */
  onProgress: (done: number) => void
}

export type ExportOutcome =
  { kind: 'saved'; name: string; bytes: number } | { kind: 'stopped' } | { kind: 'failed' } | { kind: 'tooManyPages' }
