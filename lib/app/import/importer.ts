import type { ImportActions, ImportState, ItemLook } from './import-state'
import type { Settings } from '@/lib/platform/settings'
import type { FromImporter, ToImporter } from './messages'

/** Runs an import apart from the panel: a worker, or a replacement in tests. */
export interface ImportWorker {
  postMessage: (message: ToImporter) => void
  onmessage: ((event: { data: FromImporter }) => void) | null
  onerror: ((event: unknown) => void) | null
  terminate: () => void
}

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
  let state: ImportState = BEGIN
  let worker: ImportWorker | null = null
  let file: File | null = null
  let asks = 0
  const open = new Map<number, (items: ItemLook[]) => void>()
  const listeners = new Set<() => void>()
  const set = (next: ImportState) => {
    state = next
    for (const changed of listeners) changed()
  }
  const stop = () => {
    worker?.terminate()
    worker = null
    for (const answer of open.values()) answer([])
    open.clear()
  }
  const ask = (message: ToImporter) => {
    if (worker === null) {
      worker = start()
      worker.onmessage = ({ data }) => hear(data)
      worker.onerror = () => {
        stop()
        set({ step: 'choose', problem: { name: file?.name ?? '', why: 'worker' } })
      }
    }
    worker.postMessage(message)
  }

  function hear(message: FromImporter): void {
    switch (message.kind) {
      case 'reading':
        if (state.step === 'reading') set({ ...state, share: message.share, items: message.items })
        break
      case 'preview':
        set({ step: 'preview', preview: message.preview, isStale: false })
        break
      case 'items':
        open.get(message.ask)?.(message.items)
        open.delete(message.ask)
        break
      case 'writing':
        if (state.step === 'writing') set({ ...state, share: message.share })
        break
      case 'done': {
        const { added, merged } = message.result.counts
        set({ step: 'done', result: message.result, undone: null })
        notesChanged()
        const { settings } = message
        const settingsBack = settings === null ? null : takeSettings(settings)
        const { dossiers, changes } = message.result.beside
        if (added + merged + dossiers.length + changes > 0 || settings !== null)
          onDone(added + merged, () => {
            ask({ kind: 'undo' })
            void settingsBack?.then((undo) => undo())
          })
        break
      }
      case 'undone':
        if (state.step === 'done') set({ ...state, undone: message.notes })
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
      ask({ kind: 'read', file: chosen, mapping: null })
    },
    remap: (mapping) => {
      if (state.step !== 'preview' || file === null || state.preview.table === null) return
      const table = { ...state.preview.table, mapping }
      set({ step: 'preview', preview: { ...state.preview, table }, isStale: true })
      ask({ kind: 'read', file, mapping })
    },
    items: (outcome, from, count) =>
      new Promise((resolve) => {
        open.set(++asks, resolve)
        ask({ kind: 'items', ask: asks, outcome, from, count })
      }),
    start: (choice) => {
      if (state.step !== 'preview') return
      const { counts } = state.preview
      const total = counts.added + counts.merged + (choice.bringBack ? counts['in-bin'] : 0)
      set({ step: 'writing', share: 0, total, isEnding: false })
      ask({ kind: 'apply', ...choice })
    },
    cancel: () => {
      if (state.step === 'writing') set({ ...state, isEnding: true })
      ask({ kind: 'cancel' })
    },
    saveAnswers: (form) => ask({ kind: 'answers', form }),
    again: () => {
      // The worker stays for undoing earlier imports.
      ask({ kind: 'forget' })
      file = null
      set(BEGIN)
    },
  }
  return {
    state: () => state,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    actions,
  }
}

const BEGIN: ImportState = { step: 'choose', problem: null }
