import type { ExportFormat } from '@/lib/formats/export-formats'

/** All notes, those of the page in this tab, or those that the reader found or chose. */
export type ExportWhat = 'all' | 'here' | 'chosen'

/** Makes the file and hands it to the browser. It never rejects: what went wrong is an outcome. */
export type RunExport = (what: ExportWhat, format: ExportFormat, watch: ExportWatch) => Promise<ExportOutcome>

export interface ExportWatch {
  signal: AbortSignal
  /** Called with the number of notes written so far. */
  onProgress: (done: number) => void
}

export type ExportOutcome =
  { kind: 'saved'; name: string; bytes: number } | { kind: 'stopped' } | { kind: 'failed' } | { kind: 'tooManyPages' }
