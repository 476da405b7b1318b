import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { DossierRoute } from '@/lib/dossier/browse/dossier-route'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import type { Claim } from '@/lib/dossier/format/schema'
import type { VersionPreview } from '@/lib/dossiers/add-dossier'

/** Everything that the pages of one dossier are drawn from. */
export interface DossierSite {
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
  /** All languages, with their folder relative to the dossier's folder; the first language has "". */
  languages: readonly { code: string; name: string; folder: string }[]
  language: string
  /** Address of the published dossier, ending in "/", or null where it is not known yet. */
  address: string | null
  /** Whether the site has several dossiers and a catalogue. */
  hasCatalogue: boolean
  hasSearch: boolean
}

/** A file to download; its path is relative to the dossier's folder. */
export interface Download {
  file: string
  kind: 'signed' | 'json' | 'folder' | 'csv' | 'csvSources' | 'bibtex' | 'cslJson' | 'sums'
  bytes: number
  sha256: string
}

/** A published version and its changes; both are null for the first known version. */
export interface PublishedVersion {
  version: string
  asOf: string
  look: Pick<VersionPreview, 'counts' | 'added' | 'changed' | 'retired' | 'sources'> | null
  previousVersion: string | null
}

export interface ClaimChanged {
  version: string
  asOf: string
  /** Names of what changed, as keys under `versions.field`; null: the claim was added. */
  fields: readonly VersionPreview['changed'][number]['fields'][number][] | null
  /** Text of the claim before the change, if the text changed. */
  previousText: string | null
}

export interface SitePage {
  /** From the folder of the language: "claim/born.html". */
  file: string
  title: string
  description: string
  /** The item of the navigation to which the page belongs. */
  screen: SiteScreen | null
  body: React.ReactNode
  /** Content of the side column, which a narrow window shows below the page. */
  aside?: React.ReactNode
  /** The claim or source that the page is about, for the data in its head. */
  about?: { claim: string } | { source: number } | { dossier: true }
  /** Whether search engines should ignore the page: results, further pages of a list. */
  isHidden?: boolean
  /** Whether one width of its pictures is enough, because they are small. */
  isNarrow?: boolean
  /** Number of its part of a long list, counted from 0. */
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
