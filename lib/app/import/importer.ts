import { createStore } from '@/lib/text/store'
import { lazyWorker, type WorkerOf } from '../lazy-worker'
import type { ImportActions, ImportState, ItemLook } from './import-state'
import type { Settings } from '@/lib/schema/settings'
import type { FromImporter, ToImporter } from './messages'

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
  takeSettings: (settings: Settings) => Promise<() => Promise<void>>
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
