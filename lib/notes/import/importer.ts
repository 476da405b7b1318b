import type { Outcome } from '@/lib/notes/data/import/plan-import'
import type { Turn } from '@/lib/dossiers/data/portable/put-kept-dossiers'
import type { CsvMapping } from '@/lib/notes/formats/csv/mapping'
import type { Refusal, Unreadable } from '@/lib/notes/formats/shared/exchange'
import type { FileFormat } from '@/lib/notes/formats/sniff-format'
import { t } from '@/lib/i18n/t'
import { call } from '@/lib/messaging/call'
import type { Settings } from '@/lib/schema/settings'
import type { Effect } from '@/lib/dossiers/data/portable/effects'
import { createStore } from '@/lib/text/store'
import { fileName, saveFile } from '../export/save-file'
import type { WorkerProcess } from '@/lib/platform/worker-calls'
import { lazyWorker } from '@/lib/platform/lazy-worker'
import { takeSettings } from './take-settings'

/** The panel's only importer, with its own worker. */
export function panelImporter(onDone: (says: string, undo: () => void) => void): Importer {
  return createImporter({
    start: () => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' }),
    changed: () => (['notes-changed', 'dossiers-changed'] as const).forEach((kind) => void call(kind, null)),
    onDone: (notes, undo) => onDone(t('import.came', notes), undo),
    takeSettings,
    saveAnswers: (file, form) => saveFile(fileName(t('import.answers'), `.${form}`), file.type, file),
  })
}

/** Functions of the worker that runs an import apart from the panel. */
export interface ImportWorker {
  read: (file: File, mapping: CsvMapping | null) => Promise<{ preview: Preview } | Refused>
  items: (outcome: Outcome | null, from: number, count: number) => ItemLook[]
  /** `hasChanged`: whether there is anything to undo; `settings`: to be taken over, since a worker cannot reach them. */
  apply: (
    wishes: ImportWishes,
  ) => Promise<{ result: Preview; hasChanged: boolean; settings: Partial<Settings> | null } | Refused>
  cancel: () => void
  /** The outcome of each item as a file; null without a preview. */
  answers: (form: 'json' | 'csv') => Blob | null
  /** @returns the number of notes as before */
  undo: () => Promise<{ notes: number } | Refused>
  /** The file is not needed any more; its import can still be undone. */
  forget: () => void
}

export interface Refused {
  refused: Refusal | Failure
}

/** Functions of the panel that the worker calls. */
export interface ImportProgress {
  reading: (share: number, items: number) => void
  writing: (share: number) => void
}

export interface Importer {
  state: () => ImportState
  subscribe: (changed: () => void) => () => void
  actions: ImportActions
}

export interface ImporterHost {
  start: () => WorkerProcess
  /** Notes, muted sentences and dossiers were written, or reverted. */
  changed: () => void
  /** Notes were imported and can be reverted. */
  onDone: (notes: number, undo: () => void) => void
  saveAnswers: (file: Blob, form: 'json' | 'csv') => void
  /** Takes over the settings of a backup. @returns what undoes it */
  takeSettings: (settings: Partial<Settings>) => Promise<() => Promise<void>>
}

/** One import at a time, in any view. The worker starts with the first file and ends with the panel. */
export function createImporter({ start, changed, onDone, saveAnswers, takeSettings }: ImporterHost): Importer {
  const store = createStore<ImportState>(BEGIN)
  const { set, subscribe } = store
  const progress: ImportProgress = {
    reading: (share, items) => {
      if (store.state.step === 'reading') set({ ...store.state, share, items })
    },
    writing: (share) => {
      if (store.state.step === 'writing') set({ ...store.state, share })
    },
  }
  const worker = lazyWorker<ImportWorker>(start, progress, () => {
    worker.stop()
    refuse('worker')
  })
  let file: File | null = null
  let tasks = 0
  const refuse = (why: Refusal | Failure) => set({ step: 'choose', problem: { name: file?.name ?? '', why } })
  /** Waits for a task of the worker. @returns null if it was refused, or another task has begun meanwhile */
  const answerOf = async <T extends object>(work: Promise<T | Refused>): Promise<T | null> => {
    const task = ++tasks
    const answer = await work
    if (task !== tasks) return null
    if (!('refused' in answer)) return answer
    refuse(answer.refused)
    return null
  }

  const read = async (chosen: File, mapping: CsvMapping | null) => {
    const answer = await answerOf(worker.call('read', chosen, mapping))
    if (answer) set({ step: 'preview', preview: answer.preview, isStale: false })
  }
  const apply = async (wishes: ImportWishes) => {
    const answer = await answerOf(worker.call('apply', wishes))
    if (!answer) return
    const { result, hasChanged, settings } = answer
    set({ step: 'done', result, undone: null })
    changed()
    const settingsBack = settings === null ? null : takeSettings(settings)
    if (hasChanged || settings !== null)
      onDone(result.counts.added + result.counts.merged, () => {
        void undo()
        void settingsBack?.then((restore) => restore())
      })
  }
  const undo = async () => {
    const answer = await answerOf(worker.call('undo'))
    if (!answer) return
    if (store.state.step === 'done') set({ ...store.state, undone: answer.notes })
    changed()
  }

  const actions: ImportActions = {
    choose: (chosen) => {
      if (store.state.step === 'writing') return
      file = chosen
      set({ step: 'reading', name: chosen.name, share: 0, items: 0 })
      void read(chosen, null)
    },
    remap: (mapping) => {
      if (store.state.step !== 'preview' || file === null || store.state.preview.table === null) return
      const table = { ...store.state.preview.table, mapping }
      set({ step: 'preview', preview: { ...store.state.preview, table }, isStale: true })
      void read(file, mapping)
    },
    items: (outcome, from, count) => worker.call('items', outcome, from, count),
    start: (choice) => {
      if (store.state.step !== 'preview') return
      const { counts } = store.state.preview
      const total = counts.added + counts.merged + (choice.bringBack ? counts['in-bin'] : 0)
      set({ step: 'writing', share: 0, total, isEnding: false })
      void apply(choice)
    },
    cancel: () => {
      if (store.state.step === 'writing') set({ ...store.state, isEnding: true })
      void worker.call('cancel')
    },
    saveAnswers: (form) => void worker.call('answers', form).then((answers) => answers && saveAnswers(answers, form)),
    again: () => {
      // The worker stays for undoing earlier imports.
      void worker.call('forget')
      tasks++
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

/** Why the import failed, though the file may be valid. Each is a key under `import.problem` in `locales/`. */
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
