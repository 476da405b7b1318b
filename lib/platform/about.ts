import { browser } from './browser'

/** Returns the version of the extension. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version
}
