import { dayMs } from '@/lib/text/date-value'
import { kindNames, type KindName } from './kinds'

/**
 * `elsewhere`: other devices deleted, emptied or replaced items. `changed`: they took a part of them away. `here`: items are gone from
 * here without having been in the bin.
 */
export type RemovalPlace = 'elsewhere' | 'changed' | 'here'

/** Items that were taken away on one day. */
export interface Removal {
  /** Milliseconds since 1970. */
  at: number
  where: RemovalPlace
  kind: KindName
  items: number
}

export type Counts = Partial<Record<KindName, number>>

/** Above so many items, and above such a share of all up to `MOST_OF_SHARE`, a removal is asked about. */
export const MANY: Readonly<Record<RemovalPlace, { items: number; share: number }>> = {
  elsewhere: { items: 20, share: 1 / 10 },
  changed: { items: 50, share: 1 / 4 },
  here: { items: 20, share: 1 / 10 },
}

/** A share of all is never more items: a stranger could add rows without end. */
const MOST_OF_SHARE = 100

/** Those of the last 30 days: as long as the copies of what was removed are kept. A clock that was set back takes none away. */
export function recentRemovals(removals: readonly Removal[], now: number): Removal[] {
  return removals.filter(({ at }) => now - at < DAYS * dayMs)
}

/** With those of today, which are counted together. */
export function withRemovals(
  removals: readonly Removal[],
  where: RemovalPlace,
  counts: Counts,
  now: number,
): Removal[] {
  const isToday = (one: Removal, kind: KindName): boolean =>
    one.where === where && one.kind === kind && Math.abs(now - one.at) < dayMs
  let all = [...removals]
  for (const kind of kindNames) {
    const items = counts[kind] ?? 0
    if (items === 0) continue
    const today = all.find((one) => isToday(one, kind))
    all = today
      ? all.map((one) => (one === today ? { ...one, items: one.items + items } : one))
      : [...all, { at: now, where, kind, items }]
  }
  return all
}

export function countKinds(kinds: readonly KindName[]): Counts {
  const counts: Counts = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, items) => sum + items, 0)
}

/**
 * Whether removals are to be asked about: with those of the last days they are many, among all items or among those of one kind.
 *
 * @param pending that wait now
 * @param total of each kind, with those that wait
 */
export function areMany(pending: Counts, total: Counts, removals: readonly Removal[], where: RemovalPlace): boolean {
  const earlier: Counts = {}
  for (const one of removals) if (one.where === where) earlier[one.kind] = (earlier[one.kind] ?? 0) + one.items
  const { items, share } = MANY[where]
  const isMany = (now: number, before: number, here: number): boolean => {
    // Changed records are still here.
    const all = where === 'changed' ? here : here + before
    return now > 0 && now + before > Math.max(items, Math.min(all * share, MOST_OF_SHARE))
  }
  return (
    isMany(sumOf(pending), sumOf(earlier), sumOf(total)) ||
    kindNames.some((kind) => isMany(pending[kind] ?? 0, earlier[kind] ?? 0, total[kind] ?? 0))
  )
}

const DAYS = 30
