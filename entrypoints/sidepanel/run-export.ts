import type { WhichNotes } from '@/lib/annotations/store'
import type { RunExport } from '@/components/transfer/export-run'
import type { Shelf } from '@/lib/transfer/shelf'

export interface ExportScope {
  /** The page in this tab, when it is known. */
  pageKey: string | null
  /** Ids of the notes that the reader found or chose. */
  chosen: readonly string[]
  /** How many notes there are in all, and of this page. */
  all: number
  here: number
}

/** The exports of the Notes room. The writers are loaded when the first file is asked for. */
export function runExport({ pageKey, chosen, all, here }: ExportScope, shelf: Shelf): RunExport {
  return async (what, format, watch) => {
    const { exportNotes } = await import('./export')
    const which: WhichNotes =
      what === 'chosen'
        ? { kind: 'ids', ids: chosen }
        : what === 'here' && pageKey !== null
          ? { kind: 'page', pageKey }
          : { kind: 'all' }
    const total = { all, here, chosen: chosen.length }[what]
    return exportNotes({ which, total, format }, shelf, watch)
  }
}
