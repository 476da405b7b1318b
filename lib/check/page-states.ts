import type { PageState, TabEntry, ViewState } from '@/lib/schema/page-state'
import { runInTurn } from '@/lib/platform/one-at-a-time'
import { pageState, readTabIndex, viewState, writePage, type TabIndex } from '@/lib/platform/session'
import { changeCheck, type ChangeOfCheck } from './check-states'
import { withMutes } from './muted'
import { updateToolbarButton } from './toolbar-button'

/**
 * Changes the state of a tab's page with `changeCheck`, its view, the index of tabs and the toolbar button. The mutes are
 * applied to what `change` returns.
 *
 * @param viewOf returns the view for a new check, by default an empty one; within a check the view does not change
 */
export function changePage(
  tabId: number,
  change: ChangeOfCheck<PageState>,
  viewOf: (before: ViewState, pageBefore: PageState, page: PageState) => ViewState = () => emptyView,
): Promise<PageState | null> {
  const write = async (after: PageState | null, before: PageState | null): Promise<void> => {
    let view: ViewState | undefined
    if (after !== null && after.id !== before?.id)
      view = before ? viewOf((await viewState(tabId).read()) ?? emptyView, before, after) : emptyView
    if (hasSameEntry(before, after)) await writePage(tabId, after, { view })
    else
      await runInTurn(INDEX_QUEUE_KEY, async () => {
        const index = withEntry(await readTabIndex(), tabId, after)
        await writePage(tabId, after, { view, index })
      })
    await updateToolbarButton(tabId, after, before)
  }
  const changed = async (before: PageState | null): Promise<PageState | null> => {
    const after = await change(before)
    return after === before || after === null ? after : withMutes(after)
  }
  return changeCheck(pageState(tabId), changed, write)
}

/**
 * Begins a check of a tab, or a report that its page is not checked. Call it before anything is awaited: the latest
 * message of a page wins, however long each one takes to handle.
 *
 * @param page the page that asks, with the visit of its page agent
 * @returns a signal that is aborted when a newer call for the tab begins, or its page is left; the older work must then
 *   not change the state
 */
export function beginPage(tabId: number, page: Partial<TabEntry> = {}): AbortSignal {
  latestCheckByTab.get(tabId)?.begun.abort()
  const begun = new AbortController()
  latestCheckByTab.set(tabId, { begun, page })
  return begun.signal
}

/** Ends the check of a closed tab, or of the page that it has left: the next page may have begun its own. */
export function endPageCheck(tabId: number, left?: TabEntry): void {
  const { begun, page } = latestCheckByTab.get(tabId) ?? {}
  if (!left || (page?.url === left.url && (!left.visit || page.visit === left.visit))) begun?.abort()
}

/** The latest check of each tab. When the worker stops, both these and the checks are lost. */
const latestCheckByTab = new Map<number, { begun: AbortController; page: Partial<TabEntry> }>()

/** Changes the view of a tab. Writes nothing if the tab has no stored view, or if `change` returns the same object. */
export function changeView(tabId: number, change: (view: ViewState) => ViewState): Promise<void> {
  return runInTurn(pageState(tabId).key, async () => {
    const item = viewState(tabId)
    const before = await item.read()
    const after = before && change(before)
    if (after !== null && after !== before) await item.write(after)
  })
}

const emptyView: ViewState = { inView: null, current: null }

/** Key of the queue for changes of the tab index, which is one stored value for all tabs. */
const INDEX_QUEUE_KEY = 'tab-index'

const ENTRY_FIELDS = [
  'tabId',
  'since',
  'visit',
  'url',
  'pageKey',
  'otherKeys',
  'title',
  'site',
  'status',
  'orphans',
  'moved',
] as const

function hasSameEntry(before: PageState | null, after: PageState | null): boolean {
  if (!before || !after) return false
  return ENTRY_FIELDS.every((field) => before[field] === after[field])
}

function withEntry(index: TabIndex, tabId: number, page: PageState | null): TabIndex {
  const { [tabId]: _old, ...others } = index
  return page ? { ...others, [tabId]: entryOf(page) } : others
}

function entryOf(page: PageState): TabEntry {
  const known = ENTRY_FIELDS.filter((field) => page[field] !== undefined)
  return Object.fromEntries(known.map((field) => [field, page[field]])) as unknown as TabEntry
}
