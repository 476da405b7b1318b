import { dayMs } from '@/lib/text/date-value'
/** Returns the whole days until something that was removed at `since` is deleted, today included. */
export function daysLeft(since: string, daysKept: number): number {
  return Math.max(0, Math.ceil(daysKept - (Date.now() - Date.parse(since)) / dayMs))
}
