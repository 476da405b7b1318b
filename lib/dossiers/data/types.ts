import type { Dossier } from '@/lib/dossier/format/schema'
import type { AuthoredContent, ImportForm } from '@/lib/dossier/format/import-record'
import type { DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import type { PortableAdjustment } from '@/lib/rows/adjustment'

export interface InstalledDossier {
  /** Stays the same when another state of the dossier replaces this one. */
  id: string
  /** `main`: the main names of a document about an event, each with its forms (see `mainNamesOf`). */
  subject: { name: string; aliases: string[]; kind: string; main?: string[][] }
  asOf: string
  version: string
  claims: number
  sources: number
  /** Number of works that a page or document cites, and that nobody has opened. */
  works?: number
  origin: DossierOrigin
  isOn: boolean
  added: string
  modified: string
  /** ISO time of the removal; null while installed. */
  removed: string | null
  adjustments: number
  /** In the bin: id of the dossier that replaced it, which was its own id before. Absent where it was removed. */
  replacedBy?: string
}

type DossierOrigin =
  | { kind: 'bundled' }
  /** `document`: present where the file or page is evidence itself, and no dossier that somebody made. */
  | { kind: 'file'; name: string; form: ImportForm; document?: EvidenceDocument }

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

/** What the user changed about a dossier: the rating of a source, or a claim that is set aside. */
export type Adjustment = PortableAdjustment & {
  /** A hash of the dossier and of the source or the words of the claim (`idOfAdjustment`). */
  id: string
  dossier: string
}

export type SetAside = Extract<Adjustment, { kind: 'set-aside' }>

/** A dossier to install, as read by `readDossierFile`. Where `index` is absent, the first check makes it. */
export interface IncomingDossier {
  record: AuthoredContent
  dossier: Dossier
  index?: DossierIndex
  origin: DossierOrigin
}

type DossierRefusal =
  /** The same dossier, page or document is installed: replace it, or add this one as another. */
  | 'same-id'
  /** No dossier with this id is installed. */
  | 'unknown'
  /** The content or an adjustment is not valid; `reason` says why. */
  | 'invalid'
  /** The bundled dossier cannot be removed or replaced, only switched off. */
  | 'bundled'

/** Thrown when the store refuses an operation. Nothing was changed. */
export class DossierRefused extends Error {
  override readonly name = 'DossierRefused'

  constructor(
    readonly code: DossierRefusal,
    /** Id of the dossier concerned, or the fault in English. */
    readonly reason?: string,
  ) {
    super(reason === undefined ? code : `${code}: ${reason}`)
  }
}
