import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { DossierRoute } from '@/lib/dossier/browse/dossier-route'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import type { Claim } from '@/lib/dossier/format/schema'
import type { VersionLook } from '@/lib/dossiers/add-dossier'

/** Everything that the pages of one dossier are drawn from. */
export interface SiteOf {
  book: DossierBook
  graph: EntityGraph
  /** The claims of each source, by its number. */
  citing: ReadonlyMap<number, readonly Claim[]>
  /** The file of a place, from the dossier's folder: "claim/born.html", with an anchor where it is part of a page. */
  fileOf: (place: DossierRoute) => string
  downloads: readonly Download[]
  /** Fingerprint of the key that signed it, in groups, or null. */
  signedBy: string | null
  /** Newest first. */
  versions: readonly PublishedVersion[]
  /** Changes of each claim, newest first. */
  history: ReadonlyMap<string, readonly ClaimChanged[]>
  /** Folders of the other languages, from the dossier's folder; this one is "" for the first. */
  languages: readonly { code: string; name: string; folder: string }[]
  language: string
  /** Address of the published dossier, ending in "/", or null where it is not known yet. */
  address: string | null
  /** It is in a catalogue with others. */
  hasCatalogue: boolean
  hasSearch: boolean
}

/** A file to take away, from the dossier's folder. */
export interface Download {
  file: string
  kind: 'signed' | 'json' | 'folder' | 'csv' | 'csvSources' | 'bibtex' | 'cslJson' | 'sums'
  bytes: number
  sha256: string
}

/** A version with what it changed; null: it is the first one known. */
export interface PublishedVersion {
  version: string
  asOf: string
  look: Pick<VersionLook, 'counts' | 'added' | 'changed' | 'retired' | 'sources'> | null
  before: string | null
}

/** One change of a claim. */
export interface ClaimChanged {
  version: string
  asOf: string
  /** Names of what changed, as keys under `versions.field`; null: the claim was added. */
  fields: readonly VersionLook['changed'][number]['fields'][number][] | null
  /** Its text before, where it was another. */
  before: string | null
}

/** One page of a site. */
export interface SitePage {
  /** From the folder of the language: "claim/born.html". */
  file: string
  title: string
  description: string
  /** The item of the navigation that it belongs to. */
  screen: SiteScreen | null
  body: React.ReactNode
  /** The side column of a wide window; on a narrow one it is below. */
  aside?: React.ReactNode
  /** The claim or source that the page is about, for the data in its head. */
  about?: { claim: string } | { source: number } | { dossier: true }
  /** It has no search engine's business: results, further pages of a list. */
  isHidden?: boolean
  /** Its pictures are small: one width is enough. */
  isNarrow?: boolean
  /** Which part of a long list it has, counted from 0. */
  at?: number
}

export type SiteScreen =
  | 'overview'
  | 'introduction'
  | 'research'
  | 'claims'
  | 'timeline'
  | 'names'
  | 'sources'
  | 'changes'
  | 'downloads'
  | 'search'
