import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '@/tests/browser/until'
import { makeDocx, paragraph } from '../unit/dossier/readers/make-docx'
import { lines, makePdf } from '../unit/dossier/readers/make-pdf'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'

// The worker that reads files, and the extension's policy, in the other browser.
let claimlight: FirefoxClaimlight
let folder: string
let panel: Page

const WRONG = 'Andrej Karpathy left Tesla in March 2019.'

beforeAll(async () => {
  claimlight = await launchFirefox()
  folder = await mkdtemp(join(tmpdir(), 'claimlight-texts-'))
  panel = await claimlight.openOwn('sidepanel.html#/check')
}, 120_000)
afterAll(async () => {
  await claimlight.close()
  await rm(folder, { recursive: true, force: true })
})

test.each([
  ['story.docx', makeDocx(paragraph('A job', 'berschrift1') + paragraph(WRONG))],
  ['story.pdf', makePdf([[...lines(['A job'], 720, 20), ...lines([WRONG], 680)]])],
  ['story.md', new TextEncoder().encode(`# A job\n\n${WRONG}\n`)],
])('%s is checked with its heading and its sentence in Firefox', async (name, bytes) => {
  const file = join(folder, name)
  await writeFile(file, bytes)
  const input = await panel.waitForSelector('.own-text input[type=file]')
  expect(input).not.toBeNull()
  await (input as unknown as { uploadFile: (path: string) => Promise<void> }).uploadFile(file)
  const shown = await until(
    () =>
      panel.evaluate(() => [
        document.querySelector('.marked h2')?.textContent,
        document.querySelector('.marked [data-start].contradicted')?.textContent,
      ]),
    ([, sentence]) => sentence !== undefined,
    60_000,
  )
  expect(shown).toEqual(['A job', WRONG])
  await panel.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Check another text',
    )
    button?.click()
  })
})
