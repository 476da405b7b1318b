import type { BackupPlan, LastBackup } from '@/lib/annotations/backups'

/**
 * Whether an automatic backup is due. It depends only on stored data, so a restarted worker gets the same result.
 *
 * @param now ms since 1970
 * @param stamp of the current notes
 */
export function isBackupDue(plan: BackupPlan, last: LastBackup | null, stamp: string, now: number): boolean {
  if (plan.every === 'never' || plan.to === null) return false
  if (last === null) return stamp !== NO_NOTES
  if (last.stamp === stamp) return false
  const since = now - Date.parse(last.at)
  // A clock that was set back must not postpone backups forever.
  return since < 0 || since >= DAYS[plan.every] * DAY_MS - SLACK_MS
}

/** The value of `notesStamp` when nothing was ever stored. */
const NO_NOTES = '0 0  '
const DAYS = { day: 1, week: 7 }
const DAY_MS = 24 * 60 * 60_000
/** Due times are checked every hour; without tolerance, a daily backup would move by an hour each day. */
const SLACK_MS = 60 * 60_000
