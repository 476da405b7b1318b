import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftOf } from './keeping/drafts'
import { openStage, type Stage } from './keeping/stage'
import { until } from './until'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())

test('installing warns of nothing, as the browser itself reads the manifest', async () => {
  const manifest = await readFile('.output/chrome-mv3/manifest.json', 'utf8')
  const warningsOf = (text: string): Promise<string[]> =>
    stage.desk.evaluate((all) => chrome.management.getPermissionWarningsByManifest(all), text)
  expect(await warningsOf(manifest)).toEqual([])
  // The question is one that can be answered with yes.
  expect(await warningsOf(manifest.replace('"alarms"', '"history"'))).not.toEqual([])
})

test('a backup by itself: the worker writes it into the folder when it is time, and not before notes have changed', async () => {
  await stage.save(draftOf('one', 'First of the backup'))
  // A folder of the browser's own file system: the user's can only be chosen by hand.
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
  // Killed once more, the worker knows all the same that there is nothing to do.
  await stage.kill()
  await ring()
  await new Promise((go) => setTimeout(go, 1500))
  expect(await backups()).toHaveLength(1)
})

test('a backup by hand is a download of the settings', async () => {
  const settings = await stage.claimlight.open('/sidepanel.html#/settings')
  await settings.getByText(/in this browser only/).waitFor()
  const [file] = await Promise.all([
    settings.waitForEvent('download'),
    settings.getByRole('button', { name: 'Back up now' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^Claimlight backup \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.jsonl$/)
  expect(await readFile(await file.path(), 'utf8')).toContain('First of the backup')
  await settings.getByText(/Last backup: .*, 1 note\./).waitFor()
  await settings.close()
})

/** The hour strikes. */
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
