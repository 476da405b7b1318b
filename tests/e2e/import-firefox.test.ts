import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tableOf } from '@/tests/browser/import-files'
import { until } from '@/tests/browser/until'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'

// The worker of an import and the extension's policy, in the other browser.
let claimlight: FirefoxClaimlight
let folder: string

beforeAll(async () => {
  claimlight = await launchFirefox()
  folder = await mkdtemp(join(tmpdir(), 'claimlight-import-'))
}, 120_000)
afterAll(async () => {
  await claimlight.close()
  await rm(folder, { recursive: true, force: true })
})

test('a file of notes is previewed and imported in Firefox, and unchanged by a second import', async () => {
  const file = join(folder, 'notes.csv')
  await writeFile(file, tableOf(600))
  const panel = await claimlight.openOwn('sidepanel.html#/notes/import')
  await choose(panel, file)
  await says(panel, '600 notes would be imported.')
  await press(panel, 'Import 600 notes')
  await says(panel, '600 notes were imported.')
  await press(panel, 'Import another file')
  await choose(panel, file)
  await says(panel, 'No new notes in this file.')
})

async function choose(panel: Page, file: string): Promise<void> {
  const input = await panel.waitForSelector('.drop input[type=file]')
  expect(input).not.toBeNull()
  await (input as unknown as { uploadFile: (path: string) => Promise<void> }).uploadFile(file)
}

function says(panel: Page, words: string) {
  return until(
    () => panel.evaluate(() => document.querySelector('h1')?.textContent ?? ''),
    (head) => head === words,
    60_000,
  )
}

async function press(panel: Page, name: string): Promise<void> {
  await panel.evaluate((words) => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words)
    if (!button) throw new Error(`There is no button “${words}”.`)
    button.click()
  }, name)
}
