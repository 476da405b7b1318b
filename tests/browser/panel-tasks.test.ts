// @module-tag looks
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { launchExtension, type Claimlight } from './extension'
import { openSyncForm } from './folder-handle'
import { longestTask } from './longest-task'
import { seedNotes } from './seed-notes'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// Pasted HTML is read in a worker, and a sync works in short steps. The folder is one of the browser's own file system.
let claimlight: Claimlight
const NOTES = 3000
/** Milliseconds of processor time. */
const LONGEST = 100

// A retry needs a new profile: the first sync of an old one is over.
beforeEach(async () => {
  claimlight = await launchExtension({ viewport: { width: 420, height: 800 } })
  await claimlight.worker() // it makes the database
  await claimlight.context.addInitScript(() => {
    const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Shared', { create: true })
    Object.defineProperty(globalThis, 'showDirectoryPicker', { value: pick })
  })
})
afterEach(() => claimlight.close())

async function inSettings(): Promise<Page> {
  const settings = await claimlight.open('/sidepanel.html#/settings')
  await settings.getByRole('heading', { name: t('sync.name') }).waitFor()
  return settings
}

test('pasted HTML with many elements is read without a long task in the panel', async () => {
  const panel = await claimlight.open('/sidepanel.html#/check')
  const box = panel.getByLabel(t('check.text'))
  await box.waitFor()
  await panel.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/html', `${'<div></div>'.repeat(300_000)}<h2>Two jobs</h2><p>He left.</p>`)
    data.setData('text/plain', 'plain')
    Object.assign(globalThis, {
      pasted: new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    })
  })
  const { longestMs } = await longestTask(panel, async () => {
    await box.evaluate((element) => element.dispatchEvent((globalThis as unknown as { pasted: Event }).pasted))
    await panel.waitForFunction(() => document.querySelector('textarea')?.value.includes('He left.'))
  })
  console.log(`pasted HTML: longest task ${longestMs.toFixed(0)} ms`)
  expect(await box.inputValue()).toBe('# Two jobs\n\nHe left.')
  expect(longestMs).toBeLessThan(LONGEST)
  await panel.close()
})

test('a first sync of many notes leaves no long task in the panel', async () => {
  const seeding = await claimlight.open('/sidepanel.html#/notes')
  await seeding.getByRole('heading', { name: t('notes.none') }).waitFor()
  await seedNotes(seeding, { count: NOTES, dossierVersion: 'test' })
  await seeding.close()
  const settings = await inSettings()
  const { longestMs } = await longestTask(settings, async () => {
    await openSyncForm(settings)
    await settings.getByLabel(t('sync.device')).fill('A')
    await settings.getByRole('radio', { name: patternOf('sync.passphraseOwn') }).check()
    await settings
      .getByRole('textbox', { name: t('sync.passphrase') })
      .fill('correct horse battery staple orchard window')
    await settings.getByRole('button', { name: t('sync.choose') }).click()
    // A second sync may follow the first at once, and finds nothing new.
    await settings.getByText(/3,000 changes were written|Nothing was new/).waitFor({ timeout: 60_000 })
  })
  console.log(`first sync: longest task ${longestMs.toFixed(0)} ms`)
  expect(longestMs).toBeLessThan(LONGEST)
  await settings.close()
})
