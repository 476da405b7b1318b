import type { ExportFormat } from '@/lib/formats/export-formats'

/** All notes, those of the page in this tab, or the results or selection of a search. */
export type ExportWhat = 'all' | 'here' | 'chosen'

/** Creates and downloads the file. Never rejects: errors are part of the outcome. */
export type RunExport = (what: ExportWhat, format: ExportFormat, watch: ExportWatch) => Promise<ExportOutcome>

export interface ExportWatch {
  signal: AbortSignal
  /** Called with the number of notes written so far. */
  onProgress: (done: number) => void
}

export type ExportOutcome =
  { kind: 'saved'; name: string; bytes: number } | { kind: 'stopped' } | { kind: 'failed' } | { kind: 'tooManyPages' }
