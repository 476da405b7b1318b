import type { browser } from '@wxt-dev/browser'

declare global {
  /** The API that only extension code has, for functions that tests run in the extension's worker or pages. */
  const chrome: typeof browser
}
