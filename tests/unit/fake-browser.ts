/**
 * The browser API of unit tests: `vitest.config.ts` replaces `webextension-polyfill` by this file. Each test file sets
 * the parts that its code calls; a call to any other part fails.
 */
const browser: Record<string, unknown> = {}
export default browser

/** Replaces all parts. Call it before the code under test is imported: some modules register listeners at once. */
export function setBrowser(parts: object): void {
  for (const name of Object.keys(browser)) Reflect.deleteProperty(browser, name)
  Object.assign(browser, parts)
}

const quietly = (): Promise<void> => Promise.resolve()
/** A button of the toolbar that changes nothing. */
export const quietAction = {
  ...{ setBadgeText: quietly, setBadgeBackgroundColor: quietly, setBadgeTextColor: quietly },
  ...{ setTitle: quietly, setIcon: quietly },
}
