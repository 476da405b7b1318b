import { browser } from './browser'

/**
 * Calls back after the extension was installed or updated, or the browser started: registered scripts and menus may be
 * missing.
 */
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

/** False in a page whose extension was updated or removed: calls to the browser then fail. */
export function isInstalled(): boolean {
  const { id } = (browser.runtime as typeof browser.runtime | undefined) ?? {}
  return id !== undefined
}

/** Logs an error that has no other handler. */
export function report(error: unknown): void {
  console.error('Claimlight:', error)
}
