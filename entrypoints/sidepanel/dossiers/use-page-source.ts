import { useEffect, useState } from 'react'
import { askPageSource, type PageSource } from '@/lib/app/tabs/page-source'

/**
 * Author and date that the claim's page states; null if it states none, undefined until it has answered.
 *
 * @param tabId null if no tab shows the page
 */
export function usePageSource(tabId: number | null, url: string): PageSource | null | undefined {
  const [held, setHeld] = useState<{ key: string; source: PageSource | null } | null>(null)
  const key = `${tabId} ${url}`
  useEffect(() => {
    if (tabId === null) return
    let isLive = true
    const hold = (source: PageSource | null) => {
      if (isLive) setHeld({ key, source })
    }
    // A page that is busy must not keep the form from the user.
    const timer = setTimeout(() => hold(null), PATIENCE_MS)
    askPageSource(tabId, url).then(hold, () => hold(null))
    return () => {
      isLive = false
      clearTimeout(timer)
    }
  }, [tabId, url, key])
  if (tabId === null) return null
  return held?.key === key ? held.source : undefined
}

const PATIENCE_MS = 700
