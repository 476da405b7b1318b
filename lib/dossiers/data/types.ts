import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import type { Dossier, Tier } from '@/lib/dossier/format/schema'
import type { AuthoredContent, ImportForm } from '@/lib/dossier/format/import-record'
import type { DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import type { PortableChange } from '@/lib/rows/dossier'

export interface InstalledDossier {
  /** Stays the same when another state of the dossier replaces this one. */
  id: string
  /** `main`: the main names of a document about an event, each with its forms (see `mainNamesOf`). */
  subject: { name: string; aliases: string[]; kind: string; main?: string[][] }
  asOf: string
  version: string
  claims: number
  sources: number
  origin: DossierOrigin
  isOn: boolean
  added: string
  modified: string
  /** ISO time of the removal; null while installed. */
  removed: string | null
  changes: number
  /** In the bin: id of the dossier that replaced it, which was its own id before. Absent where it was removed. */
  replacedBy?: string
}

export type DossierOrigin =
  | { kind: 'bundled' }
  /** `document`: present where the file or page is evidence itself, and no dossier that somebody made. */
  | { kind: 'file'; name: string; form: ImportForm; document?: EvidenceDocument }
  | { kind: 'own' }

/** A page or document whose statements are the claims of a dossier. */
export interface EvidenceDocument {
  /** Kind of the document, such as `press-release`: a key under `evidence.kind` in `locales/`. */
  kind: string
  /** Date of the document, as an ISO day, month or year. */
  date?: string | undefined
  url?: string | undefined
  /** The name that the user gave it. */
  label?: string | undefined
  /** Name of the project to which it belongs: a set of evidence that the user switches and saves as one. */
  project?: string | undefined
  /** Main names that the user gave the dossier, each with its forms, instead of the computed ones. */
  main?: string[][] | undefined
}

/** One change that the user makes to a dossier. It is stored separately, and applied when the dossier is read. */
export type ClaimChange =
  | Exclude<PortableChange, PortableClaim | { kind: 'rate' }>
  /** `sources`: the sources that the change adds. */
  | (Omit<PortableClaim, 'cites' | 'brings'> & { sources: AuthoredSource[] })
  /** `title`: title of the source, to show it when a newer version lacks the source. */
  | { kind: 'rate'; source: number; tier: Tier | null; title?: string }

type PortableClaim = Extract<PortableChange, { kind: 'add' | 'edit' }>
/** A quotation from a page that supports a claim. The page is one of the claim's sources. */
export type ClaimPassage = NonNullable<PortableClaim['passage']>

/** A change as it is stored. Later ones win over earlier ones on the same claim or source. */
export interface StoredChange {
  id: string
  dossier: string
  /** ISO time, later than those of the earlier changes to the dossier. */
  at: string
  change: ClaimChange
}

/** A dossier to install, as read by `readDossierFile`. Where `index` is absent, the first check makes it. */
export interface IncomingDossier {
  record: AuthoredContent
  dossier: Dossier
  index?: DossierIndex
  origin: DossierOrigin
}

export type DossierRefusal =
  /** The same dossier, page or document is installed: replace it, or add this one as another. */
  | 'same-id'
  /** The browser has no room left. */
  | 'full'
  /** No dossier with this id is installed. */
  | 'unknown'
  /** `same-claim`: the claim exists already. `unknown-claim`: it does not exist. */
  | 'same-claim'
  | 'unknown-claim'
  /** The change is not valid; `reason` says why. */
  | 'bad-claim'
  /** The bundled dossier cannot be removed or replaced, only switched off. */
  | 'bundled'

/** Thrown when the store refuses an operation. Nothing was changed. */
export class DossierRefused extends Error {
  override readonly name = 'DossierRefused'

  constructor(
    readonly code: DossierRefusal,
    /** Id of the dossier or claim concerned, or the fault in English. */
    readonly reason?: string,
  ) {
    super(reason === undefined ? code : `${code}: ${reason}`)
  }
}
