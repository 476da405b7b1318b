import { browser } from 'wxt/browser'

export interface Shortcut {
  /** As the browser shows it, in its language. */
  name: string
  /** "Alt+Shift+L"; empty where the reader, or another extension, has taken it away. */
  keys: string
}

/** The extension's commands with the keys that they have now. */
export async function shortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll()
  return commands.flatMap(({ description, shortcut }) =>
    description ? [{ name: description, keys: shortcut ?? '' }] : [],
  )
}

/** Opens the browser's own page on which keys are changed. @returns false where it lets nobody open it */
export async function openShortcutSettings(): Promise<boolean> {
  // Firefox 137 and later has a call for it, Chromium an address.
  const commands = browser.commands as unknown as { openShortcutSettings?: () => Promise<void> }
  try {
    if (commands.openShortcutSettings) await commands.openShortcutSettings()
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
    return true
  } catch {
    return false
  }
}
