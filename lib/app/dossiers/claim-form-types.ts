/** Input and result of the form for a claim. Types only. */
import type { AuthoredSource } from '@/lib/dossier/authoring'
import type { Tier } from '@/lib/dossier/schema'
import type { ClaimDraft } from '@/lib/dossiers/claim-draft'

/** A source that is new with the claim. */
export interface SourceDraft {
  title: string
  url: string
  author: string
  publisher: string
  date: string
  tier: Tier | null
}

/** The dossier that the claim goes to. */
export interface FormDossier {
  id: string
  name: string
  /** Names of its subject: they are no details. */
  subjectNames: readonly string[]
  topics: readonly string[]
  sources: readonly AuthoredSource[]
}

/** The claim and its sources when the form opens. */
export interface FormStart {
  draft: ClaimDraft
  /** Words of the page that the claim comes from. */
  quotation: string | null
  /** The page that the words are from as a source, or null where there is none. */
  page: SourceDraft | null
  /** The page in front, which the user may choose as a source. */
  offered?: SourceDraft | null
  /** Numbers of the sources that it cites already. */
  cited: readonly number[]
}

/** The claim as the user has written it in the form. */
export interface WrittenClaim {
  draft: ClaimDraft
  cited: readonly number[]
  /** A source that is new with it. */
  newSource: SourceDraft | null
  /** The quotation, where it says the same in other words. */
  wording: string | null
}

/** Claims that are about the same as what was written. */
export interface Alike {
  same: readonly AlikeClaim[]
  differs: readonly AlikeClaim[]
}

export interface AlikeClaim {
  id: string
  text: string
}
