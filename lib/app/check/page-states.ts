import type { PageState } from '@/lib/messaging/protocol'
import { pageState } from '@/lib/platform/session'
import { showPage } from './show-page'

/**
 * Changes the stored state of a tab. Changes of one tab run one after another, so that none is lost.
 *
 * @param change receives null without a state; its result is stored, null removes it, and the same object leaves it
 */
export function changePage(tabId: number, change: (state: PageState | null) => PageState | null): Promise<void> {
  const item = pageState(tabId)
  const turn = (turns.get(tabId) ?? Promise.resolve()).then(async () => {
    const before = await item.read()
    const after = change(before)
    if (after === before) return
    await (after ? item.write(after) : item.remove())
    // The toolbar does not depend on the visible part, which changes three times a second.
    if (!onlyPlace(before, after)) await showPage(tabId, after)
  })
  // A failed change must not block the next; its caller gets the error.
  const settled = turn.catch(() => undefined).finally(() => turns.get(tabId) === settled && turns.delete(tabId))
  turns.set(tabId, settled)
  return turn
}

/** Per-tab write queue; safe to lose with the worker. */
const turns = new Map<number, Promise<unknown>>()

function onlyPlace(before: PageState | null, after: PageState | null): boolean {
  if (!before || !after) return false
  const facts = ({ url, status, checked, findings }: PageState): string =>
    [url, status, checked, findings.length].join()
  return facts(before) === facts(after) && (before.inView !== after.inView || before.current !== after.current)
}

/** A state without findings. */
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
