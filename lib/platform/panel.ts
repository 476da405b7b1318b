import { browser } from 'wxt/browser'

/**
 * Opens the panel of a window. Call it before any await in a click, menu or shortcut handler: an await ends the
 * gesture, and both browsers refuse to open a panel without one. Without panel support, the same page opens in a tab.
 */
export async function openPanel(windowId: number, tabId: number): Promise<void> {
  const { sidebarAction, sidePanel } = panels
  if (sidebarAction) await sidebarAction.open()
  else if (sidePanel) await sidePanel.open({ windowId })
  else await browser.tabs.create({ url: browser.runtime.getURL(`/sidepanel.html?tabId=${tabId}`) })
}

/**
 * Opens the panel for a message from a page in which the user has clicked. Chromium counts that click as a gesture,
 * Firefox does not (MDN, "User actions").
 *
 * @returns whether it opened
 */
export async function openPanelOfTab(tabId: number): Promise<boolean> {
  try {
    await panels.sidePanel?.open({ tabId })
    return panels.sidePanel !== undefined
  } catch {
    return false // The gesture has ended.
  }
}

/** Firefox has one API, Chromium the other, phone browsers none; WXT's types contain only Chromium's. */
const panels = browser as unknown as {
  sidebarAction?: { open(): Promise<void> }
  sidePanel?: { open(options: { windowId: number } | { tabId: number }): Promise<void> }
}
