import type { ItemOutcome } from '@/lib/notes/data/import-notes'
import type { CsvMapping } from '@/lib/notes/formats/csv/mapping'
import type { FileRefusal } from '@/lib/notes/formats/shared/exchange'
import { t } from '@/lib/i18n/t'
import { callBackground } from '@/lib/messaging/call'
import { type Settings, importedSettings } from '@/lib/schema/settings'
import { createStore } from '@/lib/text/store'
import { fileName, saveFile } from '../export/save-file'
import { lazyWorker } from '@/lib/platform/worker-calls'
import type {
  createImportSession,
  ImportFailure,
  ImportProgress,
  ImportOptions,
  ItemPreview,
  ImportSummary,
  RefusedImport,
} from './import-session'
import { mayReadAllSites, sitesAllowed } from '@/lib/platform/permissions'
import { changeSettings, readSettings } from '@/lib/platform/settings'

export type { ItemPreview, ImportSummary } from './import-session'
export type { TableColumns } from './read-file'

export type Importer = ReturnType<typeof panelImporter>

/**
 * Creates the state and actions of imports, one at a time. The worker runs from the first file to the panel's end.
 * @param onDone called after an import that changed something
 */
export function panelImporter(onDone: (says: string, undo: () => void) => void) {
  const store = createStore<ImportState>(INITIAL_STATE)
  const { set, subscribe } = store
  const progress: ImportProgress = {
    reading: (share, items) => {
      if (store.state.step === 'reading') set({ ...store.state, share, items })
    },
    writing: (share) => {
      if (store.state.step === 'writing') set({ ...store.state, share })
    },
  }
  const start = () => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' })
  const worker = lazyWorker<ReturnType<typeof createImportSession>>(start, progress, () => {
    worker.stop()
    refuse('worker')
  })
  let file: File | null = null
  let tasks = 0
  const refuse = (why: FileRefusal | ImportFailure) => set({ step: 'choose', problem: { name: file?.name ?? '', why } })
  /** Waits for a task of the worker. @returns null if it was refused, or another task has begun meanwhile */
  const answerOf = async <T extends object>(work: Promise<T | RefusedImport>): Promise<T | null> => {
    const task = ++tasks
    const answer = await work
    if (task !== tasks) return null
    if (!('refused' in answer)) return answer
    refuse(answer.refused)
    return null
  }

  const readChosen = async (chosen: File, mapping: CsvMapping | null) => {
    const answer = await answerOf(worker.call('read', chosen, mapping))
    if (answer) set({ step: 'preview', preview: answer.preview, isStale: false })
  }
  const apply = async (wishes: ImportOptions) => {
    const answer = await answerOf(worker.call('apply', wishes))
    if (!answer) return
    const { result, hasChanged, settings } = answer
    set({ step: 'done', result, undone: null })
    onChange()
    const settingsBack = settings === null ? null : importSettings(settings)
    if (hasChanged || settings !== null)
      onDone(t('import.came', result.counts.added + result.counts.merged), () => {
        void undo()
        void settingsBack?.then((restore) => restore())
      })
  }
  const undo = async () => {
    const answer = await answerOf(worker.call('undo'))
    if (!answer) return
    if (store.state.step === 'done') set({ ...store.state, undone: answer.notes })
    onChange()
  }

  const actions = {
    choose: (chosen: File): void => {
      if (store.state.step === 'writing') return
      file = chosen
      set({ step: 'reading', name: chosen.name, share: 0, items: 0 })
      void readChosen(chosen, null)
    },
    remap: (mapping: CsvMapping): void => {
      if (store.state.step !== 'preview' || file === null || store.state.preview.table === null) return
      const table = { ...store.state.preview.table, mapping }
      set({ step: 'preview', preview: { ...store.state.preview, table }, isStale: true })
      void readChosen(file, mapping)
    },
    /** Returns items with this outcome (null: all), in the order of the file. */
    items: (outcome: ItemOutcome | null, from: number, count: number): Promise<ItemPreview[]> =>
      worker.call('items', outcome, from, count),
    start: (choice: ImportOptions): void => {
      if (store.state.step !== 'preview') return
      const { counts } = store.state.preview
      const total = counts.added + counts.merged + (choice.withDeleted ? counts['in-bin'] : 0)
      set({ step: 'writing', share: 0, total, isEnding: false })
      void apply(choice)
    },
    cancel: (): void => {
      if (store.state.step === 'writing') set({ ...store.state, isEnding: true })
      void worker.call('cancel')
    },
    saveAnswers: (form: 'json' | 'csv'): void =>
      void worker
        .call('answers', form)
        .then((file) => file && saveFile(fileName(t('import.answers'), `.${form}`), file.type, file)),
    again: (): void => {
      // The worker stays for undoing earlier imports.
      void worker.call('forget')
      tasks++
      file = null
      set(INITIAL_STATE)
    },
  }
  return { state: () => store.state, subscribe, actions }
}

/** Tells the background that notes, muted sentences and dossiers were written or reverted. */
function onChange(): void {
  for (const kind of ['notes-changed', 'mutes-changed', 'dossiers-changed'] as const) void callBackground(kind, null)
}

const INITIAL_STATE: ImportState = { step: 'choose', problem: null }

type ImportState =
  | { step: 'choose'; problem: ImportProblem | null }
  | { step: 'reading'; name: string; share: number; items: number }
  | { step: 'preview'; preview: ImportSummary; isStale: boolean }
  | { step: 'writing'; share: number; total: number; isEnding: boolean }
  | { step: 'done'; result: ImportSummary; undone: number | null }

interface ImportProblem {
  name: string
  why: FileRefusal | ImportFailure
}

/**
 * Applies the settings of a backup; settings that it does not have stay unchanged. Sites are checked automatically only
 * if this browser has the permission.
 * @returns a function that restores the former settings
 */
export async function importSettings(settings: Partial<Settings>): Promise<() => Promise<void>> {
  const before = pickImported(await readSettings())
  const next = pickImported(settings)
  if (next.readAlong) next.readAlong = await mayReadAllSites()
  if (next.sites) next.sites = await sitesAllowed(next.sites)
  await changeSettings(next)
  return async () => {
    await changeSettings(before)
  }
}

function pickImported(settings: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(importedSettings.filter((name) => name in settings).map((name) => [name, settings[name]]))
}
