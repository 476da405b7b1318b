import { useEffect } from 'react'
import { backUpIfDue } from '@/lib/backup/run-backup'
import { report } from '@/lib/platform/lifecycle'

/** Makes the backup that is due while the panel is open: a worker may not be allowed to, or not be able to. */
export function useDueBackup(): void {
  useEffect(() => {
    // What the panel was opened for comes first.
    const timer = setTimeout(() => void backUpIfDue(new Date()).catch(report), AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
}

const AFTER_MS = 3000
