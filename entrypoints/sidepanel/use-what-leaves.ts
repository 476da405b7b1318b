import { useEffect, useState } from 'react'
import type { WhatLeaves } from '@/lib/sync/what-leaves'
import { report } from '@/lib/platform/lifecycle'

/** Data that leaves the browser automatically; null while loading. Opens the databases only after the view is shown. */
export function useWhatLeaves(): WhatLeaves | null {
  const [leaves, setLeaves] = useState<WhatLeaves | null>(null)
  useEffect(() => {
    let stop: (() => void) | undefined
    let isOver = false
    const start = async (): Promise<void> => {
      const { watchWhatLeaves } = await import('@/lib/sync/what-leaves')
      if (!isOver) stop = watchWhatLeaves(setLeaves)
    }
    void start().catch(report)
    return () => {
      isOver = true
      stop?.()
    }
  }, [])
  return leaves
}
