import type { PageState, TabEntry, ViewState } from '@/lib/schema/page-state'
import { inTurn } from '@/lib/platform/one-at-a-time'
import { pageState, readTabIndex, viewState, writePage, type TabIndex } from '@/lib/platform/session'
import { showPage } from './show-page'

/**
 * Changes the page state of a tab. Changes of one tab wait for one another, so that none is lost between reading and writing.
 *
 * @param change gets null where nothing is kept; what it returns is kept, null removes it, and the same object leaves it
 * @param viewOf the view of a new check; an empty one by default. Within a check the view stays.
 */
export function changePage(
  tabId: number,
  change: (state: PageState | null) => PageState | null,
  viewOf: (before: ViewState, pageBefore: PageState, page: PageState) => ViewState = () => emptyView,
): Promise<void> {
  return inTurn(turnOf(tabId), async () => {
    const before = await pageState(tabId).read()
    const after = change(before)
    if (after === before) return
    let view: ViewState | undefined
    if (after !== null && after.check !== before?.check)
      view = before ? viewOf((await viewState(tabId).read()) ?? emptyView, before, after) : emptyView
    if (hasSameEntry(before, after)) await writePage(tabId, after, { view })
    else
      await inTurn(INDEX_TURN, async () => {
        const index = withEntry(await readTabIndex(), tabId, after)
        await writePage(tabId, after, { view, index })
      })
    await showPage(tabId, after, before)
  })
}

/**
 * Begins a check of a tab, or a note that there is nothing to check. To be called before anything is awaited: what a page
 * says last is what counts, however long each takes.
 *
 * @returns aborted when something newer begins; what is older must not change the state then
 */
export function beginPage(tabId: number): AbortSignal {
  newest.get(tabId)?.abort()
  const begun = new AbortController()
  newest.set(tabId, begun)
  return begun.signal
}

/** Lost with the worker, as are its checks. */
const newest = new Map<number, AbortController>()

/** Changes what the user looks at in a tab. Does nothing where no page is kept; the same object leaves the view. */
export function changeView(tabId: number, change: (view: ViewState) => ViewState): Promise<void> {
  return inTurn(turnOf(tabId), async () => {
    const item = viewState(tabId)
    const before = await item.read()
    const after = before && change(before)
    if (after !== null && after !== before) await item.write(after)
  })
}

/** A state without findings. */
export function freshState(
  tabId: number,
  page: Pick<PageState, 'url' | 'pageKey' | 'title' | 'site' | 'date' | 'status'>,
): PageState {
  return {
    ...page,
    tabId,
    check: crypto.randomUUID(),
    checked: 0,
    sentences: 0,
    blockStarts: [],
    textLength: 0,
    findings: [],
  }
}

const emptyView: ViewState = { inView: null, current: null }

const turnOf = (tabId: number): string => `page-${tabId}`
/** The index is one key for all tabs. */
const INDEX_TURN = 'tab-index'

const ENTRY_FIELDS = ['tabId', 'url', 'pageKey', 'title', 'status', 'orphans', 'moved'] as const

function hasSameEntry(before: PageState | null, after: PageState | null): boolean {
  if (!before || !after) return false
  return ENTRY_FIELDS.every((field) => before[field] === after[field])
}

function withEntry(index: TabIndex, tabId: number, page: PageState | null): TabIndex {
  const { [tabId]: _old, ...others } = index
  return page ? { ...others, [tabId]: entryOf(page) } : others
}

function entryOf({ tabId, url, pageKey, title, status, orphans, moved }: PageState): TabEntry {
  return { tabId, url, pageKey, title, status, ...(orphans && { orphans }), ...(moved && { moved }) }
}
