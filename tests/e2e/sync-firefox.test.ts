import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '@/tests/browser/until'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'

// Firefox writes into no folder: two profiles carry their changes by the buttons for change files.
interface Profile {
  claimlight: FirefoxClaimlight
  settings: Page
  downloads: string
}

let folder: string
let passphrase: string
const profiles: Profile[] = []

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
  await shows(a, 'This browser cannot write into a folder')
  await save(a, 'one', 'From the laptop')
  await begin(a, 'Laptop')
  await shows(a, 'Your notes, muted sentences and evidence go into the change files that you save, encrypted.')
  passphrase = await a.settings.$eval('.sync-passphrase', (shown) => shown.textContent)
  await begin(b, 'Desktop', passphrase)
  const file = await saveChangeFile(a)
  const text = await readFile(file, 'utf8')
  for (const words of ['From the laptop', 'Laptop', 'a.example']) expect(text).not.toContain(words)
  await shows(a, 'For a device that cannot reach the folder')
  await choose(b, 'input[accept=".ndjson"]', file)
  await shows(b, 'Laptop')
  const brought = await until(
    () => notes(b),
    (all) => all.length > 0,
  )
  expect(brought).toEqual([{ id: 'one', note: 'From the laptop' }])
})

test('several change files are read at once, and both texts of a conflict stay', async () => {
  const [a, b] = profiles as [Profile, Profile]
  await save(a, 'one', 'Changed on the laptop')
  await save(b, 'one', 'Changed on the desktop')
  await saveChangeFile(a)
  const files = (await readdir(a.downloads)).map((name) => join(a.downloads, name))
  await choose(b, 'input[accept=".ndjson"]', ...files)
  const [joined] = await until(
    () => notes(b),
    (all) => all.some(({ note }) => note.includes('laptop')),
  )
  expect(joined?.note).toContain('Changed on the laptop')
  expect(joined?.note).toContain('Changed on the desktop')
})

test('with another passphrase a change file is not read, and named', async () => {
  const [a, b] = profiles as [Profile, Profile]
  await press(b, 'Stop syncing')
  await begin(b, 'Desktop', 'another horse battery staple orchard window')
  await save(a, 'two', 'For the same passphrase only')
  await choose(b, 'input[accept=".ndjson"]', await saveChangeFile(a))
  await shows(b, 'It is encrypted with another passphrase.')
  expect(await notes(b)).toHaveLength(1)
})

/** Begins with a passphrase of another device, or with a new one. */
async function begin(profile: Profile, name: string, typed?: string): Promise<void> {
  const field = await profile.settings.waitForSelector('.sync-form input.text-input')
  await field?.type(name)
  if (typed !== undefined) {
    await profile.settings.evaluate(() =>
      document.querySelectorAll<HTMLInputElement>('.sync-form [type=radio]')[1]?.click(),
    )
    await (await profile.settings.waitForSelector('.sync-form input[type=password]'))?.type(typed)
  }
  await press(profile, 'Start')
  await shows(profile, 'Last sync')
}

/** Presses the button and waits for the download. @returns its path */
async function saveChangeFile(profile: Profile): Promise<string> {
  const before = await readdir(profile.downloads)
  await until(
    () =>
      press(profile, 'Save change file').then(
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

async function choose({ settings }: Profile, selector: string, ...paths: string[]): Promise<void> {
  const input = (await settings.waitForSelector(selector)) as ElementHandle<HTMLInputElement> | null
  await input?.uploadFile(...paths)
}

function shows({ settings }: Profile, words: string): Promise<boolean> {
  return until(() => settings.evaluate((text) => document.body.innerText.includes(text), words), Boolean, 30_000)
}

async function press({ settings }: Profile, name: string): Promise<void> {
  await settings.evaluate((words) => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words)
    if (!button) throw new Error(`There is no button “${words}”.`)
    button.click()
  }, name)
}

async function save(profile: Profile, id: string, note: string): Promise<void> {
  const basedOn = await profile.settings.evaluate(
    (key) =>
      new Promise<string | null>((give) => {
        const opening = indexedDB.open('claimlight')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('annotations').objectStore('annotations').get(key)
          reading.onsuccess = () => give((reading.result as { modified: string } | undefined)?.modified ?? null)
        }
      }),
    id,
  )
  const draft = {
    ...{ id, basedOn, pageKey: 'https://a.example/', url: 'https://a.example/', title: 'A page' },
    ...{ claim: null, anchor: null, note, tags: [], color: null, finding: null },
  }
  const reply = await profile.settings.evaluate(
    (data) => browser.runtime.sendMessage({ v: 1, to: 'background', kind: 'save-annotation', data }),
    draft,
  )
  expect(reply).toMatchObject({ ok: true })
}

function notes({ settings }: Profile): Promise<{ id: string; note: string }[]> {
  return settings.evaluate(
    () =>
      new Promise<{ id: string; note: string }[]>((give) => {
        const opening = indexedDB.open('claimlight')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('annotations').objectStore('annotations').getAll()
          reading.onsuccess = () =>
            give((reading.result as { id: string; note: string }[]).map(({ id, note }) => ({ id, note })))
        }
      }),
  )
}

declare const browser: { runtime: { sendMessage: (message: object) => Promise<unknown> } }
