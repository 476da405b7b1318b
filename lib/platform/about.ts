import { browser } from 'wxt/browser'

/** The version of the extension, as the browser has it. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version
}
