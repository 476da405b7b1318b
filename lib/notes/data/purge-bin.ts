import { dayMs } from '@/lib/text/date-value'

/** How long a deleted note can be restored. */
export const DAYS_IN_BIN = 30

/** The bin keeps nothing that was deleted before this instant. @param now ISO instant */
export function binEnd(now: string): string {
  return new Date(Date.parse(now) - DAYS_IN_BIN * dayMs).toISOString()
}
