/**
 * `npm run build && npm run bench:sync [-- --notes 10000]`: what syncing costs in Chromium with the built extension, on a folder of the
 * browser's own file system. The notes are written straight into the database. Times are from the click to the result on screen.
 */
import { loadavg } from 'node:os'
import type { Page } from 'playwright-core'
import { launchExtension } from '@/tests/browser/extension'
import { seedNotes } from '@/tests/browser/seed-notes'
import { enterPassphrase } from './screenshots/sync'

const at = process.argv.indexOf('--notes')
const count = at < 0 ? 10_000 : Number(process.argv[at + 1])

const claimlight = await launchExtension({ viewport: { width: 400, height: 800 } })
try {
  await claimlight.worker() // it makes the database
  await claimlight.context.addInitScript(() => {
    const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Shared', { create: true })
    Object.defineProperty(globalThis, 'showDirectoryPicker', { value: pick })
  })
  const seeding = await claimlight.open('/sidepanel.html#/notes')
  await seeding.getByRole('heading', { name: 'Your saved notes appear here.' }).waitFor()
  await seedNotes(seeding, { count, dossierVersion: 'bench' })
  await seeding.close()

  const settings = await claimlight.open('/sidepanel.html#/settings')
  say(`${count} notes`)
  report('first device, first sync: all notes are written', await timeOf(settings, begin('A')))
  report('nothing new', await timeOf(settings, now))
  await changeOne(settings)
  report('after one change', await timeOf(settings, now))
  await settings.getByRole('button', { name: 'Stop syncing' }).click()
  await settings.getByLabel('Name of this device').waitFor()
  await emptyNotes(settings)
  report('second device, first sync: all notes are read', await timeOf(settings, begin('B')))
  say(`${await countNotes(settings)} notes on it; folder: ${Math.round((await sizeOfFolder(settings)) / 1000)} kB`)
  await changeOne(settings)
  report('second device, after one change', await timeOf(settings, now))
} finally {
  await claimlight.close()
}
say(`load of the machine: ${loadavg()[0]?.toFixed(1)}`)

function begin(name: string) {
  return async (page: Page): Promise<void> => {
    await page.getByLabel('Name of this device').fill(name)
    await enterPassphrase(page)
    await page.getByRole('button', { name: 'Choose folder and start' }).click()
    await page.getByText(/Last sync/).waitFor({ timeout: 300_000 })
  }
}

async function now(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByRole('button', { name: 'Synced' }).waitFor({ timeout: 300_000 })
}

async function timeOf(page: Page, act: (page: Page) => Promise<void>): Promise<number> {
  // A sync that the panel has started by itself is over first, and the button has its own name again.
  await page.waitForTimeout(6000)
  const start = performance.now()
  await act(page)
  return performance.now() - start
}

function changeOne(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((give) => {
      const opening = indexedDB.open('claimlight')
      opening.onsuccess = () => give(opening.result)
    })
    await new Promise<void>((give) => {
      const store = db.transaction('annotations', 'readwrite').objectStore('annotations')
      const reading = store.openCursor()
      reading.onsuccess = () => {
        const cursor = reading.result
        const row = cursor?.value as { note: string }
        cursor?.update({ ...row, note: `${row.note} changed`, modified: new Date().toISOString() })
        give()
      }
    })
    db.close()
  })
}

function emptyNotes(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((give) => {
      const opening = indexedDB.open('claimlight')
      opening.onsuccess = () => give(opening.result)
    })
    await new Promise<void>((give) => {
      const writing = db.transaction('annotations', 'readwrite')
      writing.objectStore('annotations').clear()
      writing.oncomplete = () => give()
    })
    db.close()
  })
}

function countNotes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((give) => {
      const opening = indexedDB.open('claimlight')
      opening.onsuccess = () => give(opening.result)
    })
    const all = await new Promise<number>((give) => {
      const counting = db.transaction('annotations').objectStore('annotations').count()
      counting.onsuccess = () => give(counting.result)
    })
    db.close()
    return all
  })
}

function sizeOfFolder(page: Page): Promise<number> {
  return page.evaluate(async () => {
    type Entries = { values: () => AsyncIterable<FileSystemDirectoryHandle | FileSystemFileHandle> }
    const sizeOf = async (folder: FileSystemDirectoryHandle): Promise<number> => {
      let size = 0
      for await (const entry of (folder as unknown as Entries).values())
        size += entry.kind === 'file' ? (await entry.getFile()).size : await sizeOf(entry)
      return size
    }
    return sizeOf(await (await navigator.storage.getDirectory()).getDirectoryHandle('Shared'))
  })
}

function report(what: string, ms: number): void {
  say(`${what}: ${(ms / 1000).toFixed(1)} s`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
