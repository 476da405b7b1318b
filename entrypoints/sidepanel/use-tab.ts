import { useEffect, useState } from 'react'
import { activeTab, watchActiveTab } from '@/lib/platform/tabs'

/** The panel's tab: the fixed one, else the active one of this window. */
export function useTab(fixedTabId: number | null): number | null {
  const [active, setActive] = useState<number | null>(null)
  useEffect(() => {
    if (fixedTabId !== null) return
    const stop = watchActiveTab(setActive)
    void activeTab().then((tabId) => setActive((known) => known ?? tabId))
    return stop
  }, [fixedTabId])
  return fixedTabId ?? active
}
