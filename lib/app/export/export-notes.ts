import type { Annotation } from '@/lib/schema/annotation'
import { eachAnnotation, type WhichNotes } from '@/lib/annotations/store'
import type { ExportFormat } from '@/lib/formats/export-formats'
import type { ExportOutcome, ExportWatch } from './export-run'
import { t } from '@/lib/i18n/t'
import type { DossierLookups } from '@/lib/formats/shared/dossier-lookup'
import { TooManyFiles } from '@/lib/formats/shared/zip-files'
import { intoBlob } from './into-blob'
import { fileName, saveFile } from './save-file'
import { dossiersForExport } from './dossiers-for-export'
import { exportForms } from './export-forms'

export interface ExportOrder {
  which: WhichNotes
  /** Total number of notes. */
  total: number
  format: ExportFormat
}

/** Writes notes to a file in pieces, never all of them in memory, and downloads it. */
export async function exportNotes(
  { which, total, format }: ExportOrder,
  shelf: DossierLookups,
  { signal, onProgress }: ExportWatch,
): Promise<ExportOutcome> {
  const { ending, type, writer } = exportForms[format]
  try {
    const dossiers = await dossiersForExport(shelf)
    const batches = counted(dossiers.loadedFor(eachAnnotation(which)), onProgress)
    const about = { now: new Date().toISOString(), total, subject: shelf.subject.name }
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
