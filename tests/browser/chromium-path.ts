import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/**
 * Where a Chromium for the tests is: `CHROMIUM_PATH`, else the one that Playwright downloaded, else a usual place.
 *
 * @throws Error that says what to do, when there is none. Branded Chrome is no use: it takes no `--load-extension` any more.
 */
export function chromiumPath(): string {
  const { CHROMIUM_PATH } = process.env
  const places = [CHROMIUM_PATH, playwrights(), '/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium']
  const found = places.find((place) => place !== undefined && place !== '' && existsSync(place))
  if (found === undefined) {
    throw new Error('No Chromium found. Install one (npx playwright-core install chromium) or set CHROMIUM_PATH.')
  }
  return found
}

function playwrights(): string | undefined {
  try {
    return chromium.executablePath()
  } catch {
    return undefined // none is known for this system
  }
}
