/** What the import screen shows, and what it may ask for. Types only. */
import type { Outcome } from '@/lib/annotations/import/plan-import'
import type { CsvMapping } from '@/lib/formats/csv/mapping'
import type { Refusal, Unreadable } from '@/lib/formats/shared/exchange'
import type { FileFormat } from '@/lib/formats/shared/sniff-format'

export type ImportState =
  | { step: 'choose'; problem: ImportProblem | null }
  | { step: 'reading'; name: string; share: number; items: number }
  | { step: 'preview'; preview: Preview; isStale: boolean }
  | { step: 'writing'; share: number; total: number; isEnding: boolean }
  | { step: 'done'; result: Preview; undone: number | null }

export interface ImportProblem {
  /** Of the file. */
  name: string
  why: Refusal | Failure
}

/** Why nothing came of it, though the file may be good. Each is a key under `import.failed` in `locales/`. */
export type Failure = 'cancelled' | 'full' | 'database' | 'file' | 'worker'

/** What an import would do, or has done. */
export interface Preview {
  name: string
  format: FileFormat
  total: number
  counts: Record<Outcome, number>
  /** How many items lost what, by the code of the loss. */
  losses: [code: string, items: number][]
  table: TableLook | null
  /** Of a backup: how many sentences were muted, how many notes lie in its bin. */
  beside: { mutes: number; deleted: number }
}

/** A table's columns and what they are taken for. */
export interface TableLook {
  columns: string[]
  mapping: CsvMapping
}

/** One item of the file, cut to what can be shown. */
export interface ItemLook {
  index: number
  outcome: Outcome
  why: Unreadable | null
  /** There under another id, or earlier in the file. */
  isTwin: boolean
  /** The beginning of what could not be read. */
  excerpt: string
  quote: string
  note: string
  /** Of the page. */
  title: string
  tags: string[]
  losses: string[]
}

export interface ImportActions {
  choose: (file: File) => void
  remap: (mapping: CsvMapping) => void
  /** Items with this outcome, or all, in the order of the file. */
  items: (outcome: Outcome | null, from: number, count: number) => Promise<ItemLook[]>
  start: (bringBack: boolean) => void
  cancel: () => void
  saveAnswers: (form: 'json' | 'csv') => void
  /** Back to choosing a file. */
  again: () => void
}
