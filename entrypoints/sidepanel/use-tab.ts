import { useEffect, useState } from 'react'
import { checkRequest, selectionCheck } from '@/lib/platform/session'
import { activeTab, watchActiveTab } from '@/lib/platform/tabs'

/** Returns the id of the panel's tab: the fixed tab, else the active tab of this window. */
export function useTab(fixedTabId: number | null): number | null {
  const [active, setActive] = useState<number | null>(null)
  useEffect(() => {
    if (fixedTabId !== null) return
    const stop = watchActiveTab(setActive)
    void activeTab().then((tabId) => setActive((known) => known ?? tabId))
    return stop
  }, [fixedTabId])
  const tabId = fixedTabId ?? active
  useEffect(() => (tabId === null ? undefined : showAnswers(tabId)), [tabId])
  return tabId
}

/** Shows the page view when the user checks the page or a selection, unless a form that stores no draft is open. */
function showAnswers(tabId: number): () => void {
  const show = (): void => {
    if (document.querySelector('.claim-form, .own-form') === null) location.hash = '#/page'
  }
  const item = selectionCheck(tabId)
  let last: string | undefined
  void item.read().then((asked) => (last ??= asked?.id))
  const stops = [
    checkRequest.watch((wish) => {
      if (wish?.tabId === tabId) show()
    }),
    item.watch((asked) => {
      if (asked === null || asked.id === last) return
      last = asked.id
      show()
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
