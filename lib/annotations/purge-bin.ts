import { countOverdue } from '@/lib/schema/overdue'
import { database } from './database'
import { isDeletedAnnotation } from '@/lib/schema/is-annotation'
import { DAYS_IN_BIN } from './store'

/**
 * Deletes for good what is in the bin for more than 30 days, and was found so on seven different days. Call it about
 * every hour.
 *
 * @param now ISO instant
 * @returns how many notes were deleted
 */
export function purgeBin(now: string): Promise<number> {
  const { bin, keeping } = database()
  return database().transaction('rw', bin, keeping, async () => {
    const longAgo = new Date(Date.parse(now) - DAYS_IN_BIN * DAY_MS).toISOString()
    // Notes that were deleted together have the same instant.
    const instants = (await bin.where('deleted').below(longAgo).uniqueKeys()) as string[]
    const before = (await keeping.get(KEY))?.value
    const { overdue, due, isChanged } = countOverdue(before, instants, now)
    for (const instant of due) overdue.delete(instant)
    if (overdue.size === 0) await keeping.delete(KEY)
    else if (isChanged || due.length > 0) await keeping.put({ key: KEY, value: overdue })
    // Keep unreadable rows: the user cannot judge what they contained.
    return due.length === 0 ? 0 : bin.where('deleted').anyOf(due).and(isDeletedAnnotation).delete()
  })
}

const KEY = 'bin-overdue'
const DAY_MS = 24 * 60 * 60_000
