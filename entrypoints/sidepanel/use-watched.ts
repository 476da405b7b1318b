import { useEffect, useState } from 'react'
import { checkRequest, selectionCheck } from '@/lib/platform/session'
import { activeTab, watchActiveTab } from '@/lib/platform/tabs'

interface WatchedValue<T> {
  read: () => Promise<T | null>
  watch: (changed: (value: T | null) => void) => () => void
}

/**
 * Returns a value that changes outside React. `make` is called for each new `key`; values of other keys are not shown.
 *
 * @param key null: nothing to watch yet
 * @param settle maps a new value, given the previous one; identity by default
 */
export function useWatched<T>(
  key: number | null,
  make: (key: number) => WatchedValue<T>,
  settle: (before: T | null, after: T | null) => T | null = replaceByNew,
): T | null {
  const [watchedValue, setWatchedValue] = useState<{ key: number; value: T | null } | null>(null)
  useEffect(() => {
    if (key === null) return
    let live = true
    let changedSince = false
    const source = make(key)
    const hold = (value: T | null) =>
      setWatchedValue((before) => ({ key, value: settle(before?.key === key ? before.value : null, value) }))
    const stop = source.watch((value) => {
      changedSince = true
      hold(value)
    })
    // The read value is older than any change that arrived meanwhile.
    void source.read().then((value) => {
      if (live && !changedSince) hold(value)
    })
    return () => {
      live = false
      stop()
    }
  }, [key, make, settle])
  return watchedValue !== null && watchedValue.key === key ? watchedValue.value : null
}

function replaceByNew<T>(_before: T | null, after: T | null): T | null {
  return after
}

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
    if (document.querySelector('.claim-form, .new-dossier-form') === null) location.hash = '#/page'
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
