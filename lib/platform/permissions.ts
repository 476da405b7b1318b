import { browser } from 'wxt/browser'

const ALL_SITES = { origins: ['*://*/*'] }

/** May Claimlight read every page, as the reader has allowed? */
export function mayReadAllSites(): Promise<boolean> {
  return browser.permissions.contains(ALL_SITES)
}

/**
 * Asks the reader to allow reading on every page. Call it before any await in a click handler of one of our pages:
 * the browser shows the question only while the gesture lasts.
 *
 * @returns whether it is allowed now
 */
export function askForAllSites(): Promise<boolean> {
  return browser.permissions.request(ALL_SITES)
}

/** Gives the permission back. */
export function giveUpAllSites(): Promise<boolean> {
  return browser.permissions.remove(ALL_SITES)
}

/** Calls back when the permission for all sites comes or goes. @returns a function that stops it */
export function watchAllSites(changed: (allowed: boolean) => void): () => void {
  const listener = (): void => void mayReadAllSites().then(changed)
  browser.permissions.onAdded.addListener(listener)
  browser.permissions.onRemoved.addListener(listener)
  return () => {
    browser.permissions.onAdded.removeListener(listener)
    browser.permissions.onRemoved.removeListener(listener)
  }
}
