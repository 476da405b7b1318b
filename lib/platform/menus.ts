import { browser } from 'wxt/browser'
import { t } from '@/lib/i18n/t'

export interface MenuClick {
  item: MenuItem
  tabId: number
  windowId: number
  frameId: number
  /** What was selected, or a link's text, as the browser gives it: without line breaks, and cut when very long. */
  selection: string
  /** Addresses of what the click was on, when nothing was selected. */
  on: { link?: string; image?: string }
  pageUrl: string
  pageTitle: string
}
export type MenuItem = 'check-page' | 'check-claim'

/** Makes the two entries of the context menu. May run twice: what was there is cleared first. */
export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll()
  // In Firefox a frame is no page; in Chromium it is, and its own context would make a menu of two entries there.
  const framed = import.meta.env.FIREFOX ? (['frame'] as const) : []
  browser.contextMenus.create({
    id: 'check-page',
    title: t('menus.checkPage'),
    contexts: ['page', 'action', ...framed],
  })
  browser.contextMenus.create({
    id: 'check-claim',
    title: t('menus.checkClaim'),
    contexts: ['selection', 'link', 'image', 'editable'],
  })
}

/** Calls back within the gesture. */
export function onMenuClick(clicked: (click: MenuClick) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const item = info.menuItemId
    if (item !== 'check-page' && item !== 'check-claim') return
    const tell = (at: Tab): void => {
      if (at.id === undefined || at.windowId === undefined) return
      clicked({
        item,
        tabId: at.id,
        windowId: at.windowId,
        frameId: info.frameId ?? 0,
        // Firefox alone gives the text of a link.
        selection: info.selectionText ?? (info as { linkText?: string }).linkText ?? '',
        on: info.selectionText ? {} : targetOf(info),
        pageUrl: (/^(?:https?|file):/.test(info.pageUrl ?? '') ? info.pageUrl : at.url) ?? '',
        pageTitle: at.title ?? '',
      })
    }
    if (tab?.id !== undefined && tab.id >= 0) tell(tab)
    // The PDF viewer is a page of the browser's own inside the tab, and the tab is not named.
    else void browser.tabs.query({ active: true, lastFocusedWindow: true }).then(([front]) => front && tell(front))
  })
}

function targetOf(info: { linkUrl?: string | undefined; srcUrl?: string | undefined }): MenuClick['on'] {
  return {
    ...(info.linkUrl === undefined ? {} : { link: info.linkUrl }),
    ...(info.srcUrl === undefined ? {} : { image: info.srcUrl }),
  }
}

interface Tab {
  id?: number | undefined
  windowId?: number | undefined
  url?: string | undefined
  title?: string | undefined
}
