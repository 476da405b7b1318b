import type { ImportCounts, ImportForm } from '@/lib/dossier/import-record'
import type { ImportProblem } from '@/lib/dossier-import/types'
import type { ClaimEdits } from '@/lib/dossier-import/with-edits'
import type { Status, Tier } from '@/lib/dossier/schema'
import type { VersionWarning } from '@/lib/dossier/warnings'
import type { ClaimField } from '@/lib/dossiers/difference'
import type { AlikeDossier } from '@/lib/dossiers/alike'
import type { InstalledDossier } from '@/lib/dossiers/types'
import type { Verdict } from '@/lib/schema/finding'
import { createStore } from '@/lib/text/store'
import { lazyWorker, type WorkerOf } from '../lazy-worker'
import { dossiersChanged } from './change-dossier'

/** The panel's one adder of dossiers, with a worker of its own. */
export function panelAdder(): Adder {
  return createAdder({
    start: () => new Worker(new URL('./add-dossier-worker.ts', import.meta.url), { type: 'module' }) as AddWorker,
    today: () => new Date().toISOString().slice(0, 10),
    dossiersChanged,
  })
}

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

export type AddState =
  /** `expected`: the file that a page offers for downloading. */
  | { step: 'choose'; failure: AddFailure | null; expected?: Announced | undefined }
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
  /** All claims. Those of a large file arrive in pieces. */
  list: readonly PreviewClaim[]
  problems: readonly ImportProblem[]
  signedBy: string | null
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
  choose: (file: File, announced?: Announced) => void
  /** The next file should be the one that a page offers. */
  expect: (announced: Announced) => void
  /** Reads the same file again with another subject or date. */
  correct: (corrections: Corrections) => void
  /** `update`: it replaces the installed version. `another`: both are kept. */
  add: (how: 'new' | 'update' | 'another', edits: ClaimEdits) => void
  cancel: () => void
  /** Back to choosing a file; from there, any file but the one that a page offers. */
  again: () => void
}

/** Statement of a page about the file that it offers. */
export interface Announced {
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

export type ToAdder =
  /** `today`: ISO day, for documents without a date. */
  | { kind: 'read'; file: File; corrections: Corrections | null; today: string; announced?: Announced | undefined }
  | { kind: 'add'; how: 'new' | 'update' | 'another'; edits: ClaimEdits }
  /** The file is not needed any more. */
  | { kind: 'forget' }

export type FromAdder =
  | { kind: 'reading'; share: number }
  /** The claims are prepared for comparing, 0 to 1; at 1 the dossier is written, which cannot be cancelled. */
  | { kind: 'storing'; share: number }
  | { kind: 'refused'; problems: ImportProblem[] }
  | { kind: 'preview'; preview: DossierPreview }
  /** The next claims of the preview. */
  | { kind: 'more'; claims: readonly PreviewClaim[] }
  | { kind: 'added'; dossier: InstalledDossier; isUpdate: boolean }
  /** Reading or storing failed. */
  | { kind: 'failed'; why: FailureCode }
