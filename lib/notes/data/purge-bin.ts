import { countOverdue } from '@/lib/schema/overdue'
import { dayMs } from '@/lib/text/date-value'
import { database } from './database'
import { isDeletedAnnotation } from '@/lib/schema/is-annotation'

/** How long a deleted note can be restored. */
export const DAYS_IN_BIN = 30

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
    const longAgo = binEnd(now)
    // Notes that were deleted together have the same instant.
    const instants = (await bin.where('deleted').below(longAgo).uniqueKeys()) as string[]
    const due = await takeDue('bin-overdue', instants, now)
    // Keep unreadable rows: the user cannot judge what they contained.
    return due.length === 0 ? 0 : bin.where('deleted').anyOf(due).and(isDeletedAnnotation).delete()
  })
}

/** The bin keeps nothing that was deleted before this instant. */
export function binEnd(now: string): string {
  return new Date(Date.parse(now) - DAYS_IN_BIN * dayMs).toISOString()
}

/** Counts a day on which these instants are overdue. @returns those that may be acted on, which are counted no longer */
export async function takeDue(key: string, instants: readonly string[], now: string): Promise<string[]> {
  const { keeping } = database()
  const before = (await keeping.get(key))?.value
  const { overdue, due, isChanged } = countOverdue(before, instants, now)
  for (const instant of due) overdue.delete(instant)
  if (overdue.size > 0 && (isChanged || due.length > 0)) await keeping.put({ key, value: overdue })
  if (overdue.size === 0 && before !== undefined) await keeping.delete(key)
  return due
}
