/** Messages between the panel and the worker that adds a dossier. Types only. */
import type { Announced } from './announced'
import type { Corrections, DossierPreview, FailureCode, PreviewClaim } from './add-state'
import type { ClaimEdits } from '@/lib/dossier-import/with-edits'
import type { ImportProblem } from '@/lib/dossier-import/types'
import type { InstalledDossier } from '@/lib/dossiers/types'

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
