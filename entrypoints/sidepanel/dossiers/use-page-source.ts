import { useCallback } from 'react'
import { useAnswer } from '@/components/ui/use-answer'
import { askPageSource, type PageSource } from '@/lib/app/tabs/page-source'

/**
 * Author and date that the claim's page states; null if it states none, undefined until it has answered.
 *
 * @param tabId null if no tab shows the page
 */
export function usePageSource(tabId: number | null, url: string): PageSource | null | undefined {
  const ask = useCallback(() => {
    // A page that is busy must not keep the form from the user.
    const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
    return tabId === null ? patience : Promise.race([askPageSource(tabId, url).catch(() => null), patience])
  }, [tabId, url])
  const source = useAnswer(tabId === null ? null : ask)
  return tabId === null ? null : source
}

const PATIENCE_MS = 700
