import type { Page } from 'playwright-core'
import type { SelectionCheck } from '@/lib/schema/page-state'
import type { Claimlight } from './extension'
import { until } from './until'

/** Chooses "Check this claim", or another entry, on a page. The menu belongs to the system, so the worker gets its event. @param on as below */
export async function chooseFromMenu(claimlight: Claimlight, page: Page, on: object): Promise<void> {
  const [tabId, worker] = [await claimlight.tabIdOf(page), await claimlight.worker()]
  await worker.evaluate(
    async ([id, more]) => {
      const tab = await chrome.tabs.get(id)
      const info = { menuItemId: 'check-claim', frameId: 0, pageUrl: tab.url, editable: false, ...more }
      ;(chrome.contextMenus.onClicked as unknown as { dispatch(info: object, tab: object): void }).dispatch(info, tab)
    },
    [tabId, on] as const,
  )
}

/**
 * Chooses "Check this claim" on a page, and returns the answer.
 * @param on the browser's data on the click: `selectionText`, `linkUrl`, `srcUrl`, `editable`, `frameId`
 */
export async function checkClaimOf(claimlight: Claimlight, page: Page, on: object): Promise<SelectionCheck> {
  await chooseFromMenu(claimlight, page, on)
  const worker = await claimlight.worker()
  const key = `question:${await claimlight.tabIdOf(page)}`
  const read = (): Promise<SelectionCheck | undefined> =>
    worker.evaluate(async (name) => (await chrome.storage.session.get(name))[name] as SelectionCheck | undefined, key)
  return (await until(read, (now) => now?.status === 'done' || now?.status === 'error'))!
}
