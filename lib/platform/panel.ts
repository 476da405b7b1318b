import { browser, chromiumApi } from './browser'

/**
 * Opens the panel of a window. Call it before any await in a click, menu or shortcut handler: an await ends the
 * gesture, and both browsers refuse to open a panel without one. Without panel support, the same page opens in a tab.
 */
export async function openPanel(windowId: number, tabId: number): Promise<void> {
  const { sidebarAction } = browser as Partial<typeof browser> // only Firefox has it
  // Firefox loads an open sidebar again, and what the user has typed there is lost. Only `getViews` answers at once.
  const isOpen = sidebarAction && browser.extension.getViews({ type: 'sidebar', windowId }).length > 0
  if (isOpen) return
  if (sidebarAction) await sidebarAction.open()
  else if (chromiumApi.sidePanel) await chromiumApi.sidePanel.open({ windowId })
  else await browser.tabs.create({ url: browser.runtime.getURL(`/sidepanel.html?tabId=${tabId}`) })
}

/** Returns the tab of a panel that stands in a tab of its own (`?tabId=N`); null for one beside the pages of a window. */
export function fixedTabId(): number | null {
  const id = Number(new URLSearchParams(location.search).get('tabId') ?? Number.NaN)
  return Number.isInteger(id) ? id : null
}

/**
 * Opens the panel for a message from a page in which the user has clicked. Chromium counts that click as a gesture,
 * Firefox does not (MDN, "User actions").
 * @returns whether it opened
 */
export async function openPanelOfTab(tabId: number): Promise<boolean> {
  try {
    await chromiumApi.sidePanel?.open({ tabId })
    return chromiumApi.sidePanel !== undefined
  } catch {
    return false // The gesture has ended.
  }
}

/** Writes the window's id into the address of this side panel: Chromium does not tell `isPanelOpen` the window. */
export async function writeWindowIdToUrl(): Promise<void> {
  if (chromiumApi.sidePanel === undefined || Boolean(await browser.tabs.getCurrent())) return
  const { id } = await browser.windows.getCurrent()
  history.replaceState(history.state, '', `?window=${id}${location.hash || '#'}`)
}

/** Tells whether the panel is open in the window of a tab. A panel opened in a tab does not count. */
export async function isPanelOpen(tabId: number): Promise<boolean> {
  try {
    const { windowId } = await browser.tabs.get(tabId)
    const { sidebarAction } = browser as Partial<typeof browser>
    if (windowId === undefined) return false
    if (sidebarAction) return await sidebarAction.isOpen({ windowId })
    const panels = await chromiumApi.runtime.getContexts?.({ contextTypes: ['SIDE_PANEL'] })
    return panels?.some(({ documentUrl }) => documentUrl.includes(`?window=${windowId}#`)) ?? false
  } catch {
    return false
  }
}
