import type { ImportCounts, ImportForm } from '@/lib/dossier/format/import-record'
import type { ImportProblem, ProblemCode } from '@/lib/dossier/import/types'
import type { ClaimEdits } from '@/lib/dossier/import/with-edits'
import type { Status, Tier } from '@/lib/dossier/format/schema'
import type { VersionWarning } from '@/lib/dossier/format/warnings'
import type { ClaimField } from '@/lib/dossiers/data/difference'
import type { AlikeDossier } from '@/lib/dossiers/data/alike'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import type { Verdict } from '@/lib/schema/finding'
import { createStore } from '@/lib/text/store'
import type { WorkerProcess } from '@/lib/platform/worker-calls'
import { lazyWorker } from '@/lib/platform/lazy-worker'

/** Functions of the worker that reads and stores apart from the panel. */
export interface AddWorker {
  /** @param today ISO day, for documents without a date */
  read: (
    file: File,
    given: { corrections: Corrections | null; today: string; announced?: AnnouncedFile },
  ) => Promise<ReadAnswer>
  /** The next claims of the preview: those of a large file arrive in pieces. */
  claimsFrom: (start: number) => readonly PreviewClaim[]
  add: (how: 'new' | 'update' | 'another', edits: ClaimEdits) => Promise<AddAnswer>
  /** The file is not needed any more. */
  forget: () => void
}

/** `failed`: reading or storing failed, though the file may be good. */
export type ReadAnswer = { preview: DossierPreview } | { refused: ImportProblem[] } | { failed: FailureCode }
export type AddAnswer = { dossier: InstalledDossier; isUpdate: boolean } | { failed: FailureCode }

/** Functions of the panel that the worker calls. */
export interface AddProgress {
  reading: (share: number) => void
  /** The claims are prepared for comparing, 0 to 1; at 1 the dossier is written, which cannot be cancelled. */
  storing: (share: number) => void
}

export interface Adder {
  state: () => AddState
  subscribe: (changed: () => void) => () => void
  actions: AddActions
}

export interface AdderHost {
  start: () => WorkerProcess
  /** ISO day. */
  today: () => string
  /** A dossier was stored. */
  dossiersChanged: () => void
}

/** One file at a time, whichever screen the user is in. The worker starts with the first file and ends with the panel. */
export function createAdder({ start, today, dossiersChanged }: AdderHost): Adder {
  const store = createStore<AddState>(BEGIN)
  const { set, subscribe } = store
  const progress: AddProgress = {
    reading: (share) => {
      if (store.state.step === 'reading') set({ ...store.state, share })
    },
    storing: (share) => {
      if (store.state.step === 'preview' && store.state.isStoring) set({ ...store.state, share })
    },
  }
  const worker = lazyWorker<AddWorker>(start, progress, () => fail('worker'))
  /** The answer of an earlier reading is not shown. */
  let readings = 0
  let file: File | null = null
  let announced: AnnouncedFile | undefined
  /** The file that a page offers for downloading, until the user asks for any other. */
  let expected: AnnouncedFile | undefined
  const begin = (failure: AddFailure | null = null): void => set({ ...BEGIN, failure, ...(expected && { expected }) })
  const fail = (why: 'cancelled' | 'worker') => {
    worker.stop()
    begin({ name: file?.name ?? '', why })
  }
  const read = async (corrections: Corrections | null) => {
    if (file === null) return
    const reading = ++readings
    set({ step: 'reading', name: file.name, share: 0 })
    const answer = await worker.call('read', file, { corrections, today: today(), ...(announced && { announced }) })
    if (reading !== readings) return
    if ('failed' in answer) begin({ name: file.name, why: answer.failed })
    else if ('refused' in answer) set({ step: 'refused', name: file.name, problems: answer.refused })
    else {
      set({ step: 'preview', preview: answer.preview, isStoring: false, failure: null })
      await readRest(answer.preview)
    }
  }
  const readRest = async ({ claims, list }: DossierPreview) => {
    while (list.length < claims) {
      const shown = list
      list = [...list, ...(await worker.call('claimsFrom', list.length))]
      if (store.state.step !== 'preview' || store.state.preview.list !== shown || list.length === shown.length) return
      set({ ...store.state, preview: { ...store.state.preview, list } })
    }
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

  const actions: AddActions = {
    choose: (chosen, said) => {
      if (store.state.step === 'preview' && store.state.isStoring) return
      // The file that is being read is given up: what is stored belongs to the preview.
      if (store.state.step === 'reading') worker.stop()
      if (said) expected = undefined
      announced = said ?? expected
      file = chosen
      void read(null)
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
      void read(corrections)
    },
    add: (how, edits) => void add(how, edits),
    cancel: () => fail('cancelled'),
    again: () => {
      if (worker.isRunning()) void worker.call('forget')
      readings++
      file = null
      if (store.state.step === 'choose') expected = undefined
      begin()
    },
  }
  return { state: () => store.state, subscribe, actions }
}

const BEGIN = { step: 'choose', failure: null } satisfies AddState

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

/** Why nothing was stored, though the file may be good. Each is a key under `adding.failed` in `locales/`. */
export type FailureCode = 'nothing' | 'cancelled' | 'full' | 'database' | 'file' | 'worker' | 'signature'

/** Contents of a file, before anything of it is stored. */
export interface DossierPreview {
  /** Name of the file. */
  name: string
  form: ImportForm
  subject: { name: string; aliases: readonly string[]; kind: string }
  /** The document does not name it. */
  isSubjectMissing: boolean
  /** The document's own title. */
  title: string | null
  asOf: string
  isDateMissing: boolean
  version: string
  claims: number
  sources: number
  /** Claims that are not established. */
  inDoubt: number
  /** Sources without a tier. */
  unrated: number
  counts: ImportCounts
  /** The claims that have arrived. */
  list: readonly PreviewClaim[]
  problems: readonly ImportProblem[]
  /** The signature does not cover the user's corrections. */
  signedBy: string | null
  isCorrected: boolean
  /** Changes that it would make to the installed dossier about the same subject; null where there is none. */
  update: VersionLook | null
  /** Installed dossiers that the user may confuse with it: names that look the same, and names of those with such a key. */
  alike: { dossiers: readonly AlikeDossier[]; keys: readonly string[] }
}

/** A file that is another version of an installed dossier. Lists are cut; the counts are whole. */
export interface VersionLook {
  installed: InstalledDossier
  warnings: readonly VersionWarning[]
  counts: { added: number; changed: number; retired: number; sources: number }
  added: readonly { id: string; text: string }[]
  changed: readonly { id: string; before: string; after: string; fields: readonly ClaimField[] }[]
  retired: readonly { id: string; text: string }[]
  sources: readonly { title: string; how: 'added' | 'changed' | 'removed' }[]
  /** Claims that the user has changed, and the new version too. */
  touched: readonly { id: string; text: string; how: 'added' | 'changed' | 'retired' }[]
  /** Notes of the user that would get another verdict; null: it has nothing on their words. */
  notes: readonly { id: string; quote: string; title: string; before: Verdict | null; after: Verdict | null }[]
}

export interface PreviewClaim {
  id: string
  text: string
  status: Status
  sources: readonly { n: number; title: string; tier: Tier | undefined }[]
  /** The document's doubts about it. */
  doubts: readonly string[]
  /** Why the reader left it out: the user may add it. */
  dropped?: ProblemCode
  /** The words of the document, where the claim has others. */
  original?: string
}

/** Fields that the user can correct in the preview. */
export interface Corrections {
  subject: string
  asOf: string
  aliases: readonly string[]
}

export interface AddActions {
  /** `announced`: what the page said of the file that it has in it. */
  choose: (file: File, announced?: AnnouncedFile) => void
  /** The next file should be the one that a page offers. */
  expect: (announced: AnnouncedFile) => void
  /** Reads the same file again with another subject or date. */
  correct: (corrections: Corrections) => void
  /** `update`: it replaces the installed version. `another`: both are kept. */
  add: (how: 'new' | 'update' | 'another', edits: ClaimEdits) => void
  cancel: () => void
  /** Back to choosing a file; from there, any file but the one that a page offers. */
  again: () => void
}

/** Statement of a page about the file that it offers. */
export interface AnnouncedFile {
  /** File name. */
  file: string
  name: string
  version: string
  asOf: string
  claims: number
  signedBy: string | null
  bytes: number
  /** Hexadecimal. */
  sha256: string
}
