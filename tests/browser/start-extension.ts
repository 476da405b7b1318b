import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Claimlight } from './extension'
import type { Site } from './site'

/** The extension of this file of tests, with its site and panel where it has them, from `startExtension` on. */
export let claimlight: Claimlight
export let site: Site
export let panel: Page
/** Pages that are closed after the test. */
export const open: Page[] = []

interface Started {
  claimlight: Claimlight
  site?: Site
  panel?: Page
  /** Ends what else was started. */
  close?: () => unknown
}

/** Starts the extension and what the tests of a file need beside it before them, and ends all of it after them. */
export function startExtension(start: () => Promise<Started>, timeoutMs?: number): void {
  let started: Started | undefined
  beforeAll(async () => {
    started = await start()
    ;({ claimlight, site, panel } = started as Required<Started>)
  }, timeoutMs)
  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.close()))
  })
  afterAll(async () => {
    await started?.claimlight.close()
    await started?.site?.close()
    await started?.close?.()
  })
}

/** Opens a page of the site until the end of the test. */
export async function visit(path: string): Promise<Page> {
  const page = await claimlight.open(`${site.url}${path}`)
  open.push(page)
  return page
}
