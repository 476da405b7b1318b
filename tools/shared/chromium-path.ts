import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/**
 * Path of a Chromium for tests and pictures: `CHROMIUM_PATH`, else Playwright's, else a usual path.
 *
 * @throws Error with instructions, when there is none. Branded Chrome cannot be used: it does not support
 *   `--load-extension` any more.
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
