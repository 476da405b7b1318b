/**
 * The browser of unit tests: `vitest.config.ts` puts this file in place of `webextension-polyfill`. Each test file sets the parts
 * that its code calls; a part that is not set is missing, and a call to it fails.
 */
const browser: Record<string, unknown> = {}
export default browser

/** Replaces all parts. Call it before the code under test is imported: some modules register listeners at once. */
export function setBrowser(parts: object): void {
  for (const name of Object.keys(browser)) Reflect.deleteProperty(browser, name)
  Object.assign(browser, parts)
}
