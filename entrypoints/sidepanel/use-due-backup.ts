import { useEffect } from 'react'
import { report } from '@/lib/platform/lifecycle'

/** Runs a due backup while the panel is open, because the worker may not be able to. */
export function useDueBackup(): void {
  useEffect(() => {
    // The panel's own content comes first.
    const timer = setTimeout(() => void backUp().catch(report), AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
}

async function backUp(): Promise<void> {
  const { backUpIfDue } = await import('@/lib/notes/backup/run-backup')
  await backUpIfDue(new Date())
}

const AFTER_MS = 3000
