import type { Annotation } from '@/lib/annotations/types'
import { eachAnnotation, type WhichNotes } from '@/lib/annotations/store'
import type { ExportFormat } from '@/lib/formats/export-formats'
import type { ExportOutcome, ExportWatch } from './export-run'
import { t } from '@/lib/i18n/t'
import type { DossierLookup } from '@/lib/formats/shared/dossier-lookup'
import { TooManyFiles } from '@/lib/formats/shared/zip-files'
import { intoBlob } from './into-blob'
import { fileName, saveFile } from './save-file'
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
  shelf: DossierLookup,
  { signal, onProgress }: ExportWatch,
): Promise<ExportOutcome> {
  const { ending, type, writer } = exportForms[format]
  try {
    const batches = counted(eachAnnotation(which), onProgress)
    const pieces = writer(shelf)(batches, { now: new Date().toISOString(), total })
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
