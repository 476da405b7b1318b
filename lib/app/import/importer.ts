import type { Outcome } from '@/lib/annotations/import/item-result'
import type { Turn } from '@/lib/dossiers/portable/put-kept-dossiers'
import type { CsvMapping } from '@/lib/formats/csv/mapping'
import type { Refusal, Unreadable } from '@/lib/formats/shared/exchange'
import type { FileFormat } from '@/lib/formats/sniff-format'
import { t } from '@/lib/i18n/t'
import { call } from '@/lib/messaging/call'
import type { Settings } from '@/lib/schema/settings'
import type { Effect } from '@/lib/dossiers/portable/effects'
import { createStore } from '@/lib/text/store'
import { fileName, saveFile } from '../export/save-file'
import { lazyWorker, type WorkerOf } from '../lazy-worker'
import { takeSettings } from './take-settings'

/** The panel's only importer, with its own worker. */
export function panelImporter(onDone: (says: string, undo: () => void) => void): Importer {
  return createImporter({
    start: () => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' }) as ImportWorker,
    notesChanged: () => void call('notes-changed', null),
    onDone: (notes, undo) => onDone(t('import.came', notes), undo),
    takeSettings,
    saveAnswers: (file, form) => saveFile(fileName(t('import.answers'), `.${form}`), file.type, file),
  })
}

/** Runs an import apart from the panel. */
export type ImportWorker = WorkerOf<ToImporter, FromImporter>

export interface Importer {
  state: () => ImportState
  subscribe: (changed: () => void) => () => void
  actions: ImportActions
}

export interface ImporterHost {
  start: () => ImportWorker
  /** Many notes were written, or reverted. */
  notesChanged: () => void
  /** Notes were imported and can be reverted. */
  onDone: (notes: number, undo: () => void) => void
  saveAnswers: (file: Blob, form: 'json' | 'csv') => void
  /** Takes over the settings of a backup. @returns what undoes it */
  takeSettings: (settings: Partial<Settings>) => Promise<() => Promise<void>>
}

/** One import at a time, in any view. The worker starts with the first file and ends with the panel. */
export function createImporter({ start, notesChanged, onDone, saveAnswers, takeSettings }: ImporterHost): Importer {
  const store = createStore<ImportState>(BEGIN)
  const { set, subscribe } = store
  const worker = lazyWorker(start, hear, fail)
  let file: File | null = null
  let asks = 0
  const open = new Map<number, (items: ItemLook[]) => void>()

  function fail(): void {
    worker.stop()
    for (const answer of open.values()) answer([])
    open.clear()
    set({ step: 'choose', problem: { name: file?.name ?? '', why: 'worker' } })
  }

  function hear(message: FromImporter): void {
    switch (message.kind) {
      case 'reading':
        if (store.state.step === 'reading') set({ ...store.state, share: message.share, items: message.items })
        break
      case 'preview':
        set({ step: 'preview', preview: message.preview, isStale: false })
        break
      case 'items':
        open.get(message.ask)?.(message.items)
        open.delete(message.ask)
        break
      case 'writing':
        if (store.state.step === 'writing') set({ ...store.state, share: message.share })
        break
      case 'done': {
        const { added, merged } = message.result.counts
        set({ step: 'done', result: message.result, undone: null })
        notesChanged()
        const { settings } = message
        const settingsBack = settings === null ? null : takeSettings(settings)
        if (message.hasChanged || settings !== null)
          onDone(added + merged, () => {
            worker.send({ kind: 'undo' })
            void settingsBack?.then((undo) => undo())
          })
        break
      }
      case 'undone':
        if (store.state.step === 'done') set({ ...store.state, undone: message.notes })
        notesChanged()
        break
      case 'answers':
        saveAnswers(message.file, message.form)
        break
      case 'refused':
        set({ step: 'choose', problem: { name: file?.name ?? '', why: message.why } })
    }
  }

  const actions: ImportActions = {
    choose: (chosen) => {
      file = chosen
      set({ step: 'reading', name: chosen.name, share: 0, items: 0 })
      worker.send({ kind: 'read', file: chosen, mapping: null })
    },
    remap: (mapping) => {
      if (store.state.step !== 'preview' || file === null || store.state.preview.table === null) return
      const table = { ...store.state.preview.table, mapping }
      set({ step: 'preview', preview: { ...store.state.preview, table }, isStale: true })
      worker.send({ kind: 'read', file, mapping })
    },
    items: (outcome, from, count) =>
      new Promise((resolve) => {
        open.set(++asks, resolve)
        worker.send({ kind: 'items', ask: asks, outcome, from, count })
      }),
    start: (choice) => {
      if (store.state.step !== 'preview') return
      const { counts } = store.state.preview
      const total = counts.added + counts.merged + (choice.bringBack ? counts['in-bin'] : 0)
      set({ step: 'writing', share: 0, total, isEnding: false })
      worker.send({ kind: 'apply', ...choice })
    },
    cancel: () => {
      if (store.state.step === 'writing') set({ ...store.state, isEnding: true })
      worker.send({ kind: 'cancel' })
    },
    saveAnswers: (form) => worker.send({ kind: 'answers', form }),
    again: () => {
      // The worker stays for undoing earlier imports.
      worker.send({ kind: 'forget' })
      file = null
      set(BEGIN)
    },
  }
  return { state: () => store.state, subscribe, actions }
}

const BEGIN: ImportState = { step: 'choose', problem: null }

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
  | { kind: 'done'; result: Preview; hasChanged: boolean; settings: Partial<Settings> | null }
  | { kind: 'answers'; form: 'json' | 'csv'; file: Blob }
  | { kind: 'undone'; notes: number }
