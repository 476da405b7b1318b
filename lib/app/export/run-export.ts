import type { WhichNotes } from '@/lib/annotations/store'
import type { ExportWhat, RunExport } from './export-run'
import type { DossierLookup } from '@/lib/formats/shared/dossier-lookup'

export interface ExportScope {
  /** Asked when a file is wanted: to name a hundred thousand notes takes time. */
  which: (what: ExportWhat) => WhichNotes | Promise<WhichNotes>
  /** How many notes each is. */
  counts: Record<ExportWhat, number>
}

/** The exports of the Notes room. The writers are loaded when the first file is asked for. */
export function runExport({ which, counts }: ExportScope, shelf: DossierLookup): RunExport {
  return async (what, format, watch) => {
    const [{ exportNotes }, chosen] = await Promise.all([import('./export-notes'), which(what)])
    return exportNotes({ which: chosen, total: counts[what], format }, shelf, watch)
  }
}
