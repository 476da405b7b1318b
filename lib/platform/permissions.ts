import { browser } from 'wxt/browser'
import { patternOfSite } from './sites'

export const ALL_SITES = '*://*/*'

/** May Claimlight read every page, as the reader has allowed? */
export function mayReadAllSites(): Promise<boolean> {
  return browser.permissions.contains({ origins: [ALL_SITES] })
}

/**
 * Asks the reader to allow reading on every page. Call it before any await in a click handler of one of our pages:
 * the browser shows the question only while the gesture lasts.
 *
 * @returns whether it is allowed now
 */
export function askForAllSites(): Promise<boolean> {
  return browser.permissions.request({ origins: [ALL_SITES] })
}

/** Gives the permission back. */
export function giveUpAllSites(): Promise<boolean> {
  return browser.permissions.remove({ origins: [ALL_SITES] })
}

/** The same as `askForAllSites`, for one site alone. */
export function askForSite(site: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternOfSite(site)] })
}

/** Gives the permission for one site back. */
export function giveUpSite(site: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [patternOfSite(site)] })
}

/** Those of the sites that Claimlight may read. */
export async function sitesAllowed(sites: readonly string[]): Promise<string[]> {
  const allowed = await Promise.all(
    sites.map((site) => browser.permissions.contains({ origins: [patternOfSite(site)] })),
  )
  return sites.filter((_site, i) => allowed[i])
}

/** Calls back, with whether all sites are allowed, when any permission comes or goes. @returns a function that stops it */
export function watchAllSites(changed: (allowed: boolean) => void): () => void {
  const listener = (): void => void mayReadAllSites().then(changed)
  browser.permissions.onAdded.addListener(listener)
  browser.permissions.onRemoved.addListener(listener)
  return () => {
    browser.permissions.onAdded.removeListener(listener)
    browser.permissions.onRemoved.removeListener(listener)
  }
}
