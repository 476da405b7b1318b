import type { PageState } from '@/lib/messaging/protocol'
import { pageState } from '@/lib/platform/session'
import { showPage } from './show-page'

/**
 * Changes what is kept of a tab. Changes of one tab wait for one another, so that none is lost between reading and
 * writing.
 *
 * @param change gets null where nothing is kept; what it returns is kept, null removes it, and the same object leaves it
 */
export function changePage(tabId: number, change: (state: PageState | null) => PageState | null): Promise<void> {
  const item = pageState(tabId)
  const turn = (turns.get(tabId) ?? Promise.resolve()).then(async () => {
    const before = await item.read()
    const after = change(before)
    if (after === before) return
    await (after ? item.write(after) : item.remove())
    // What the toolbar says does not hang on where the reader looks, and that changes three times a second.
    if (!onlyPlace(before, after)) await showPage(tabId, after)
  })
  // A turn that failed must not hold up the next; its caller hears of it.
  const settled = turn.catch(() => undefined).finally(() => turns.get(tabId) === settled && turns.delete(tabId))
  turns.set(tabId, settled)
  return turn
}

/** Turns in waiting, not state: with the worker go those who wait. */
const turns = new Map<number, Promise<unknown>>()

function onlyPlace(before: PageState | null, after: PageState | null): boolean {
  if (!before || !after) return false
  const facts = ({ url, status, checked, findings }: PageState): string =>
    [url, status, checked, findings.length].join()
  return facts(before) === facts(after) && (before.inView !== after.inView || before.current !== after.current)
}

/** A state with nothing found yet. */
export function freshState(
  tabId: number,
  page: Pick<PageState, 'url' | 'pageKey' | 'title' | 'site' | 'date' | 'status'>,
): PageState {
  return {
    tabId,
    ...page,
    checked: 0,
    sentences: 0,
    blockStarts: [],
    textLength: 0,
    findings: [],
    inView: null,
    current: null,
  }
}
