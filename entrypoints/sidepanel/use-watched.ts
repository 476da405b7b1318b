import { useEffect, useState } from 'react'
import { reuseFindings } from '@/lib/check/reuse-findings'
import { isVisitShown } from '@/lib/messaging/ask-page'
import { checkRequest, pageState, selectionCheck } from '@/lib/platform/session'
import { pageAccess, type PageAccess } from '@/lib/platform/page-access'
import { activeTab, onTabLoading, watchActiveTab } from '@/lib/platform/tabs'
import type { PageState } from '@/lib/schema/page-state'

interface WatchedValue<T> {
  read: () => Promise<T | null>
  watch: (changed: (value: T | null) => void) => () => void
}

/**
 * Returns a value that changes outside React. `make` is called for each new `key`; values of other keys are not shown.
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

/** The page of a tab. `isLeft`: the tab loads another one, of which nothing is known yet. */
export interface PageOfTab {
  page: PageState | null
  isLeft: boolean
}

/**
 * Returns the page of a tab, and nothing of it as soon as the tab loads another one: the background may be busy and
 * remove its state seconds later.
 */
export function usePageOfTab(tabId: number | null): PageOfTab {
  const page = useWatched(tabId, pageState, reuseFindings)
  const [leftCheck, setLeftCheck] = useState<string | null>(null)
  const { check, visit } = page ?? {}
  useEffect(() => {
    if (tabId === null || check === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = onTabLoading((loading, status) => {
      if (loading !== tabId) return
      clearTimeout(timer)
      // Where only the part after "#" changed, the load ends at once, and the list stays as it is.
      if (status === 'loading') timer = setTimeout(() => setLeftCheck(check), SAME_DOCUMENT_MS)
      else void isVisitShown(tabId, visit).then((isShown) => setLeftCheck(isShown ? null : check))
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [tabId, check, visit])
  const isLeft = page !== null && page.check === leftCheck
  return { page: isLeft ? null : page, isLeft }
}

/** Ms after which a load is one of another document. */
const SAME_DOCUMENT_MS = 100

function replaceByNew<T>(_before: T | null, after: T | null): T | null {
  return after
}

/**
 * Returns whether the page of a tab may be read; null while unknown.
 * @param after new after each event that may have changed it: a click on the page or the toolbar, or a permission
 */
export function usePageAccess(tabId: number | null, after: string): PageAccess | null {
  const [known, setKnown] = useState<{ tabId: number; access: PageAccess } | null>(null)
  useEffect(() => {
    if (tabId === null) return
    let isShown = true
    const ask = async (): Promise<void> => {
      // A closed tab has no page that may be read.
      const access = await pageAccess(tabId).catch(() => 'closed' as const)
      if (isShown) setKnown({ tabId, access })
    }
    void ask()
    const stop = onTabLoading((loaded) => {
      if (loaded === tabId) void ask()
    })
    return () => {
      isShown = false
      stop()
    }
  }, [tabId, after])
  return known?.tabId === tabId ? known.access : null
}

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

/**
 * Returns whether the user has just asked for a check of a tab: a busy background says seconds later that it reads.
 * @param hasAnswer the page of the tab is known, which ends the wait
 */
export function useJustAsked(tabId: number | null, hasAnswer: boolean): boolean {
  const [askedTab, setAskedTab] = useState<number | null>(null)
  if (hasAnswer && askedTab !== null) setAskedTab(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const hold = (wish: { tabId: number; at: number } | null): void => {
      const left = (wish?.at ?? 0) + LONGEST_SILENCE_MS - Date.now()
      if (wish?.tabId !== tabId || left <= 0) return
      setAskedTab(tabId)
      clearTimeout(timer)
      timer = setTimeout(setAskedTab, left, null)
    }
    void checkRequest.read().then(hold)
    const stop = checkRequest.watch(hold)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [tabId])
  return tabId !== null && askedTab === tabId
}

/** Ms after which a check without any answer counts as not begun. */
const LONGEST_SILENCE_MS = 10_000

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
