import { callPage } from '@/lib/messaging/call'
import type { CheckStatus, TabEntry } from '@/lib/schema/page-state'
import { logError } from '@/lib/platform/lifecycle'
import { askedSentences, noteRequest, selectionCheck, readTabIndex } from '@/lib/platform/session'
import { onTabClosed, onTabLoading } from '@/lib/platform/tabs'
import { withoutHashPosition } from '@/lib/text/urls'
import { removeCheck } from './check-states'
import { changePage, endPageCheck } from './page-states'

/** Removes the state of a page when its tab is closed or shows another page. */
export function followTabs(): void {
  onTabClosed((tabId) => {
    const items = [askedSentences(tabId), noteRequest(tabId)]
    endPageCheck(tabId)
    const removed = [
      changePage(tabId, () => null),
      removeCheck(selectionCheck(tabId)),
      ...items.map((item) => item.remove()),
    ]
    Promise.all(removed).catch(logError)
  })
  onTabLoading((tabId, status) => void dropIfLeft(tabId, status).catch(logError))
}

/** Removes the state of a tab whose page was left: nothing answers, or a page that came back from the browser's memory. */
async function dropIfLeft(tabId: number, status: 'loading' | 'complete'): Promise<void> {
  const state = (await readTabIndex())[tabId] ?? null
  const isRead = state !== null && !STATUSES_WITHOUT_AGENT.has(state.status)
  const isLeft = isRead && !(await isShown(state))
  // A new page agent may have replaced the state: only the tested one is removed, and only its check is ended.
  if (isLeft) endPageCheck(tabId, state)
  if (isLeft) await changePage(tabId, (now) => (now && isSameVisit(now, state) ? null : now))
  if (state !== null && !isRead && status === 'loading') await changePage(tabId, () => null)
  // If no page agent runs, only the start of a load shows that the page was left; the end may be this page's own.
  if (isLeft || (!isRead && status === 'loading'))
    await Promise.all([removeCheck(selectionCheck(tabId)), noteRequest(tabId).remove()])
}

/** Whether the page of a state is in its tab now. A message of a new visit may be on its way; it stores a new state. */
async function isShown({ tabId, url, visit }: TabEntry): Promise<boolean> {
  const reply = await callPage(tabId, 'which-visit', null)
  if (!reply.ok || withoutHashPosition(reply.value.url) !== withoutHashPosition(url)) return false
  return visit === undefined || reply.value.visit === visit
}

const isSameVisit = (now: TabEntry, state: TabEntry): boolean =>
  now.url === state.url && now.status === state.status && now.visit === state.visit

const STATUSES_WITHOUT_AGENT = new Set<CheckStatus>(['not-allowed', 'closed', 'no-text']) // no page agent runs in such a page
