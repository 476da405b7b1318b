import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Claimlight } from './extension'
import type { Site } from './site'

/** The extension and the site of this file of tests, from `startSite` on. */
export let claimlight: Claimlight
export let site: Site
/** Pages that are closed after the test. */
export const open: Page[] = []

/** Starts a site and the extension before the tests of a file, and ends both after them. */
export function startSite(start: () => Promise<{ claimlight: Claimlight; site: Site }>, timeoutMs?: number): void {
  beforeAll(async () => void ({ claimlight, site } = await start()), timeoutMs)
  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.close()))
  })
  afterAll(async () => {
    await claimlight.close()
    await site.close()
  })
}

/** Opens a page of the site until the end of the test. */
export async function visit(path: string): Promise<Page> {
  const page = await claimlight.open(`${site.url}${path}`)
  open.push(page)
  return page
}
