import { dayMs } from '@/lib/text/date-value'
import { database } from './database'
import { isDeletedAnnotation } from '@/lib/schema/is-annotation'

/** How long a deleted note can be restored. */
export const DAYS_IN_BIN = 30

/**
 * Deletes for good what was in the bin for more than 30 days on each of seven different days. Call it about every hour.
 *
 * @param now ISO instant
 * @returns how many notes were deleted
 */
export function purgeBin(now: string): Promise<number> {
  const { bin, keeping } = database()
  return database().transaction('rw', bin, keeping, async () => {
    const day = await earliestDay(now)
    // Keep unreadable rows: the user cannot judge what they contained.
    return day === null ? 0 : bin.where('deleted').below(binEnd(day)).and(isDeletedAnnotation).delete()
  })
}

/** The bin keeps nothing that was deleted before this instant. */
export function binEnd(now: string): string {
  return new Date(Date.parse(now) - DAYS_IN_BIN * dayMs).toISOString()
}

/**
 * The earliest instant of the last seven days on which the extension ran, by the clock then; null before there are seven. What is
 * overdue at that instant was so on all of them: a clock that is wrong for some days deletes nothing.
 */
export async function earliestDay(now: string): Promise<string | null> {
  const { keeping } = database()
  const known = ((await keeping.get(DAYS))?.value ?? []) as string[]
  const isToday = (instant = ''): boolean => instant.slice(0, 10) === now.slice(0, 10)
  const days = [...known.filter((one) => !isToday(one)), now].slice(-MOST_DAYS)
  if (!isToday(known.at(-1))) await keeping.put({ key: DAYS, value: days })
  return days.length < MOST_DAYS ? null : (days.sort()[0] ?? null)
}

const DAYS = 'days'
const MOST_DAYS = 7
