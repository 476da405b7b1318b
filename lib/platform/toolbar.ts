import { colours } from '@/lib/schema/colours'
import { browser } from './browser'
import { mapDefined } from '@/lib/text/lists'

/** Calls back for a click on the toolbar button, within the user gesture. */
export function onToolbarClick(clicked: (tabId: number, windowId: number) => void): void {
  browser.action.onClicked.addListener((tab) => {
    if (tab.id !== undefined && tab.windowId !== undefined) clicked(tab.id, tab.windowId)
  })
}

/** Calls back for keyboard shortcuts, within the user gesture, with the active tab. */
export function onCommand(given: (command: (typeof COMMANDS)[number], tabId: number, windowId: number) => void): void {
  browser.commands.onCommand.addListener((name, tab) => {
    const command = COMMANDS.find((known) => known === name)
    if (tab?.id !== undefined && tab.windowId !== undefined && command) given(command, tab.id, tab.windowId)
  })
}
const COMMANDS = ['check-page', 'next-finding', 'previous-finding', 'next-mark', 'toggle-card', 'note'] as const

/**
 * Sets the toolbar button of a tab.
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
    browser.action.setBadgeBackgroundColor({ tabId, color: colours.contradicted[0] }),
    browser.action.setBadgeTextColor({ tabId, color: colours['on-verdict'][0] }),
    browser.action.setTitle({ tabId, title: look.title }),
    look.lit === undefined ? undefined : browser.action.setIcon({ tabId, path: look.lit ? COLOURED_ICON : GREY_ICON }),
  ])
}

const COLOURED_ICON = { 16: '/icon/16.png', 32: '/icon/32.png' }
const GREY_ICON = { 16: '/icon-grey/16.png', 32: '/icon-grey/32.png' }

export interface Shortcut {
  /** Description of the command in the browser's language. */
  name: string
  /** Keys such as "Alt+Shift+L"; empty where the user has removed them or another extension uses them. */
  keys: string
}

export async function shortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll()
  return mapDefined(commands, ({ description, shortcut }) =>
    description ? { name: description, keys: shortcut ?? '' } : undefined,
  )
}

/** Opens the browser's page for changing shortcuts. @returns false where that is not possible */
export async function openShortcutSettings(): Promise<boolean> {
  // Firefox (137 and later) has a function for it, Chromium an address.
  const commands = browser.commands as Partial<typeof browser.commands>
  try {
    if (commands.openShortcutSettings) await commands.openShortcutSettings()
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
    return true
  } catch {
    return false
  }
}
