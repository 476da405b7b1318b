/** State and actions of the screen that adds a dossier. Types only. */
import type { Status, Tier } from '@/lib/dossier/schema'
import type { ImportCounts, ImportForm, ImportProblem } from '@/lib/dossier-import/types'
import type { ClaimEdits } from '@/lib/dossier-import/with-edits'
import type { ClaimField } from '@/lib/dossiers/difference'
import type { InstalledDossier } from '@/lib/dossiers/types'
import type { VersionWarning } from '@/lib/dossier/warnings'
import type { Verdict } from '@/lib/schema/finding'
import type { Announced } from './announced'

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
