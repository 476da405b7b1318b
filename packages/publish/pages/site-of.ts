import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { DossierRoute } from '@/lib/dossier/browse/dossier-route'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import type { VersionPreview } from '@/lib/dossiers/add-dossier'
import { groupedBy } from '@/lib/text/lists'
import { listedChangesOf } from '@/lib/dossiers/add-preview'
import { versionDifference } from '@/lib/dossiers/data/difference'
import { compareVersions } from '@/lib/dossier/format/warnings'

export interface DossierSite {
  dossier: Dossier
  book: DossierBook
  graph: EntityGraph
  citing: ReadonlyMap<number, readonly Claim[]>
  /** The file of a place, from the dossier's folder: "claim/born.html", with an anchor where it is part of a page. */
  fileOf: (place: DossierRoute) => string
  downloads: readonly Download[]
  /** Fingerprint of the key that signed it, in groups, or null. */
  signedBy: string | null
  versions: readonly PublishedVersion[]
  /** Changes of each claim, newest first. */
  history: ReadonlyMap<string, readonly ClaimChanged[]>
  languages: readonly { code: string; name: string; folder: string }[]
  language: string
  /** Address of the published dossier, ending in "/", or null where it is not known yet. */
  address: string | null
  hasSearch: boolean
}

/** A file to download; its path is relative to the dossier's folder. */
export interface Download {
  file: string
  kind: 'signed' | 'json' | 'folder' | 'csv' | 'csvSources' | 'bibtex' | 'sums'
  bytes: number
  sha256: string
}

/** A published version and its changes; both are null for the first known version. */
export interface PublishedVersion {
  version: string
  asOf: string
  diff: Pick<VersionPreview, 'counts' | 'added' | 'changed' | 'retired' | 'sources'> | null
  previousVersion: string | null
}

interface ClaimChanged {
  version: string
  asOf: string
  /** Names of what changed, as keys under `versions.field`; null: the claim was added. */
  fields: readonly VersionPreview['changed'][number]['fields'][number][] | null
  previousText: string | null
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
  | 'changes'
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

/**
 * Returns the changes by version and by claim, newest first.
 *
 * @param earlier other versions of the same dossier, in any order
 */
export function historyOf(dossier: Dossier, earlier: readonly Dossier[]) {
  const allVersions = [...earlier, dossier].sort((a, b) => compareVersions(a.version, b.version))
  const versions: PublishedVersion[] = []
  const history = new Map<string, ClaimChanged[]>()
  for (const [at, now] of allVersions.entries()) {
    const before = allVersions[at - 1]
    const { version, asOf } = now
    if (before === undefined) {
      versions.unshift({ version, asOf, diff: null, previousVersion: null })
      continue
    }
    const difference = versionDifference(before, now)
    for (const { id } of difference.added) note(id, { version, asOf, fields: null, previousText: null })
    for (const { before: old, after, fields } of difference.changed)
      note(after.id, { version, asOf, fields, previousText: old.text === after.text ? null : old.text })
    versions.unshift({ version, asOf, previousVersion: before.version, diff: listedChangesOf(difference) })
  }
  return { versions, history }

  function note(id: string, change: ClaimChanged): void {
    history.set(id, [change, ...(history.get(id) ?? [])])
  }
}
