import { useEffect, useState } from 'react'
import type { OutgoingData } from '@/components/ui/what-leaves'
import { logError } from '@/lib/platform/lifecycle'

/** Returns which data leaves the browser automatically; null while loading. Opens databases after the first render. */
export function useOutgoingData(): OutgoingData | null {
  const [sync, setSync] = useState<OutgoingData['sync'] | null>(null)
  const [hasBackups, setBackups] = useState<boolean | null>(null)
  useEffect(() => {
    const ended = new AbortController()
    const start = async (): Promise<void> => {
      const [{ watchSync }, { watchBackups }] = await Promise.all([
        import('@/lib/sync/store'),
        import('@/lib/notes/data/watch'),
      ])
      if (ended.signal.aborted) return
      const stops = [
        watchSync(({ secret, folder }) => setSync(secret === null ? 'off' : folder === null ? 'files' : 'folder')),
        watchBackups(({ plan }) => setBackups(plan.every !== 'never' && plan.to !== null)),
      ]
      ended.signal.addEventListener('abort', () => stops.forEach((stop) => stop()))
    }
    void start().catch(logError)
    return () => ended.abort()
  }, [])
  return sync === null || hasBackups === null ? null : { sync, hasBackups }
}
