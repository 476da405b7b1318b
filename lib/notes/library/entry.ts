import { hostOf } from '@/lib/text/host-of'
import { stateOf } from '@/lib/details/state'
import type { Annotation } from '@/lib/schema/annotation'
import { foldWords } from '@/lib/text/fold-words'

/** The index entry of a note: only the data needed to find, count and sort it. */
export type Entry = ReturnType<typeof toEntry>

export function toEntry(annotation: Annotation) {
  const { id, pageKey, url, title, claim, dossier, anchor, note, tags, color, finding, modified } = annotation
  const foldedTags = tags.map(foldWords)
  return {
    id,
    /** The page's key, or "claim:" and the key of the claim. */
    place: claim === null ? pageKey : `claim:${claimKey(claim, dossier?.id)}`,
    title,
    site: hostOf(url),
    /** Note, quote, tags, title and address, folded, one per line, so that no phrase matches across two of them. */
    text: [note, anchor?.quote.exact ?? '', title, url].map(foldWords).concat(foldedTags).join('\n'),
    tags,
    foldedTags,
    verdict: finding === null ? null : stateOf(finding),
    color,
    isOnClaim: claim !== null,
    /** The note's claim, and the claims of its finding, by `claimKey`. */
    claims: [...(claim === null ? [] : [claimKey(claim, dossier?.id)]), ...claimsOf(finding)],
    /** Time of the last change, in ms since 1970. */
    modified: Date.parse(modified) || 0,
    /** Time of the last change as stored, to detect changes. */
    stamp: modified,
    /** Dossier version of the verdict; null without a verdict. */
    dossierVersion: finding?.dossierVersion ?? null,
    /** Id of the dossier of the verdict; null for the bundled one. */
    dossier: finding?.dossier?.id ?? null,
  }
}

function claimsOf(finding: Annotation['finding']): string[] {
  return finding?.claims.map((id) => claimKey(id, finding.dossier?.id)) ?? []
}

/** Returns a key that differs for claims with the same id in several dossiers; for the bundled one, the id itself. */
function claimKey(id: string, dossier: string | undefined): string {
  return dossier === undefined ? id : `${dossier}\n${id}`
}
