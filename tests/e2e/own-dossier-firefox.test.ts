import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveSite, type Site } from '@/tests/browser/site'
import { CURIE_PAGE, ownDossierFiles, WRONG, type OwnDossierFiles } from './own-dossier-files'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'

// A shorter version of the Chromium test: the worker, the store and the page in the other browser.
let site: Site
let files: OwnDossierFiles
let claimlight: FirefoxClaimlight
let panel: Page
let article: Page

beforeAll(async () => {
  files = ownDossierFiles()
  site = await serveSite('tests/e2e', { '/curie.html': CURIE_PAGE })
  claimlight = await launchFirefox()
}, 120_000)
afterAll(async () => {
  await claimlight.close()
  await site.close()
  files.close()
})

test('a dossier on another subject is added, and an article about it is checked automatically', async () => {
  panel = await claimlight.openOwn('sidepanel.html#/settings')
  await press('Read along on every site', 'switch')
  await panel.waitForFunction(async () => (await browser.scripting.getRegisteredContentScripts()).length === 1)
  await panel.evaluate(() => location.assign('#/dossiers/add'))
  const input = await panel.waitForSelector('.drop input[type=file]')
  await (input as unknown as { uploadFile: (path: string) => Promise<void> }).uploadFile(files.dossier)
  await press('Add this dossier')
  await panel.waitForSelector('::-p-aria([name="Look at its claims"][role="link"])')
  article = await claimlight.open(`${site.url}/curie.html`)
  await expect.poll(marks, { timeout: 30_000 }).toContain(WRONG.words.split(' ')[2])
})

test('turned off, it has no findings on the open page at once', async () => {
  await panel.evaluate(() => location.assign('#/dossiers'))
  await press('Marie Curie', 'switch')
  await expect.poll(marks, { timeout: 30_000 }).toBe('')
  await press('Marie Curie', 'switch')
  await expect.poll(marks, { timeout: 30_000 }).not.toBe('')
})

test('a newer version shows its changes, and a removed dossier is restored by undo', async () => {
  await panel.evaluate(() => location.assign('#/dossiers/add'))
  const input = await panel.waitForSelector('.drop input[type=file]')
  await (input as unknown as { uploadFile: (path: string) => Promise<void> }).uploadFile(files.newer)
  await panel.waitForSelector('::-p-aria([name="Compared with the installed version 1"][role="region"])')
  await press('Add this dossier as version 2')
  await panel.waitForSelector('::-p-aria([name="Look at its claims"][role="link"])')
  await panel.evaluate(() => location.assign('#/dossiers'))
  await press('Remove Marie Curie')
  await panel.waitForSelector('::-p-aria([name="Restore Marie Curie"][role="button"])')
  await press('Undo')
  await panel.waitForSelector('::-p-aria([name="Marie Curie"][role="switch"])')
})

async function press(name: string, role = 'button'): Promise<void> {
  const button = await panel.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`)
  await button?.click()
}

/** The words that are marked as different. */
function marks(): Promise<string> {
  return article.evaluate(() =>
    [...(CSS.highlights.get('claimlight-differs') ?? [])].map((range) => (range as Range).toString()).join(' '),
  )
}

declare const browser: { scripting: { getRegisteredContentScripts: () => Promise<object[]> } }
