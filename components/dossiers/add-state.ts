/** What the screen that adds a dossier shows, and what it may ask for. Types only. */
import type { Status, Tier } from '@/lib/dossier/schema'
import type { ImportCounts, ImportForm, ImportProblem } from '@/lib/dossier-import/types'
import type { InstalledDossier } from '@/lib/dossiers/types'

export type AddState =
  | { step: 'choose'; failure: AddFailure | null }
  | { step: 'reading'; name: string; share: number }
  | { step: 'refused'; name: string; problems: readonly ImportProblem[] }
  | { step: 'preview'; preview: DossierPreview; isStoring: boolean; failure: FailureCode | null }
  | { step: 'added'; dossier: InstalledDossier; isUpdate: boolean }

export interface AddFailure {
  /** Of the file. */
  name: string
  why: FailureCode
}

/** Why nothing was stored, though the file may be good. Each is a key under `adding.failed` in `locales/`. */
export type FailureCode = 'cancelled' | 'full' | 'database' | 'file' | 'worker' | 'signature'

/** What a file holds, before anything of it is stored. */
export interface DossierPreview {
  /** Of the file. */
  name: string
  form: ImportForm
  subject: { name: string; aliases: readonly string[]; kind: string }
  isSubjectGuessed: boolean
  asOf: string
  isDateGuessed: boolean
  version: string
  claims: number
  sources: number
  /** Claims that are not established. */
  inDoubt: number
  /** Sources without a tier. */
  unrated: number
  counts: ImportCounts
  first: readonly PreviewClaim[]
  problems: readonly ImportProblem[]
  signedBy: string | null
}

export interface PreviewClaim {
  id: string
  text: string
  status: Status
  sources: readonly { n: number; title: string; tier: Tier | undefined }[]
}

/** What the user puts right in the preview. */
export interface Corrections {
  subject: string
  asOf: string
}

export interface AddActions {
  choose: (file: File) => void
  /** Reads the same file again with another subject or date. */
  correct: (corrections: Corrections) => void
  add: () => void
  cancel: () => void
  /** Back to choosing a file. */
  again: () => void
}
