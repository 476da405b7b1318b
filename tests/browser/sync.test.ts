// @module-tag walks
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Annotation, AnnotationDraft } from '@/lib/schema/annotation'
import { launchExtension, type Claimlight } from './extension'
import { giveFolder, openSyncForm } from './folder-handle'
import { draftOf } from './storage/drafts'
import { rowsOf, send } from './stored-rows'
import { until } from './until'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// Three profiles of one browser, each with its own database, on one folder of the disk.
interface Profile {
  claimlight: Claimlight
  settings: Page
  folder: { permission: PermissionState }
}

let folder: string
let passphrase: string
const profiles: Profile[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimlight-sync-'))
  for (let n = 0; n < 3; n++) {
    const claimlight = await launchExtension({ viewport: { width: 420, height: 900 } })
    const given = await giveFolder(claimlight.context, folder)
    const settings = await claimlight.open('/sidepanel.html#/settings')
    settings.setDefaultTimeout(15_000)
    profiles.push({ claimlight, settings, folder: given })
  }
}, 120_000)
afterAll(async () => {
  for (const { claimlight } of profiles) await claimlight.close()
  await rm(folder, { recursive: true, force: true })
})

test('three profiles begin with one folder, and a note of one comes to the others', async () => {
  const [a, b, c] = profiles as [Profile, Profile, Profile]
  await save(a, draftOf('one', 'From the laptop'))
  await begin(a, 'Laptop')
  passphrase = (await a.settings.locator('.sync-passphrase').textContent()) ?? ''
  expect(passphrase).toMatch(/^(?:\w{4}-){5}\w{4}$/)
  await begin(b, 'Desktop', passphrase)
  await begin(c, 'Tablet', passphrase.replaceAll('-', ' ').toUpperCase())
  for (const profile of [b, c]) expect(await notes(profile)).toMatchObject([{ id: 'one', note: 'From the laptop' }])
  await syncNow(a)
  await a.settings
    .getByRole('list', { name: t('sync.devices') })
    .getByText('Desktop')
    .waitFor()
})

test('a folder that the browser asks about again says so, and one click goes on', async () => {
  const [a] = profiles as [Profile, Profile, Profile]
  a.folder.permission = 'prompt'
  await a.settings.reload()
  await a.settings.getByText(patternOf('sync.permission.prompt')).waitFor()
  await a.settings.getByRole('button', { name: t('sync.allowAgain') }).click()
  await a.settings.getByText(patternOf('sync.permission.prompt')).waitFor({ state: 'detached' })
})

test('no word of a note is in the folder, and a weak or a wrong passphrase is refused', async () => {
  const [a, , c] = profiles as [Profile, Profile, Profile]
  const text = await allFiles(folder)
  for (const words of ['From the laptop', 'Laptop', 'a.example']) expect(text).not.toContain(words)
  await c.settings.getByRole('button', { name: t('sync.stop') }).click()
  await fillStart(c, 'Tablet', 'weak')
  await c.settings.getByText(patternOf('sync.short')).waitFor()
  await fillStart(c, 'Tablet', 'another wrong horse battery orchard window')
  await c.settings.getByText(t('sync.notStarted.wrong')).waitFor()
  await begin(c, 'Tablet', passphrase)
  await save(c, draftOf('late', 'Written after beginning again'))
  await syncAll()
  expect((await notes(a)).map(({ note }) => note)).toContain('Written after beginning again')
})

test('another window shows a change of the sync and what leaves the browser, without asking again and again', async () => {
  const [a] = profiles as [Profile, Profile, Profile]
  const other = await a.claimlight.context.newPage()
  // Nothing is asked for again and again in it: only an event can reach it.
  await other.addInitScript(() => Object.defineProperty(globalThis, 'setInterval', { value: () => 0 }))
  await other.goto(a.settings.url())
  const foot = other.locator('.foot')
  await foot.getByText('go into the sync folder, encrypted. Nothing else you read').waitFor()
  await a.settings.getByRole('button', { name: t('sync.stop') }).click()
  await other.getByText(t('sync.setUp')).waitFor()
  await foot.getByText(t('dataUse.nothing')).waitFor()
  await begin(a, 'Laptop', passphrase)
  await other.getByText('This device is called “Laptop”').waitFor()
  await foot.getByText('go into the sync folder, encrypted. Nothing else you read').waitFor()
  await other.close()
})

/** Begins with a passphrase of another device, or with a new one. */
async function begin(profile: Profile, name: string, typed?: string): Promise<void> {
  await fillStart(profile, name, typed)
  await profile.settings.getByText(patternOf('sync.last')).waitFor()
}

async function fillStart({ settings }: Profile, name: string, typed?: string): Promise<void> {
  await openSyncForm(settings)
  await settings.getByLabel(t('sync.device')).fill(name)
  if (typed !== undefined) {
    await settings.getByRole('radio', { name: patternOf('sync.passphraseOwn') }).check()
    await settings.getByRole('textbox', { name: t('sync.passphrase') }).fill(typed)
  }
  await settings.getByRole('button', { name: t('sync.choose') }).click()
}

/** Clicks and waits for the result that is kept. */
async function syncNow(profile: Profile): Promise<void> {
  const before = await lastSync(profile)
  // For two seconds after a sync the button says so.
  await profile.settings.getByRole('button', { name: /^(?:Sync now|Synced)$/ }).click()
  await until(
    () => lastSync(profile),
    (at) => at !== before,
  )
}

async function lastSync({ settings }: Profile): Promise<string> {
  const rows = await rowsOf<{ key: string; value: { at: string } }>(settings, 'values')
  return rows.find(({ key }) => key === 'last-sync')?.value.at ?? ''
}

/** Each device reads what all others have written. */
async function syncAll(): Promise<void> {
  for (const profile of [...profiles, ...profiles]) await syncNow(profile)
}

async function save({ settings }: Profile, draft: AnnotationDraft): Promise<void> {
  expect(await send(settings, 'save-annotation', draft)).toMatchObject({ ok: true })
}

const notes = ({ settings }: Profile): Promise<Annotation[]> => rowsOf(settings, 'annotations')

async function allFiles(at: string): Promise<string> {
  const names = await until(
    () => readdir(at, { recursive: true, withFileTypes: true }),
    (list) => list.length > 0,
  )
  const files = names.filter((one) => one.isFile())
  return (await Promise.all(files.map((one) => readFile(join(one.parentPath, one.name), 'utf8')))).join('\n')
}
