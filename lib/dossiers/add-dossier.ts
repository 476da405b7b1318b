import type { ImportProblem } from '@/lib/dossier/import/types'
import type { ClaimEdits } from '@/lib/dossier/import/with-edits'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { createStore } from '@/lib/text/store'
import type { WorkerProcess } from '@/lib/platform/worker-calls'
import { lazyWorker } from '@/lib/platform/lazy-worker'
import type { DossierPreview } from './add-preview'
import type { AddProgress, AnnouncedFile, PreviewCorrections, createAddSession, FailureCode } from './add-session'

export type { DossierPreview, PreviewClaim, VersionPreview } from './add-preview'
export type { AddAnswer, AddProgress, AnnouncedFile, PreviewCorrections, FailureCode, ReadAnswer } from './add-session'

export type DossierAdder = ReturnType<typeof createDossierAdder>
export type AddActions = DossierAdder['actions']

export interface AdderHost {
  start: () => WorkerProcess
  /** ISO day. */
  today: () => string
  /** Called after a dossier was stored. */
  dossiersChanged: () => void
}

/** Creates the state of adding a dossier, one file at a time on all screens. The worker starts with the first file. */
export function createDossierAdder({ start, today, dossiersChanged }: AdderHost) {
  const store = createStore<AddState>(INITIAL_STATE)
  const { set, subscribe } = store
  const progress: AddProgress = {
    reading: (share) => {
      if (store.state.step === 'reading') set({ ...store.state, share })
    },
    storing: (share) => {
      if (store.state.step === 'preview' && store.state.isStoring) set({ ...store.state, share })
    },
  }
  const worker = lazyWorker<ReturnType<typeof createAddSession>>(start, progress, () => fail('worker'))
  /** Number of readings started; only the answer of the last one is shown. */
  let readings = 0
  let file: File | null = null
  let announced: AnnouncedFile | undefined
  /** The file that a page offers for downloading, until the user asks for any other. */
  let expected: AnnouncedFile | undefined
  const begin = (failure: AddFailure | null = null): void =>
    set({ ...INITIAL_STATE, failure, ...(expected && { expected }) })
  const fail = (why: 'cancelled' | 'worker') => {
    worker.stop()
    begin({ name: file?.name ?? '', why })
  }
  const read = async (corrections: PreviewCorrections | null) => {
    if (file === null) return
    const reading = ++readings
    set({ step: 'reading', name: file.name, share: 0 })
    const answer = await worker.call('read', file, { corrections, today: today(), ...(announced && { announced }) })
    if (reading !== readings) return
    if ('failed' in answer) begin({ name: file.name, why: answer.failed })
    else if ('refused' in answer) set({ step: 'refused', name: file.name, problems: answer.refused })
    else set({ step: 'preview', preview: answer.preview, isStoring: false, failure: null })
  }
  const add = async (how: 'new' | 'update' | 'another', edits: ClaimEdits) => {
    if (store.state.step !== 'preview' || store.state.isStoring) return
    set({ ...store.state, isStoring: true, share: 0, failure: null })
    const answer = await worker.call('add', how, edits)
    if ('failed' in answer) {
      set({ step: 'preview', preview: store.state.preview, isStoring: false, failure: answer.failed })
      return
    }
    file = null
    expected = undefined
    set({ step: 'added', ...answer })
    dossiersChanged()
  }

  /** Returns to choosing a file. On that screen, it gives up the file that a page offers. */
  const again = (): void => {
    if (worker.isRunning()) void worker.call('forget')
    readings++
    file = null
    if (store.state.step === 'choose') expected = undefined
    begin()
  }
  const actions = {
    /** @param said statement of the page about the file, where the file is embedded in it */
    choose: (chosen: File, said?: AnnouncedFile): void => {
      if (store.state.step === 'preview' && store.state.isStoring) return
      // Cancels the reading of another file: only the file in the preview is stored.
      if (store.state.step === 'reading') worker.stop()
      if (said) expected = undefined
      announced = said ?? expected
      file = chosen
      void read(null)
    },
    /** Expects that the next file is the one that a page offers, and checks it against the statement `said`. */
    expect: (said: AnnouncedFile): void => {
      if (store.state.step === 'preview' && store.state.isStoring) return
      again()
      expected = said
      begin()
    },
    /** Reads the same file again with another subject or date. */
    correct: (corrections: PreviewCorrections): void => {
      // Corrected values may differ from the statement of the page, so the file is no longer compared with it.
      announced = undefined
      expected = undefined
      void read(corrections)
    },
    /** `update`: the file replaces the installed version. `another`: both are kept. */
    add: (how: 'new' | 'update' | 'another', edits: ClaimEdits): void => void add(how, edits),
    cancel: (): void => fail('cancelled'),
    again,
  }
  return { state: () => store.state, subscribe, actions }
}

const INITIAL_STATE = { step: 'choose', failure: null } satisfies AddState

export type AddState =
  /** `expected`: the file that a page offers for downloading. */
  | { step: 'choose'; failure: AddFailure | null; expected?: AnnouncedFile | undefined }
  | { step: 'reading'; name: string; share: number }
  | { step: 'refused'; name: string; problems: readonly ImportProblem[] }
  /** `share`: how far storing is, 0 to 1; from 1 on it cannot be cancelled. */
  | { step: 'preview'; preview: DossierPreview; isStoring: boolean; share?: number; failure: FailureCode | null }
  | { step: 'added'; dossier: InstalledDossier; isUpdate: boolean }

export interface AddFailure {
  /** Name of the file. */
  name: string
  why: FailureCode
}
