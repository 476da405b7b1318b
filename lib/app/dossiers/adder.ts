import type { Announced } from './announced'
import type { AddActions, AddState, Corrections } from './add-state'
import type { FromAdder, ToAdder } from './messages'

/** The worker that reads and stores apart from the panel, or its replacement in a test. */
export interface AddWorker {
  postMessage: (message: ToAdder) => void
  onmessage: ((event: { data: FromAdder }) => void) | null
  onerror: ((event: unknown) => void) | null
  terminate: () => void
}

export interface Adder {
  state: () => AddState
  subscribe: (changed: () => void) => () => void
  actions: AddActions
}

export interface AdderHost {
  start: () => AddWorker
  /** ISO day. */
  today: () => string
  /** A dossier was stored. */
  dossiersChanged: () => void
}

/** One file at a time, whichever room the user is in. The worker starts with the first file and ends with the panel. */
export function createAdder({ start, today, dossiersChanged }: AdderHost): Adder {
  let state: AddState = BEGIN
  let worker: AddWorker | null = null
  let file: File | null = null
  let announced: Announced | undefined
  const listeners = new Set<() => void>()
  const set = (next: AddState) => {
    state = next
    for (const changed of listeners) changed()
  }
  const stop = () => {
    worker?.terminate()
    worker = null
  }
  const fail = (why: 'cancelled' | 'worker') => {
    stop()
    set({ ...BEGIN, failure: { name: file?.name ?? '', why } })
  }
  const ask = (message: ToAdder) => {
    if (worker === null) {
      worker = start()
      worker.onmessage = ({ data }) => hear(data)
      worker.onerror = () => fail('worker')
    }
    worker.postMessage(message)
  }
  const read = (corrections: Corrections | null) => {
    if (file === null) return
    set({ step: 'reading', name: file.name, share: 0 })
    ask({ kind: 'read', file, corrections, today: today(), ...(announced && { announced }) })
  }

  function hear(message: FromAdder): void {
    switch (message.kind) {
      case 'reading':
        if (state.step === 'reading') set({ ...state, share: message.share })
        break
      case 'storing':
        if (state.step === 'preview' && state.isStoring) set({ ...state, share: message.share })
        break
      case 'refused':
        set({ step: 'refused', name: file?.name ?? '', problems: message.problems })
        break
      case 'preview':
        set({ step: 'preview', preview: message.preview, isStoring: false, failure: null })
        break
      case 'more':
        if (state.step === 'preview')
          set({ ...state, preview: { ...state.preview, list: [...state.preview.list, ...message.claims] } })
        break
      case 'added':
        file = null
        set({ step: 'added', dossier: message.dossier, isUpdate: message.isUpdate })
        dossiersChanged()
        break
      case 'failed':
        if (state.step === 'preview')
          set({ step: 'preview', preview: state.preview, isStoring: false, failure: message.why })
        else set({ step: 'choose', failure: { name: file?.name ?? '', why: message.why } })
    }
  }

  const actions: AddActions = {
    choose: (chosen, said) => {
      if (state.step === 'preview' && state.isStoring) return
      announced = said ?? (state.step === 'choose' ? state.expected : undefined)
      file = chosen
      read(null)
    },
    expect: (said) => {
      if (state.step === 'preview' && state.isStoring) return
      actions.again()
      set({ ...BEGIN, expected: said })
    },
    correct: (corrections) => {
      // The file was what was announced; the user knows better what it is about.
      announced = undefined
      read(corrections)
    },
    add: (how, edits) => {
      if (state.step !== 'preview' || state.isStoring) return
      set({ ...state, isStoring: true, share: 0, failure: null })
      ask({ kind: 'add', how, edits })
    },
    cancel: () => fail('cancelled'),
    again: () => {
      if (worker !== null) ask({ kind: 'forget' })
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

const BEGIN = { step: 'choose', failure: null } satisfies AddState
