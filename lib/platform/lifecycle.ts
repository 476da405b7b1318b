import { browser } from 'wxt/browser'

/** The extension was installed or updated, or the browser started: what the browser keeps for us may be gone. */
export function onFreshStart(started: () => void): void {
  browser.runtime.onInstalled.addListener(started)
  browser.runtime.onStartup.addListener(started)
}

/** Once, when the extension has just been installed: not after an update. */
export function onInstalled(installed: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') installed()
  })
}

/** False in a page whose extension was updated or removed since: what it asks of the browser fails then. */
export function isInstalled(): boolean {
  const { id } = (browser.runtime as typeof browser.runtime | undefined) ?? {}
  return id !== undefined
}

/** Where an ignored promise ends. */
export function report(error: unknown): void {
  console.error('Claimlight:', error)
}
