import { browser } from './browser'

export interface Shortcut {
  /** As the browser shows it, in its language. */
  name: string
  /** "Alt+Shift+L"; empty where the user, or another extension, has removed it. */
  keys: string
}

/** The extension's commands with their current keys. */
export async function shortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll()
  return commands.flatMap(({ description, shortcut }) =>
    description ? [{ name: description, keys: shortcut ?? '' }] : [],
  )
}

/** Opens the browser's page for changing shortcuts. @returns false where that is not possible */
export async function openShortcutSettings(): Promise<boolean> {
  // Firefox 137 and later has an API for it, Chromium an address.
  const commands = browser.commands as Partial<typeof browser.commands>
  try {
    if (commands.openShortcutSettings) await commands.openShortcutSettings()
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
    return true
  } catch {
    return false
  }
}
