import { useEffect } from 'react'
import { backUpIfDue } from '@/lib/backup/run-backup'
import { report } from '@/lib/platform/lifecycle'

/** Runs a due backup while the panel is open, because the worker may not be able to. */
export function useDueBackup(): void {
  useEffect(() => {
    // The panel's own content comes first.
    const timer = setTimeout(() => void backUpIfDue(new Date()).catch(report), AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
}

const AFTER_MS = 3000
