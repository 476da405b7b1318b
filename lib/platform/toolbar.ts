import { browser } from './browser'

/** Calls back for a click on the toolbar button, within the user gesture. */
export function onToolbarClick(clicked: (tabId: number, windowId: number) => void): void {
  browser.action.onClicked.addListener((tab) => {
    if (tab.id !== undefined && tab.windowId !== undefined) clicked(tab.id, tab.windowId)
  })
}

/** Calls back for keyboard shortcuts, within the user gesture, with the active tab. */
export function onCommand(given: (command: Command, tabId: number, windowId: number) => void): void {
  browser.commands.onCommand.addListener((name, tab) => {
    const command = COMMANDS.find((known) => known === name)
    if (tab?.id !== undefined && tab.windowId !== undefined && command) given(command, tab.id, tab.windowId)
  })
}
const COMMANDS = ['check-page', 'next-finding', 'previous-finding', 'next-mark', 'toggle-card'] as const
export type Command = (typeof COMMANDS)[number]

/**
 * Sets the toolbar button of a tab.
 *
 * @param look.count text shown on the button; empty for none
 * @param look.lit false: a grey icon, for a page that is not checked; absent: the icon stays as it is
 */
export async function showOnToolbar(
  tabId: number,
  look: { count: string; title: string; lit?: boolean | undefined },
): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ tabId, text: look.count }),
    // White on this red has a contrast of 6.6:1; both colours are fixed, because toolbars have their own colours.
    browser.action.setBadgeBackgroundColor({ tabId, color: '#b3221a' }),
    browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    browser.action.setTitle({ tabId, title: look.title }),
    look.lit === undefined ? undefined : browser.action.setIcon({ tabId, path: look.lit ? LIT : GREY }),
  ])
}

const LIT = { 16: '/icon/16.png', 32: '/icon/32.png' }
const GREY = { 16: '/icon-grey/16.png', 32: '/icon-grey/32.png' }
