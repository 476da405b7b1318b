import type { Annotation } from '@/lib/schema/annotation'
import { readNoteChanges } from '@/lib/notes/note-changes'
import { eachAnnotation } from '@/lib/notes/data/store'
import { exportFormatEntries, type ExportFormat } from '@/lib/notes/export/registry'
import { t } from '@/lib/i18n/t'
import type { DossierLookups } from '@/lib/notes/formats/shared/dossier-lookup'
import { TooManyFiles } from '@/lib/notes/formats/shared/zip-files'
import { fileName, saveFile } from './save-file'
import { dossiersForExport } from './dossiers-for-export'
import { backupFingerprint } from '@/lib/notes/backup/run-backup'
import { rememberBackup } from '@/lib/notes/data/backups'
import { nextTask } from '@/lib/text/run-in-slices'

interface ExportRequest {
  /** The ids of the notes; null: all. */
  which: readonly string[] | null
  total: number
  format: ExportFormat
}

/** Writes notes to a file in pieces, never all of them in memory, and downloads it. */
export async function exportNotes(
  { which, total, format }: ExportRequest,
  bundled: DossierLookups,
  { signal, onProgress }: ExportWatch,
): Promise<ExportOutcome> {
  const { ending, type, load } = exportFormatEntries[format]
  try {
    const [write, dossiers, changes] = await Promise.all([load(), dossiersForExport(bundled), readNoteChanges()])
    const batches = countBatches(dossiers.loadedFor(eachAnnotation(which)), onProgress)
    const now = new Date().toISOString()
    // A full backup counts as one wherever it is made.
    const stamp = format === 'backup' ? await backupFingerprint() : null
    const about = { now, total, dossiers: dossiers.lookups, changes }
    const file = await intoBlob(write(batches, about), signal)
    const name = fileName(t('saved.notes'), ending)
    saveFile(name, type, file)
    if (stamp !== null) await rememberBackup({ at: now, notes: total, stamp })
    return { kind: 'saved', name, bytes: file.size }
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' }
    if (error instanceof TooManyFiles) return { kind: 'tooManyPages' }
    console.error('Claimlight: the notes could not be exported', error)
    return { kind: 'failed' }
  }
}

async function* countBatches(
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
 * @throws the signal's reason when it is aborted
 */
export async function intoBlob(pieces: AsyncIterable<string | Uint8Array>, signal: AbortSignal): Promise<Blob> {
  const blobs: Blob[] = []
  let held: BlobPart[] = []
  let length = 0
  let end = performance.now() + SLICE_MS
  for await (const piece of pieces) {
    held.push(piece as BlobPart) // A piece is never on shared memory, which the type would allow.
    length += piece.length
    if (length >= PART_LENGTH) {
      blobs.push(new Blob(held))
      held = []
      length = 0
    }
    if (performance.now() < end) continue
    await nextTask()
    signal.throwIfAborted()
    end = performance.now() + SLICE_MS
  }
  signal.throwIfAborted()
  return new Blob([...blobs, ...held])
}

/** Which notes to export: all, those on the page in this tab, or the results or selection of a search. */
export type ExportScope = 'all' | 'here' | 'chosen'
/** Creates and downloads the file. Never rejects: errors are part of the outcome. */
export type RunExport = (what: ExportScope, format: ExportFormat, watch: ExportWatch) => Promise<ExportOutcome>

interface ExportWatch {
  signal: AbortSignal
  onProgress: (done: number) => void
}

export type ExportOutcome =
  { kind: 'saved'; name: string; bytes: number } | { kind: 'stopped' } | { kind: 'failed' } | { kind: 'tooManyPages' }
