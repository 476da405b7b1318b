import { browser } from 'wxt/browser'
import { t } from '@/lib/i18n/t'

export interface MenuClick {
  item: MenuItem
  tabId: number
  windowId: number
  frameId: number
  /** What was selected, as the browser gives it: without line breaks, and cut when very long. */
  selection: string
  pageUrl: string
  pageTitle: string
}
export type MenuItem = 'check-page' | 'check-claim'

/** Makes the two entries of the context menu. May run twice: what was there is cleared first. */
export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({ id: 'check-page', title: t('menus.checkPage'), contexts: ['page', 'action'] })
  browser.contextMenus.create({ id: 'check-claim', title: t('menus.checkClaim'), contexts: ['selection'] })
}

/** Calls back within the gesture. */
export function onMenuClick(clicked: (click: MenuClick) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined || (info.menuItemId !== 'check-page' && info.menuItemId !== 'check-claim')) return
    clicked({
      item: info.menuItemId,
      tabId: tab.id,
      windowId: tab.windowId,
      frameId: info.frameId ?? 0,
      selection: info.selectionText ?? '',
      pageUrl: info.pageUrl ?? tab.url ?? '',
      pageTitle: tab.title ?? '',
    })
  })
}
