import type { PageState, TabEntry, ViewState } from '@/lib/schema/page-state'
import { runInTurn } from '@/lib/platform/one-at-a-time'
import { pageState, readTabIndex, viewState, writePage, type TabIndex } from '@/lib/platform/session'
import { mutedStarts } from './muted'
import { updateToolbarButton } from './toolbar-button'

/**
 * Changes the page state of a tab. Changes of one tab run in order, so that none is lost between read and write.
 *
 * @param change gets the stored state or null, and returns the new one; null removes it, the same object writes nothing.
 *   Later changes of the tab wait for it, so it must not wait for one. The mutes are applied to what it returns
 * @param viewOf returns the view for a new check, by default an empty one; within a check the view does not change
 * @returns the new state; null where the state was removed, or nothing was written
 */
export function changePage(
  tabId: number,
  change: (state: PageState | null) => PageState | null | Promise<PageState | null>,
  viewOf: (before: ViewState, pageBefore: PageState, page: PageState) => ViewState = () => emptyView,
): Promise<PageState | null> {
  return runInTurn(queueKeyOf(tabId), async () => {
    const before = await pageState(tabId).read()
    const changed = await change(before)
    if (changed === before) return null
    const after = changed && (await withMutes(changed))
    let view: ViewState | undefined
    if (after !== null && after.check !== before?.check)
      view = before ? viewOf((await viewState(tabId).read()) ?? emptyView, before, after) : emptyView
    if (hasSameEntry(before, after)) await writePage(tabId, after, { view })
    else
      await runInTurn(INDEX_QUEUE_KEY, async () => {
        const index = withEntry(await readTabIndex(), tabId, after)
        await writePage(tabId, after, { view, index })
      })
    await updateToolbarButton(tabId, after, before)
    return after
  })
}

async function withMutes(state: PageState): Promise<PageState> {
  const muted = state.findings.length > 0 ? await mutedStarts(state.findings) : []
  return { ...state, muted: muted.length > 0 ? muted : undefined }
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
  return runInTurn(queueKeyOf(tabId), async () => {
    const item = viewState(tabId)
    const before = await item.read()
    const after = before && change(before)
    if (after !== null && after !== before) await item.write(after)
  })
}

/** Returns a state without findings, with the id of a new check. */
export function freshState(
  tabId: number,
  page: Pick<PageState, 'visit' | 'url' | 'pageKey' | 'otherKeys' | 'title' | 'site' | 'date' | 'status'>,
): PageState {
  return {
    ...page,
    tabId,
    check: crypto.randomUUID(),
    since: Date.now(),
    checked: 0,
    sentences: 0,
    blockStarts: [],
    textLength: 0,
    findings: [],
  }
}

const emptyView: ViewState = { inView: null, current: null }

const queueKeyOf = (tabId: number): string => `page-${tabId}`
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
