import type { ImportProblem } from '@/lib/dossier/import/import-result'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { createStore } from '@/lib/text/store'
import { type WorkerProcess, lazyWorker } from '@/lib/platform/worker-calls'
import type { DossierPreview } from './add-preview'
import type { ClaimEdits } from '@/lib/dossier/import/with-edits'
import type { AddAnswer, AddProgress, AddWay, createAddSession, FailureCode } from './add-session'
import { nameOfSource, type EvidenceSource, type PastedText } from './evidence-source'
import type { OpenPage } from './open-page'
import type { PreviewCorrections } from './read-source'

export type { DossierPreview, PreviewClaim, Replacement } from './add-preview'
export type { AddProgress, AddWay, FailureCode } from './add-session'

export type DossierAdder = ReturnType<typeof createDossierAdder>

interface AdderHost {
  start: () => WorkerProcess
  today: () => string
  dossiersChanged: () => void
  /** Reads the page of a tab, or what is selected on it; null where it may not be read or has no text. */
  readPage: (tabId: number, isPart: boolean) => Promise<OpenPage | null>
}

/** Creates the state of adding a dossier, one file at a time on all screens. The worker starts with the first file. */
export function createDossierAdder({ start, today, dossiersChanged, readPage }: AdderHost) {
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
  let source: EvidenceSource | null = null
  /** Id of the dossier that the source replaces. */
  let target: string | undefined
  /** Whether the source is added as it was read, without a preview. */
  let isDirect = false
  const showStart = (failure: AddFailure | null = null): void => set({ step: 'choose', failure })
  const fail = (why: 'cancelled' | 'worker') => {
    worker.stop()
    showStart({ name: source === null ? '' : nameOfSource(source), why })
  }
  const readSource = async (corrections: PreviewCorrections | null) => {
    if (source === null) return
    const name = nameOfSource(source)
    const reading = ++readings
    set({ step: 'reading', name, share: 0 })
    const given = { corrections, today: today(), target }
    const answer = await worker.call('read', source, given)
    if (reading !== readings) return
    if ('failed' in answer) showStart({ name, why: answer.failed })
    else if ('refused' in answer) set({ step: 'refused', name, problems: answer.refused })
    else if (isDirect && answer.preview.replaces === null && !answer.preview.isSubjectMissing)
      await addUnseen(name, reading)
    else set({ step: 'preview', preview: answer.preview, isStoring: false, failure: null })
  }
  const addUnseen = async (name: string, reading: number) => {
    const answer = await worker.call('add', 'new', { left: [], added: [] })
    if (reading !== readings) return
    if ('failed' in answer) showStart({ name, why: answer.failed })
    else showAdded(answer)
  }
  const showAdded = (answer: Exclude<AddAnswer, { failed: FailureCode }>): void => {
    source = null
    set({ step: 'added', ...answer })
    dossiersChanged()
  }
  const add = async (how: AddWay, edits: ClaimEdits) => {
    if (store.state.step !== 'preview' || store.state.isStoring) return
    set({ ...store.state, isStoring: true, share: 0, failure: null })
    const answer = await worker.call('add', how, edits)
    if ('failed' in answer) {
      set({ step: 'preview', preview: store.state.preview, isStoring: false, failure: answer.failed })
      return
    }
    showAdded(answer)
  }

  /** Returns to choosing a file. */
  const readAgain = (): void => {
    if (worker.isRunning()) void worker.call('forget')
    readings++
    source = null
    target = undefined
    showStart()
  }
  const isBusy = (): boolean => store.state.step === 'preview' && store.state.isStoring
  const readFrom = (chosen: EvidenceSource, how: { dossier?: string; isDirect?: boolean } = {}): void => {
    // Cancels the reading of another file: only the file in the preview is stored.
    if (store.state.step === 'reading') worker.stop()
    source = chosen
    target = how.dossier
    isDirect = how.isDirect === true
    void readSource(null)
  }
  const actions = {
    choose: (chosen: File): void => {
      if (!isBusy()) readFrom(chosen)
    },
    paste: (pasted: PastedText): void => {
      if (!isBusy()) readFrom(pasted)
    },
    replace: (dossier: string, chosen: File): void => {
      if (!isBusy()) readFrom(chosen, { dossier })
    },
    chooseExample: (chosen: File): void => {
      if (!isBusy()) readFrom(chosen, { isDirect: true })
    },
    /** Uses the page of a tab as evidence, or what is selected on it; only one that replaces another has a preview. */
    choosePage: (tabId: number, isPart: boolean): void => {
      if (isBusy()) return
      const reading = ++readings
      set({ step: 'reading', name: '', share: 0 })
      void readPage(tabId, isPart).then((page) => {
        if (reading !== readings) return
        if (page === null) showStart({ name: '', why: 'page' })
        else readFrom(page, { isDirect: true })
      })
    },
    /** Reads the same file again with another subject or date. */
    correct: (corrections: PreviewCorrections): void => {
      isDirect = false
      void readSource(corrections)
    },
    add: (how: AddWay, edits: ClaimEdits): void => void add(how, edits),
    cancel: (): void => fail('cancelled'),
    again: readAgain,
  }
  return { state: () => store.state, subscribe, actions }
}

const INITIAL_STATE = { step: 'choose', failure: null } satisfies AddState

export type AddState =
  | { step: 'choose'; failure: AddFailure | null }
  | { step: 'reading'; name: string; share: number }
  | { step: 'refused'; name: string; problems: readonly ImportProblem[] }
  /** `share`: how far storing is, 0 to 1; from 1 on it cannot be cancelled. */
  | { step: 'preview'; preview: DossierPreview; isStoring: boolean; share?: number; failure: FailureCode | null }
  /** `replaced`: id in the bin of the dossier that was replaced; null where none was. */
  | { step: 'added'; dossier: InstalledDossier; replaced: string | null }

interface AddFailure {
  /** Name of the file, or title of the page; empty where it is unknown. */
  name: string
  why: FailureCode
}
