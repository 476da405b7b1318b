/** State and actions of the import view. Types only. */
import type { Outcome } from '@/lib/annotations/import/item-result'
import type { CsvMapping } from '@/lib/formats/csv/mapping'
import type { Refusal, Unreadable } from '@/lib/formats/shared/exchange'
import type { FileFormat } from '@/lib/formats/sniff-format'
import type { Turn } from '@/lib/dossiers/sync/put-kept-dossiers'
import type { Effect } from '@/lib/sync/memory'

export type ImportState =
  | { step: 'choose'; problem: ImportProblem | null }
  | { step: 'reading'; name: string; share: number; items: number }
  | { step: 'preview'; preview: Preview; isStale: boolean }
  | { step: 'writing'; share: number; total: number; isEnding: boolean }
  | { step: 'done'; result: Preview; undone: number | null }

export interface ImportProblem {
  /** Name of the file. */
  name: string
  why: Refusal | Failure
}

/** Why the import failed, though the file may be valid. Each is a key under `import.failed` in `locales/`. */
export type Failure = 'cancelled' | 'full' | 'database' | 'file' | 'worker'

/** The result of an import, planned or done. */
export interface Preview {
  name: string
  format: FileFormat
  total: number
  counts: Record<Outcome, number>
  /** Number of items per loss, by code. */
  losses: [code: string, items: number][]
  table: TableLook | null
  beside: Beside
}

/** Counts of muted sentences and of notes in the bin of a backup, and its other data that is missing here. */
export interface Beside {
  mutes: number
  deleted: number
  /** The subjects of dossiers. */
  dossiers: string[]
  /** Number of the user's changes to dossiers. */
  changes: number
  /** Those that have an effect on a dossier that is here, or would be turned on. */
  effects: Effect[]
  /** The dossiers that are on or off in the backup and not here. */
  turns: Turn[]
  hasSettings: boolean
}

/** A table's columns and their mapping. */
export interface TableLook {
  columns: string[]
  mapping: CsvMapping
}

/** One item of the file, shortened for display. */
export interface ItemLook {
  index: number
  outcome: Outcome
  why: Unreadable | null
  /** Exists under another id, or earlier in the file. */
  isTwin: boolean
  /** The beginning of an unreadable item. */
  excerpt: string
  quote: string
  note: string
  /** Title of the page. */
  title: string
  tags: string[]
  losses: string[]
}

export interface ImportWishes {
  bringBack: boolean
  settings: boolean
  /** Turn dossiers on and off as in the backup. */
  turns: boolean
}

export interface ImportActions {
  choose: (file: File) => void
  remap: (mapping: CsvMapping) => void
  /** Items with this outcome, or all, in the order of the file. */
  items: (outcome: Outcome | null, from: number, count: number) => Promise<ItemLook[]>
  start: (choice: ImportWishes) => void
  cancel: () => void
  saveAnswers: (form: 'json' | 'csv') => void
  /** Returns to choosing a file. */
  again: () => void
}
