import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { DossierRoute } from '@/lib/dossier/browse/dossier-route'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { groupedBy } from '@/lib/text/lists'

export interface DossierSite {
  dossier: Dossier
  book: DossierBook
  graph: EntityGraph
  citing: ReadonlyMap<number, readonly Claim[]>
  /** The file of a place, from the dossier's folder: "claim/born.html", with an anchor where it is part of a page. */
  fileOf: (place: DossierRoute) => string
  downloads: readonly Download[]
  languages: readonly { code: string; name: string; folder: string }[]
  language: string
  /** Address of the published dossier, ending in "/", or null where it is not known yet. */
  address: string | null
  hasSearch: boolean
}

/** A file to download; its path is relative to the dossier's folder. */
export interface Download {
  file: string
  kind: 'json' | 'folder' | 'csv' | 'csvSources' | 'bibtex' | 'sums'
  bytes: number
  sha256: string
}

export interface SitePage {
  file: string
  title: string
  description: string
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
  | 'report'
  | 'research'
  | 'claims'
  | 'timeline'
  | 'names'
  | 'sources'
  | 'downloads'
  | 'search'

/** Claims with which a claim shares a name or a source that few others have; at most three, nearest first. */
export function relatedTo(claim: Claim, { citing, graph }: DossierSite): Claim[] {
  const weights = new Map<Claim, number>()
  const add = (claims: readonly Claim[]) => {
    if (claims.length > MOST_SHARING_CLAIMS) return
    for (const other of claims) weights.set(other, (weights.get(other) ?? 0) + 1 / claims.length)
  }
  for (const { claims, isSubject } of graph.nodesOfClaim(claim.id)) if (!isSubject) add(claims)
  for (const n of claim.sources) add(citing.get(n) ?? [])
  weights.delete(claim)
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([other]) => other)
}

/** Names and sources with more claims than this are too common to relate claims. */
const MOST_SHARING_CLAIMS = 60

export function claimsBySource(claims: readonly Claim[]): Map<number, Claim[]> {
  const cited = claims.flatMap((claim) => [...new Set(claim.sources)].map((n) => ({ n, claim })))
  return new Map([...groupedBy(cited, ({ n }) => n)].map(([n, own]) => [n, own.map(({ claim }) => claim)]))
}
