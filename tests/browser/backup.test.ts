import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftOf } from './storage/drafts'
import { openStage, type Stage } from './storage/stage'
import { until } from './until'

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
  // A folder in the origin private file system, because a real folder can only be chosen by hand.
  await stage.desk.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create: true })
    const db = await new Promise<IDBDatabase>((give) => {
      const opening = indexedDB.open('claimlight')
      opening.onsuccess = () => give(opening.result)
    })
    await new Promise<void>((give) => {
      const writing = db.transaction('keeping', 'readwrite')
      writing.objectStore('keeping').put({ key: 'backup-plan', value: { every: 'day', to: 'folder', keep: 2, folder } })
      writing.oncomplete = () => give()
    })
    db.close()
  })
  await stage.kill()
  await ring()
  const [text] = await until(backups, (files) => files.length === 1 && files[0]!.includes('"end"'))
  expect(text).toContain('First of the backup')
  // The backup is noted after its file is complete.
  await until(stage.rows, ({ keeping }) => keeping.some(({ key }) => key === 'backup-last'))
  // A restarted worker knows that no backup is due.
  await stage.kill()
  await ring()
  await new Promise((go) => setTimeout(go, 1500))
  expect(await backups()).toHaveLength(1)
})

test('a manual backup from the settings is a download', async () => {
  const settings = await stage.claimlight.open('/sidepanel.html#/settings')
  await settings.getByText(/1 note in this browser/).waitFor()
  const [file] = await Promise.all([
    settings.waitForEvent('download'),
    settings.getByRole('button', { name: 'Back up now' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^Claimlight backup \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.jsonl$/)
  expect(await readFile(await file.path(), 'utf8')).toContain('First of the backup')
  await settings.getByText(/Last backup: .*, 1 note\./).waitFor()
  await settings.close()
})

/** Fires the hourly alarm. */
async function ring(): Promise<void> {
  await stage.desk.evaluate(() => chrome.alarms.create('every-hour', { when: Date.now() }))
}

/** The contents of the files in the folder. */
function backups(): Promise<string[]> {
  return stage.desk.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups')
    const texts: string[] = []
    const names = (folder as unknown as { keys: () => AsyncIterable<string> }).keys()
    for await (const name of names) texts.push(await (await (await folder.getFileHandle(name)).getFile()).text())
    return texts
  })
}
