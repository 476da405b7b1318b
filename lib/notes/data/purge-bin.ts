import { dayMs } from '@/lib/text/date-value'

/** Number of days for which a deleted note can be restored. */
export const DAYS_IN_BIN = 30

/** Returns the instant before which notes must have been deleted to be purged from the bin. @param now ISO instant */
export function purgeCutoff(now: string): string {
  return new Date(Date.parse(now) - DAYS_IN_BIN * dayMs).toISOString()
}
