import type { TabState } from '@/components/panel/panel-context'
import { reuseFindings } from '@/lib/check/reuse-findings'
import { isVisitShown } from '@/lib/messaging/ask-page'
import { pageAccess } from '@/lib/platform/page-access'
import { watchAllSites } from '@/lib/platform/permissions'
import { checkRequest, pageState, selectionCheck, viewState } from '@/lib/platform/session'
import { activeTab, NO_TAB, onTabLoading, watchActiveTab } from '@/lib/platform/tabs'
import type { PageState } from '@/lib/schema/page-state'
import { createStore, type Store } from '@/lib/text/store'

export type PanelStore = Store<TabState>

/**
 * Creates the one owner of all watches on the panel's tab. They begin at once, so that the first render already knows
 * whether the user has just asked for a check.
 * @param fixedTabId null: the panel follows the active tab of its window
 */
export function createPanelStore(fixedTabId: number | null): PanelStore {
  const store = createStore<TabState>({ tabId: NO_TAB, ...UNKNOWN_TAB })
  let stop = (): void => undefined
  const follow = (tabId: number): void => {
    if (store.state.tabId === tabId) return
    stop()
    const isFirst = store.state.tabId === NO_TAB
    store.set({ tabId, ...UNKNOWN_TAB })
    stop = followTab(tabId, store, isFirst)
  }
  if (fixedTabId !== null) follow(fixedTabId)
  else {
    watchActiveTab(follow)
    void activeTab().then((tabId) => {
      if (tabId !== null && store.state.tabId === NO_TAB) follow(tabId)
    })
  }
  return store
}

const UNKNOWN_TAB = { page: null, isLeft: false, isAsked: false, view: null, question: null, access: null }

interface WatchedValue<T> {
  read: () => Promise<T | null>
  watch: (changed: (value: T | null) => void) => () => void
}

/** Keeps the state of one tab, which is the panel's first or not. @returns a function that stops it */
function followTab(tabId: number, store: PanelStore, isFirst: boolean): () => void {
  const change = (part: Partial<TabState>): void => store.set({ ...store.state, ...part })
  let isLive = true
  let answerTimer: ReturnType<typeof setTimeout> | undefined
  let loadTimer: ReturnType<typeof setTimeout> | undefined
  let stored: PageState | null = null
  let leftCheck: string | null = null
  /** A load has begun whose page is not known yet: the background removes the state of the page before it. */
  let isComing = false
  const stops: (() => void)[] = []
  const watch = <T>(source: WatchedValue<T>, hold: (value: T | null, isNew: boolean) => void): void => {
    let hasChanged = false
    stops.push(
      source.watch((value) => {
        hasChanged = true
        hold(value, true)
      }),
    )
    // The read value is older than any change that arrived meanwhile.
    void source.read().then((value) => {
      if (isLive && !hasChanged) hold(value, false)
    })
  }
  const readAccess = async (): Promise<void> => {
    // A closed tab has no page that may be read.
    const { access, isLoading } = await pageAccess(tabId).catch(() => ({ access: 'closed' as const, isLoading: false }))
    if (!isLive) return
    change({ access })
    // A panel that opens while its tab loads has missed the event.
    if (isLoading && stored === null) leave(leftCheck)
  }
  const showPage = (): void => {
    const isLeft = stored === null ? isComing : stored.id === leftCheck
    const page = isLeft ? null : stored
    change({ page, isLeft, ...(page !== null && { isAsked: false }) })
  }
  const leave = (check: string | null, silenceMs = LONGEST_SILENCE_MS): void => {
    leftCheck = check
    isComing = silenceMs > 0
    showPage()
    clearTimeout(loadTimer)
    if (isComing) loadTimer = setTimeout(leave, silenceMs, check, 0)
  }
  watch(pageState(tabId), (page, isNew) => {
    if (page?.id !== stored?.id) void readAccess()
    stored = page && reuseFindings(stored, page)
    isComing &&= stored === null || stored.id === leftCheck
    // The page may have loaded a moment before the panel opened.
    if (isFirst && !isNew && page === null && !isComing) leave(null, LOADED_SILENCE_MS)
    else showPage()
  })
  watch(viewState(tabId), (view) => change({ view }))
  watch(selectionCheck(tabId), (question, isNew) => {
    const isOther = question !== null && question.id !== store.state.question?.id
    change({ question: question && reuseFindings(store.state.question, question) })
    if (!isOther) return
    void readAccess()
    if (isNew) showPageView()
  })
  watch(checkRequest, (wish, isNew) => {
    const left = (wish?.at ?? 0) + LONGEST_SILENCE_MS - Date.now()
    if (wish?.tabId !== tabId) return
    if (isNew) showPageView()
    if (left <= 0 || store.state.page !== null) return
    change({ isAsked: true })
    clearTimeout(answerTimer)
    answerTimer = setTimeout(() => change({ isAsked: false }), left)
  })
  stops.push(
    watchAllSites(() => void readAccess()),
    onTabLoading((loading, status) => {
      if (loading !== tabId) return
      void readAccess()
      clearTimeout(loadTimer)
      const check = stored?.id ?? leftCheck
      isComing = true
      // Where only the part after "#" changed, the load ends at once, and the list stays as it is.
      if (status === 'loading') loadTimer = setTimeout(leave, SAME_DOCUMENT_MS, check)
      else
        void isVisitShown(tabId, stored?.visit).then(
          (isShown) => isLive && leave(isShown ? null : check, isShown ? 0 : LOADED_SILENCE_MS),
        )
    }),
  )
  void readAccess()
  return () => {
    isLive = false
    clearTimeout(answerTimer)
    clearTimeout(loadTimer)
    for (const stop of stops) stop()
  }
}

/** Ms after which a load is one of another document. */
const SAME_DOCUMENT_MS = 100
/** Ms after which a check without any answer counts as not begun. */
const LONGEST_SILENCE_MS = 10_000
/** Ms within which the detector reports a page that has loaded; it waits two seconds for a busy one. */
const LOADED_SILENCE_MS = 3000

/** Shows the answers on a page or selection, unless another tab is in front. */
function showPageView(): void {
  if (!document.hidden) location.hash = '#/page'
}
