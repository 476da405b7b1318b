// @module-tag firefox
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notesStored } from '@/tests/browser/notes-stored'
import { until } from '@/tests/browser/until'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { press, saveNote, says, upload } from './firefox-panel'

// Firefox writes into no folder: two profiles carry their changes by the buttons for change files.
interface Profile {
  claimlight: FirefoxClaimlight
  settings: Page
  downloads: string
}

let folder: string
let passphrase: string
const profiles: Profile[] = []
const CHANGE_FILES = 'input[accept=".ndjson"]'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimlight-sync-firefox-'))
  for (const name of ['laptop', 'desktop']) {
    const downloads = join(folder, name)
    await mkdir(downloads)
    const claimlight = await launchFirefox(downloads)
    const settings = await claimlight.openOwn('sidepanel.html#/settings')
    profiles.push({ claimlight, settings, downloads })
  }
}, 120_000)
afterAll(async () => {
  for (const { claimlight } of profiles) await claimlight.close()
  await rm(folder, { recursive: true, force: true })
})

test('in Firefox, syncing begins without a folder, and a change file brings the notes of one profile to another', async () => {
  const [a, b] = profiles as [Profile, Profile]
  await says(a.settings, 'This browser cannot write into a folder')
  await saveNote(a.settings, 'one', 'From the laptop')
  await begin(a, 'Laptop')
  await says(a.settings, 'Your notes, muted sentences and evidence go into the change files that you save, encrypted.')
  passphrase = await a.settings.$eval('.sync-passphrase', (shown) => shown.textContent)
  await begin(b, 'Desktop', passphrase)
  const file = await saveChangeFile(a)
  const text = await readFile(file, 'utf8')
  for (const words of ['From the laptop', 'Laptop', 'a.example']) expect(text).not.toContain(words)
  await says(a.settings, 'For a device that cannot reach the folder')
  await upload(b.settings, CHANGE_FILES, file)
  await says(b.settings, 'Laptop')
  const brought = await until(
    () => notes(b),
    (all) => all.length > 0,
  )
  expect(brought).toEqual([{ id: 'one', note: 'From the laptop' }])
})

test('several change files are read at once, and both texts of a conflict stay', async () => {
  const [a, b] = profiles as [Profile, Profile]
  await change(a, 'one', 'Changed on the laptop')
  await change(b, 'one', 'Changed on the desktop')
  await saveChangeFile(a)
  const files = (await readdir(a.downloads)).map((name) => join(a.downloads, name))
  await upload(b.settings, CHANGE_FILES, ...files)
  const [joined] = await until(
    () => notes(b),
    (all) => all.some(({ note }) => note.includes('laptop')),
  )
  expect(joined?.note).toContain('Changed on the laptop')
  expect(joined?.note).toContain('Changed on the desktop')
})

test('with another passphrase a change file is not read, and named', async () => {
  const [a, b] = profiles as [Profile, Profile]
  await press(b.settings, 'Stop syncing')
  await begin(b, 'Desktop', 'another horse battery staple orchard window')
  await saveNote(a.settings, 'two', 'For the same passphrase only')
  await upload(b.settings, CHANGE_FILES, await saveChangeFile(a))
  await says(b.settings, 'It is encrypted with another passphrase.')
  expect(await notes(b)).toHaveLength(1)
})

/** Begins with a passphrase of another device, or with a new one. */
async function begin(profile: Profile, name: string, typed?: string): Promise<void> {
  await profile.settings.waitForSelector('details:has(.sync-form)')
  await profile.settings.$eval('details:has(.sync-form)', (form) => form.setAttribute('open', ''))
  const field = await profile.settings.waitForSelector('.sync-form input.text-input')
  await field?.type(name)
  if (typed !== undefined) {
    await profile.settings.evaluate(() =>
      document.querySelectorAll<HTMLInputElement>('.sync-form [type=radio]')[1]?.click(),
    )
    await (await profile.settings.waitForSelector('.sync-form input[type=password]'))?.type(typed)
  }
  await press(profile.settings, 'Start')
  await says(profile.settings, 'Last sync')
}

/** Presses the button and waits for the download. @returns its path */
async function saveChangeFile(profile: Profile): Promise<string> {
  const before = await readdir(profile.downloads)
  await until(
    () =>
      press(profile.settings, 'Save change file').then(
        () => true,
        () => false,
      ),
    Boolean,
  )
  const after = await until(
    () => readdir(profile.downloads),
    (names) => names.length > before.length && names.every((name) => name.endsWith('.ndjson')),
  )
  const fresh = after.find((name) => !before.includes(name)) ?? ''
  expect(fresh).toMatch(/^claimlight-d[0-9a-f]{15}.*\.ndjson$/)
  return join(profile.downloads, fresh)
}

/** Changes a stored note. */
async function change({ settings }: Profile, id: string, note: string): Promise<void> {
  const stored = (await settings.evaluate(notesStored)).find((one) => one.id === id) as
    { modified?: string } | undefined
  await saveNote(settings, id, note, { basedOn: stored?.modified ?? null })
}

async function notes({ settings }: Profile): Promise<{ id: string; note: string }[]> {
  return (await settings.evaluate(notesStored)).map(({ id, note }) => ({ id, note }))
}
