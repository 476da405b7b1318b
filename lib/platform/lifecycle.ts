import { browser } from 'wxt/browser'

/** The extension was installed or updated, or the browser started: what the browser keeps for us may be gone. */
export function onFreshStart(started: () => void): void {
  browser.runtime.onInstalled.addListener(started)
  browser.runtime.onStartup.addListener(started)
}

/** Where an ignored promise ends. */
export function report(error: unknown): void {
  console.error('Claimlight:', error)
}
