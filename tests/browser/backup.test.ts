import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupsIn, planBackups, ring } from './storage/backup-folder'
import { draftOf } from './storage/drafts'
import { openStage, type Stage } from './storage/stage'
import { until } from './until'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())

test('the installation shows no permission warning, as the browser reads the manifest', async () => {
  const manifest = await readFile('.output/chrome-mv3/manifest.json', 'utf8')
  const warningsOf = (text: string): Promise<string[]> =>
    stage.desk.evaluate((all) => chrome.management.getPermissionWarningsByManifest(all), text)
  expect(await warningsOf(manifest)).toEqual([])
  // Counter-check: another permission does cause a warning.
  expect(await warningsOf(manifest.replace('"alarms"', '"history"'))).not.toEqual([])
})

test('an automatic backup is written into the folder when it is due, and not before notes have changed', async () => {
  await stage.save(draftOf('one', 'First of the backup'))
  await planBackups(stage)
  await stage.kill()
  await ring(stage)
  const [text] = await until(
    () => backupsIn(stage),
    (files) => files.length === 1 && files[0]!.includes('"end"'),
  )
  expect(text).toContain('First of the backup')
  // The backup is noted after its file is complete.
  await until(stage.rows, ({ values }) =>
    values.some(({ key, value }) => key === 'backups' && (value as { last: unknown }).last !== null),
  )
  // A restarted worker knows that no backup is due.
  await stage.kill()
  await ring(stage)
  await new Promise((go) => setTimeout(go, 1500))
  expect(await backupsIn(stage)).toHaveLength(1)
})

test('a manual backup from the settings is a download', async () => {
  const settings = await stage.claimlight.open('/sidepanel.html#/settings')
  await settings.getByText(patternOf('storage.kept')).waitFor()
  const [file] = await Promise.all([
    settings.waitForEvent('download'),
    settings.getByRole('button', { name: t('backup.now') }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^Claimlight backup \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.jsonl$/)
  expect(await readFile(await file.path(), 'utf8')).toContain('First of the backup')
  await settings.getByText(/Last backup: .*, 1 note\./).waitFor()
  await settings.close()
})
