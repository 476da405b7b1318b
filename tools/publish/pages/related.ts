import type { Claim } from '@/lib/dossier/format/schema'
import type { SiteOf } from './site-of'

/** Claims with which a claim shares a name or a source that few others have; at most three, nearest first. */
export function relatedTo(claim: Claim, { book, graph }: SiteOf): Claim[] {
  const weights = new Map<Claim, number>()
  const add = (claims: readonly Claim[]) => {
    if (claims.length > COMMON) return
    for (const other of claims) weights.set(other, (weights.get(other) ?? 0) + 1 / claims.length)
  }
  for (const { claims, isSubject } of graph.namedIn(claim.id)) if (!isSubject) add(claims)
  const bySource = claimsBySource(book)
  for (const n of claim.sources) add(bySource.get(n) ?? [])
  weights.delete(claim)
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([other]) => other)
}

/** A name or source of more claims does not make them related. */
const COMMON = 60

type Book = SiteOf['book']
const known = new WeakMap<Book, Map<number, Claim[]>>()

/** The claims of each source. */
export function claimsBySource(book: Book): ReadonlyMap<number, readonly Claim[]> {
  const before = known.get(book)
  if (before) return before
  const bySource = new Map<number, Claim[]>()
  for (const claim of book.claims)
    for (const n of new Set(claim.sources)) {
      const list = bySource.get(n)
      if (list) list.push(claim)
      else bySource.set(n, [claim])
    }
  known.set(book, bySource)
  return bySource
}
