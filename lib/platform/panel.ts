import { browser } from 'wxt/browser'

/**
 * Opens the panel. Call it before any await in a click, menu or shortcut handler: an await ends the gesture, and both
 * browsers refuse a panel that opens without one.
 */
export function openPanel(windowId: number): Promise<void> {
  return import.meta.env.FIREFOX ? sidebarAction().open() : browser.sidePanel.open({ windowId })
}

/**
 * The same for a message from a page in which the reader has clicked. Chromium counts that click as a gesture, Firefox
 * does not (MDN, "User actions").
 *
 * @returns whether it opened
 */
export async function openPanelOfTab(tabId: number): Promise<boolean> {
  if (import.meta.env.FIREFOX) return false
  try {
    await browser.sidePanel.open({ tabId })
    return true
  } catch {
    return false // no gesture any more, or a window without a panel
  }
}

/** The same page in a tab, for a browser that refuses the panel or has none. */
export async function openPanelInTab(tabId: number, hash = ''): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/sidepanel.html?tabId=${tabId}${hash}`) })
}

/** Only Firefox has `sidebarAction`, and WXT's types know only what Chromium has. */
function sidebarAction(): { open(): Promise<void> } {
  return (browser as unknown as { sidebarAction: { open(): Promise<void> } }).sidebarAction
}
