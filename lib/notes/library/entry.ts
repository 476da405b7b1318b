import { hostOf } from '@/lib/text/host-of'
import { stateOf, type FindingState } from '@/lib/details/state'
import type { Annotation } from '@/lib/schema/annotation'
import type { NoteColor } from '@/lib/schema/note-colors'
import { foldWords } from '@/lib/text/fold-words'

/** The index entry of a note: only the data needed to find, count and sort it. */
export interface Entry {
  id: string
  /** The page's key, or "claim:" and the key of the claim. */
  place: string
  title: string
  site: string
  /** Note, quote, tags, title and address, folded, one per line, so that no phrase matches across two of them. */
  text: string
  tags: readonly string[]
  foldedTags: readonly string[]
  verdict: FindingState | null
  color: NoteColor | null
  isOnClaim: boolean
  /** The note's claim, and the claims of its finding, by `claimKey`. */
  claims: readonly string[]
  /** UTC milliseconds. */
  modified: number
  /** As stored, to detect changes. */
  stamp: string
  /** Dossier version of the verdict; null without a verdict. */
  dossierVersion: string | null
  /** Id of the dossier of the verdict; null for the bundled one. */
  dossier: string | null
}

export function toEntry(annotation: Annotation): Entry {
  const { id, pageKey, url, title, claim, dossier, anchor, note, tags, color, finding, modified } = annotation
  const foldedTags = tags.map(foldWords)
  return {
    id,
    place: claim === null ? pageKey : `claim:${claimKey(claim, dossier?.id)}`,
    title,
    site: hostOf(url),
    text: [note, anchor?.quote.exact ?? '', title, url].map(foldWords).concat(foldedTags).join('\n'),
    tags,
    foldedTags,
    verdict: finding === null ? null : stateOf(finding),
    color,
    isOnClaim: claim !== null,
    claims: [...(claim === null ? [] : [claimKey(claim, dossier?.id)]), ...claimsOf(finding)],
    modified: Date.parse(modified) || 0,
    stamp: modified,
    dossierVersion: finding?.dossierVersion ?? null,
    dossier: finding?.dossier?.id ?? null,
  }
}

function claimsOf(finding: Annotation['finding']): string[] {
  return finding?.claims.map((id) => claimKey(id, finding.dossier?.id)) ?? []
}

/** Tells apart claims with the same id in several dossiers. Those of the bundled one are known by their id alone. */
function claimKey(id: string, dossier: string | undefined): string {
  return dossier === undefined ? id : `${dossier}\n${id}`
}
