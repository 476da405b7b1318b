import { authoredClaimSchema, type AuthoredSource } from '@/lib/dossier/authoring'
import { identityOf } from '@/lib/dossiers/rebase'
import type { ClaimChange } from '@/lib/dossiers/types'
import { portableChangeSchema } from '@/lib/rows/change'
import type { Json } from '@/lib/rows/json'

/**
 * The change with the numbers that its sources have here; null where it is not valid or cites an unknown source.
 *
 * @param known the numbers of sources by what they are
 * @param highest of all numbers
 */
export function fromPortable(
  value: Json | undefined,
  known: ReadonlyMap<string, number>,
  highest: number,
): ClaimChange | null {
  const read = portableChangeSchema.safeParse(value)
  if (!read.success) return null
  const change = read.data
  if (change.kind === 'rate') {
    const n = known.get(identityOf(change.source))
    return n === undefined ? null : { kind: 'rate', source: n, tier: change.tier }
  }
  if (!('claim' in change)) return change
  const fresh = new Map<string, number>()
  const numberOf = (source: AuthoredSource) => fresh.get(identityOf(source)) ?? known.get(identityOf(source))
  const sources = (change.brings ?? []).map((source) => {
    const n = numberOf(source) ?? (highest += 1)
    fresh.set(identityOf(source), n)
    return { ...source, n }
  })
  const cited = change.cites.flatMap((source) => numberOf(source) ?? [])
  if (cited.length < change.cites.length) return null
  const claim = authoredClaimSchema.parse({ ...change.claim, sources: cited })
  return { kind: change.kind, claim, sources, ...(change.topic === undefined ? {} : { topic: change.topic }) }
}
