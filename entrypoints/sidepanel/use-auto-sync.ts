import { useEffect } from 'react'
import { report } from '@/lib/platform/lifecycle'

/** Syncs with the user's folder while the panel is open. The code is loaded after the panel's own content. */
export function useAutoSync(): void {
  useEffect(() => {
    let stop: (() => void) | undefined
    let isOver = false
    const start = async (): Promise<void> => {
      const { startAutoSync } = await import('@/lib/sync/auto-sync')
      if (!isOver) stop = startAutoSync()
    }
    const timer = setTimeout(() => void start().catch(report), AFTER_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
      stop?.()
    }
  }, [])
}

const AFTER_MS = 3000
