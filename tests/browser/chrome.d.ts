import type { browser } from '@wxt-dev/browser'

declare global {
  /** The extension's own API, inside functions that tests run in its worker or pages. */
  const chrome: typeof browser
}
