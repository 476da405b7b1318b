// @module-tag large
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Annotation } from '@/lib/schema/annotation'
import { launchExtension, type Claimlight } from './extension'
import { giveFolder, openSyncForm } from './folder-handle'
import { backupsIn, planBackups, ring } from './storage/backup-folder'
import { chance } from './storage/chance'
import { draftOf } from './storage/drafts'
import { openStage, type Stage } from './storage/stage'
import { trials } from './storage/trials'
import { rowsOf, send } from './stored-rows'
import { until } from './until'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

const SEED = 63
const MINUTES = 60_000

let folder: string
let stage: Stage
const devices: Claimlight[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimlight-killed-'))
  stage = await openStage()
}, 120_000)
afterAll(async () => {
  await stage.close()
  for (const device of devices) await device.close()
  await rm(folder, { recursive: true, force: true })
})

test(
  'the worker is killed in a backup: no file is cut off, and the next hour has a whole one',
  async () => {
    const any = chance(SEED)
    for (let n = 0; n < 40; n++) await stage.save(draftOf(`backup-${n}`, 'Words of the backup '.repeat(500)))
    await trials({ long: 10, short: 2 }, async (n) => {
      await stage.save(draftOf(`late-${n}`, `Saved before kill ${n}`))
      await planBackups(stage)
      await ring(stage)
      await new Promise((go) => setTimeout(go, any.below(400)))
      await stage.kill()
      for (const text of await backupsIn(stage)) expect(text.trim() === '' || text.includes('"end"')).toBe(true)
      await planBackups(stage)
      await ring(stage)
      await until(
        () => backupsIn(stage),
        (files) => files.some((text) => text.includes(`Saved before kill ${n}`) && text.includes('"end"')),
      )
    })
  },
  10 * MINUTES,
)

test(
  'the panel crashes in a sync: it goes on when it is opened again, and another device gets every note',
  async () => {
    const any = chance(SEED + 1)
    const first = await newDevice()
    let settings = await openSettings(first)
    await openSyncForm(settings)
    await settings.getByLabel(t('sync.device')).fill('Laptop')
    await settings.getByRole('button', { name: t('sync.choose') }).click()
    await settings.getByText(patternOf('sync.last')).waitFor()
    const passphrase = (await settings.locator('.sync-passphrase').textContent()) ?? ''
    const ids: string[] = []
    await trials({ long: 10, short: 2 }, async (n) => {
      for (let i = 0; i < 15; i++) {
        ids.push(`synced-${n}-${i}`)
        await send(settings, 'save-annotation', draftOf(`synced-${n}-${i}`, 'Words of the sync '.repeat(300)))
      }
      await settings.getByRole('button', { name: /^(?:Sync now|Synced)$/ }).click()
      await new Promise((go) => setTimeout(go, any.below(300)))
      const cdp = await first.context.newCDPSession(settings)
      const crashed = settings.waitForEvent('crash')
      cdp.send('Page.crash').catch(() => undefined)
      await crashed
      await settings.close()
      settings = await openSettings(first)
      await settings.getByText(patternOf('sync.last')).waitFor()
      expect(await notesOf(settings)).toEqual(new Set(ids))
    })
    await settings.getByRole('button', { name: /^(?:Sync now|Synced)$/ }).click()
    const second = await openSettings(await newDevice())
    await openSyncForm(second)
    await second.getByLabel(t('sync.device')).fill('Desktop')
    await second.getByRole('radio', { name: patternOf('sync.passphraseOwn') }).check()
    await second.getByRole('textbox', { name: t('sync.passphrase') }).fill(passphrase)
    await second.getByRole('button', { name: t('sync.choose') }).click()
    await until(
      () => notesOf(second),
      (notes) => notes.size === ids.length,
    )
    expect(await notesOf(second)).toEqual(new Set(ids))
  },
  10 * MINUTES,
)

async function newDevice(): Promise<Claimlight> {
  const device = await launchExtension({ viewport: { width: 420, height: 900 } })
  devices.push(device)
  await giveFolder(device.context, folder)
  return device
}

async function openSettings(device: Claimlight): Promise<Page> {
  const settings = await device.open('/sidepanel.html#/settings')
  settings.setDefaultTimeout(15_000)
  return settings
}

const notesOf = async (page: Page): Promise<Set<string>> =>
  new Set((await rowsOf<Annotation>(page, 'annotations')).map(({ id }) => id))
