import type { BackupPlan, LastBackup } from '@/lib/annotations/backups'

/**
 * Whether it is time for a backup by itself. It follows from what is stored alone: a worker that died knows as much as before.
 *
 * @param now ms since 1970
 * @param stamp of the notes as they are
 */
export function isBackupDue(plan: BackupPlan, last: LastBackup | null, stamp: string, now: number): boolean {
  if (plan.every === 'never' || plan.to === null) return false
  if (last === null) return stamp !== NO_NOTES
  if (last.stamp === stamp) return false
  const since = now - Date.parse(last.at)
  // A clock that was set back must not put it off for good.
  return since < 0 || since >= DAYS[plan.every] * DAY_MS - SLACK_MS
}

/** What `notesStamp` gives where nothing was ever kept. */
const NO_NOTES = '0 0  '
const DAYS = { day: 1, week: 7 }
const DAY_MS = 24 * 60 * 60_000
/** It is looked at by the hour: a daily one must not slip by an hour each day. */
const SLACK_MS = 60 * 60_000
