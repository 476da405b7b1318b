import { browser } from './browser'

export interface Shortcut {
  /** Description of the command in the browser's language. */
  name: string
  /** Keys such as "Alt+Shift+L"; empty where the user has removed them or another extension uses them. */
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
