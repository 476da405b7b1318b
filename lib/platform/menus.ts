import { browser } from './browser'
import { t } from '@/lib/i18n/t'

export interface MenuClick {
  item: MenuItem
  tabId: number
  windowId: number
  frameId: number
  /** The selected text or a link's text, as the browser gives it: without line breaks, shortened when very long. */
  selection: string
  /** Addresses of the clicked link or image, when nothing was selected. */
  on: { link?: string | undefined; image?: string | undefined }
  pageUrl: string
  pageTitle: string
}
type MenuItem = 'check-page' | 'check-claim' | 'note' | 'use-evidence'

/** Creates the entries of the context menu, after removing existing ones. Chromium groups two in a submenu. */
export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll()
  // In Firefox, frames need their own context; in Chromium, it would cause a submenu.
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
  browser.contextMenus.create({ id: 'note', title: t('menus.note'), contexts: ['selection'] })
  browser.contextMenus.create({
    id: 'use-evidence',
    title: t('evidence.use'),
    contexts: ['page', 'action', 'selection', ...framed],
  })
}

/** Calls back within the user gesture, except in the PDF viewer, where the tab must be looked up first. */
export function onMenuClick(clicked: (click: MenuClick) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const item = info.menuItemId
    if (!isMenuItem(item)) return
    const tell = (at: Awaited<ReturnType<typeof browser.tabs.get>>): void => {
      if (at.id === undefined || at.windowId === undefined) return
      clicked({
        item,
        tabId: at.id,
        windowId: at.windowId,
        frameId: info.frameId ?? 0,
        // Only Firefox gives the text of a link.
        selection: info.selectionText ?? (info as { linkText?: string }).linkText ?? '',
        on: info.selectionText ? {} : { link: info.linkUrl, image: info.srcUrl },
        pageUrl: (/^(?:https?|file):/.test(info.pageUrl ?? '') ? info.pageUrl : at.url) ?? '',
        pageTitle: at.title ?? '',
      })
    }
    if (tab?.id !== undefined && tab.id >= 0) tell(tab)
    // In the PDF viewer, a browser page inside the tab, the event has no tab.
    else void browser.tabs.query({ active: true, lastFocusedWindow: true }).then(([front]) => front && tell(front))
  })
}

function isMenuItem(id: number | string): id is MenuItem {
  return id === 'check-page' || id === 'check-claim' || id === 'note' || id === 'use-evidence'
}
