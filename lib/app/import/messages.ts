/** Messages between the panel and the import worker. Types only. */
import type { Failure, ImportWishes, ItemLook, Preview } from './import-state'
import type { Outcome } from '@/lib/annotations/import/item-result'
import type { CsvMapping } from '@/lib/formats/csv/mapping'
import type { Settings } from '@/lib/schema/settings'
import type { Refusal } from '@/lib/formats/shared/exchange'

export type ToImporter =
  | { kind: 'read'; file: File; mapping: CsvMapping | null }
  | { kind: 'items'; ask: number; outcome: Outcome | null; from: number; count: number }
  | ({ kind: 'apply' } & ImportWishes)
  | { kind: 'cancel' }
  | { kind: 'answers'; form: 'json' | 'csv' }
  | { kind: 'undo' }
  /** The file is not needed any more; its import can still be undone. */
  | { kind: 'forget' }

export type FromImporter =
  | { kind: 'reading'; share: number; items: number }
  | { kind: 'refused'; why: Refusal | Failure }
  | { kind: 'preview'; preview: Preview }
  | { kind: 'items'; ask: number; items: ItemLook[] }
  | { kind: 'writing'; share: number }
  /** `hasChanged`: whether there is anything to undo; `settings`: to be taken over, since a worker cannot reach them. */
  | { kind: 'done'; result: Preview; hasChanged: boolean; settings: Settings | null }
  | { kind: 'answers'; form: 'json' | 'csv'; file: Blob }
  | { kind: 'undone'; notes: number }
