import { createStore } from '@/lib/text/store'
import { lazyWorker, type WorkerOf } from '../lazy-worker'
import type { Announced } from './announced'
import type { AddActions, AddFailure, AddState, Corrections } from './add-state'
import type { FromAdder, ToAdder } from './messages'

/** The worker that reads and stores apart from the panel. */
export type AddWorker = WorkerOf<ToAdder, FromAdder>

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

/** One file at a time, whichever screen the user is in. The worker starts with the first file and ends with the panel. */
export function createAdder({ start, today, dossiersChanged }: AdderHost): Adder {
  const store = createStore<AddState>(BEGIN)
  const { set, subscribe } = store
  const worker = lazyWorker(start, hear, () => fail('worker'))
  let file: File | null = null
  let announced: Announced | undefined
  /** The file that a page offers for downloading, until the user asks for any other. */
  let expected: Announced | undefined
  const begin = (failure: AddFailure | null = null): void => set({ ...BEGIN, failure, ...(expected && { expected }) })
  const fail = (why: 'cancelled' | 'worker') => {
    worker.stop()
    begin({ name: file?.name ?? '', why })
  }
  const read = (corrections: Corrections | null) => {
    if (file === null) return
    set({ step: 'reading', name: file.name, share: 0 })
    worker.send({ kind: 'read', file, corrections, today: today(), ...(announced && { announced }) })
  }

  function hear(message: FromAdder): void {
    switch (message.kind) {
      case 'reading':
        if (store.state.step === 'reading') set({ ...store.state, share: message.share })
        break
      case 'storing':
        if (store.state.step === 'preview' && store.state.isStoring) set({ ...store.state, share: message.share })
        break
      case 'refused':
        set({ step: 'refused', name: file?.name ?? '', problems: message.problems })
        break
      case 'preview':
        set({ step: 'preview', preview: message.preview, isStoring: false, failure: null })
        break
      case 'more':
        if (store.state.step === 'preview')
          set({
            ...store.state,
            preview: { ...store.state.preview, list: [...store.state.preview.list, ...message.claims] },
          })
        break
      case 'added':
        file = null
        expected = undefined
        set({ step: 'added', dossier: message.dossier, isUpdate: message.isUpdate })
        dossiersChanged()
        break
      case 'failed':
        if (store.state.step === 'preview')
          set({ step: 'preview', preview: store.state.preview, isStoring: false, failure: message.why })
        else begin({ name: file?.name ?? '', why: message.why })
    }
  }

  const actions: AddActions = {
    choose: (chosen, said) => {
      if (store.state.step === 'preview' && store.state.isStoring) return
      if (said) expected = undefined
      announced = said ?? expected
      file = chosen
      read(null)
    },
    expect: (said) => {
      if (store.state.step === 'preview' && store.state.isStoring) return
      actions.again()
      expected = said
      begin()
    },
    correct: (corrections) => {
      // The file was what was announced; the user knows better what it is about.
      announced = undefined
      expected = undefined
      read(corrections)
    },
    add: (how, edits) => {
      if (store.state.step !== 'preview' || store.state.isStoring) return
      set({ ...store.state, isStoring: true, share: 0, failure: null })
      worker.send({ kind: 'add', how, edits })
    },
    cancel: () => fail('cancelled'),
    again: () => {
      if (worker.isRunning()) worker.send({ kind: 'forget' })
      file = null
      if (store.state.step === 'choose') expected = undefined
      begin()
    },
  }
  return { state: () => store.state, subscribe, actions }
}

const BEGIN = { step: 'choose', failure: null } satisfies AddState
