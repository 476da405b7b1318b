import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import type { StoredChange } from './types'

/**
 * Adapts the user's changes to another version of the dossier, whose sources may have other numbers, so that claims
 * cite the same sources as before. A cited source that the other version lacks is added to the user's changes.
 * @param before the sources of the version that the changes were made to
 * @param after the sources of the other version
 * @param ownThen the user's sources with their numbers in the other version, where a former version is restored
 */
export function rebaseChanges(
  changes: readonly StoredChange[],
  before: readonly AuthoredSource[],
  after: readonly AuthoredSource[],
  ownThen: readonly AuthoredSource[] = [],
): StoredChange[] {
  const ownSources = changes.flatMap(({ change }) => ('sources' in change ? change.sources : []))
  let highest = Math.max(0, ...[...after, ...before, ...ownSources, ...ownThen].map(({ n }) => n))
  const inAfter = new Set([...after, ...ownThen].map(({ n }) => n))
  const numbers = new Map<number, number>()
  const find = createSourceFinder(after)
  const then = new Map(ownThen.map((source) => [sourceKeyOf(source), source.n]))
  const inDossier = new Set<number>()
  for (const source of ownSources) {
    const { n } = source
    if (numbers.has(n)) continue
    const same = find(source)
    if (same !== undefined) inDossier.add(n)
    numbers.set(n, same ?? then.get(sourceKeyOf(source)) ?? (inAfter.has(n) ? (highest += 1) : n))
  }
  const lostSources = new Map<number, AuthoredSource>()
  for (const source of before) {
    // A source of the user with this number is mapped already.
    if (numbers.has(source.n)) continue
    const same = find(source)
    numbers.set(source.n, same ?? (inAfter.has(source.n) ? (highest += 1) : source.n))
    if (same === undefined) lostSources.set(source.n, source)
  }
  const moved = (n: number): number => numbers.get(n) ?? n
  return changes.map((stored): StoredChange => {
    const { change } = stored
    if (change.kind === 'rate') return { ...stored, change: { ...change, source: moved(change.source) } }
    if (change.kind !== 'add' && change.kind !== 'edit') return stored
    const carried = change.claim.sources.flatMap((n) => lostSources.get(n) ?? [])
    const addedSources = change.sources.filter(({ n }) => !inDossier.has(n))
    const sources = [...addedSources, ...carried].map((source) => ({ ...source, n: moved(source.n) }))
    const claim = { ...change.claim, sources: [...new Set(change.claim.sources.map(moved))] }
    return { ...stored, change: { ...change, claim, sources } }
  })
}

function createSourceFinder(sources: readonly AuthoredSource[]): (source: AuthoredSource) => number | undefined {
  const byIdentity = new Map<string, number>()
  for (const source of sources) {
    const key = sourceKeyOf(source)
    if (!byIdentity.has(key)) byIdentity.set(key, source.n)
  }
  const byNumber = new Map(sources.map((source) => [source.n, sourceKeyOf(source)]))
  return (source) => {
    const key = sourceKeyOf(source)
    return byNumber.get(source.n) === key ? source.n : byIdentity.get(key)
  }
}

/** Returns a key of a source: its address, or title, publisher, author and date. Equal keys mean the same source. */
export function sourceKeyOf({ url, title, publisher, author, date }: AuthoredSource): string {
  return url === undefined ? ['', title, publisher, author, date].join('\n') : url.replace(/[#/]+$/, '')
}
