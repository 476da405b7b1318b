import { browser } from './browser'
import { patternOfSite } from './sites'

export const ALL_SITES = '*://*/*'

export function mayReadAllSites(): Promise<boolean> {
  return browser.permissions.contains({ origins: [ALL_SITES] })
}

/** Whether the user has allowed Claimlight to read the files of this computer, or cannot: Firefox has no such setting. */
export function mayReadFiles(): Promise<boolean> {
  return import.meta.env.FIREFOX ? Promise.resolve(true) : browser.extension.isAllowedFileSchemeAccess()
}

/**
 * Asks the user to allow reading all sites, or one. Call it before any await in a click handler of an extension page:
 * the browser shows the question only during the gesture.
 * @param pattern `ALL_SITES`, or the `patternOfSite` of one site
 * @returns whether it is allowed now
 */
export function askForSites(pattern: string): Promise<boolean> {
  return browser.permissions.request({ origins: [pattern] })
}

/** Withdraws the permission for all sites or one. @returns whether it was removed */
export function revokeSites(pattern: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [pattern] })
}

export async function sitesAllowed(sites: readonly string[]): Promise<string[]> {
  const allowed = await Promise.all(
    sites.map((site) => browser.permissions.contains({ origins: [patternOfSite(site)] })),
  )
  return sites.filter((_site, i) => allowed[i])
}

/** Calls back, after each change of permissions, with whether all sites are allowed. @returns a function to stop */
export function watchAllSites(changed: (allowed: boolean) => void): () => void {
  const listener = (): void => void mayReadAllSites().then(changed)
  browser.permissions.onAdded.addListener(listener)
  browser.permissions.onRemoved.addListener(listener)
  return () => {
    browser.permissions.onAdded.removeListener(listener)
    browser.permissions.onRemoved.removeListener(listener)
  }
}
