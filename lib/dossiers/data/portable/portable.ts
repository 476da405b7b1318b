import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import { identityOf } from '@/lib/dossiers/data/rebase'
import type { ClaimChange, StoredChange } from '@/lib/dossiers/data/types'
import type { PortableChange } from '@/lib/rows/change'
import type { Json } from '@/lib/rows/json'
import type { Fields } from '@/lib/rows/kind'

// Changes name sources by what they are, because numbers differ between devices: two may have given one number to two sources.

/** @param sources by their numbers */
export function fieldsOfChange(
  { dossier, at, change }: StoredChange,
  sources: ReadonlyMap<number, AuthoredSource>,
): Fields | null {
  const portable = toPortable(change, sources)
  return portable && { dossier, at, change: JSON.parse(JSON.stringify(portable)) as Json }
}

/** Sources by what they are; null where one is unknown. */
function toPortable(change: ClaimChange, byNumber: ReadonlyMap<number, AuthoredSource>): PortableChange | null {
  if (change.kind === 'rate') {
    const source = byNumber.get(change.source)
    return source ? { kind: 'rate', source: named(source, 1), tier: change.tier } : null
  }
  // JSON leaves out members that are undefined, as a file does.
  if (!('claim' in change)) return JSON.parse(JSON.stringify(change)) as PortableChange
  const own = new Map(change.sources.map((source) => [source.n, source]))
  const cites = change.claim.sources.flatMap((n) => own.get(n) ?? byNumber.get(n) ?? [])
  if (cites.length < change.claim.sources.length) return null
  return {
    kind: change.kind,
    claim: { ...change.claim, sources: [] },
    cites: cites.map((source, at) => named(source, at + 1)),
    ...(change.sources.length > 0 ? { brings: change.sources.map((source, at) => ({ ...source, n: at + 1 })) } : {}),
    ...{ topic: change.topic, passage: change.passage, answers: change.answers },
  }
}

/** A source with no more than what tells it from others: the rest may differ between versions of a dossier. */
function named(source: AuthoredSource, n: number): AuthoredSource {
  const { url, title, publisher, author, date } = source
  if (url !== undefined) return { n, title: identityOf(source), url: identityOf(source) }
  return { n, title, ...(publisher ? { publisher } : {}), ...(author ? { author } : {}), ...(date ? { date } : {}) }
}
