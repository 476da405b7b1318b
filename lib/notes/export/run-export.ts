import type { WhichNotes } from '@/lib/notes/data/store'
import type { ExportWhat, RunExport } from './export-notes'
import type { DossierLookups } from '@/lib/notes/formats/shared/dossier-lookup'

export interface ExportScope {
  /** Called when a file is requested: selecting a hundred thousand notes takes time. */
  which: (what: ExportWhat) => WhichNotes | Promise<WhichNotes>
  /** Number of notes of each. */
  counts: Record<ExportWhat, number>
}

/** The exports of the notes view. Writers are loaded on first use. */
export function runExport({ which, counts }: ExportScope, shelf: DossierLookups): RunExport {
  return async (what, format, watch) => {
    const [{ exportNotes }, chosen] = await Promise.all([import('./export-notes'), which(what)])
    return exportNotes({ which: chosen, total: counts[what], format }, shelf, watch)
  }
}
