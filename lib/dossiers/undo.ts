import { overlayOf } from './overlay'
import type { StoredChange } from './types'

/**
 * The changes without some of them. A source that came with one of these, and that a later change cites, goes to that one.
 *
 * @param gone ids of those that are taken back
 */
export function withoutChanges(changes: readonly StoredChange[], gone: ReadonlySet<string>): StoredChange[] {
  const left = changes.filter(({ id }) => !gone.has(id))
  const lost = overlayOf(changes.filter(({ id }) => gone.has(id))).sources
  const has = new Set(overlayOf(left).sources.map(({ n }) => n))
  return left.map((stored) => {
    const { change } = stored
    if (change.kind !== 'add' && change.kind !== 'edit') return stored
    const needed = lost.filter(({ n }) => change.claim.sources.includes(n) && !has.has(n))
    if (needed.length === 0) return stored
    for (const { n } of needed) has.add(n)
    return { ...stored, change: { ...change, sources: [...change.sources, ...needed] } }
  })
}
