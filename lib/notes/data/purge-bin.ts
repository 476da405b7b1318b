import { dayMs } from '@/lib/text/date-value'
import { database } from './database'
import { isDeletedAnnotation } from '@/lib/schema/is-annotation'

/** How long a deleted note can be restored. */
export const DAYS_IN_BIN = 30

/**
 * Deletes for good what was put into the bin more than 30 days ago. Call it about every hour.
 *
 * @param now ISO instant
 * @returns how many notes were deleted
 */
export function purgeBin(now: string): Promise<number> {
  // Keep unreadable rows: the user cannot judge what they contained.
  return database().bin.where('deleted').below(binEnd(now)).and(isDeletedAnnotation).delete()
}

/** The bin keeps nothing that was deleted before this instant. */
export function binEnd(now: string): string {
  return new Date(Date.parse(now) - DAYS_IN_BIN * dayMs).toISOString()
}
