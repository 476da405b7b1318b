import type { Stage } from './stage'

/** Plans a daily backup into a folder of the origin's private file system: a real folder can only be chosen by hand. */
export async function planBackups({ desk }: Stage): Promise<void> {
  await desk.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create: true })
    const db = await new Promise<IDBDatabase>((give) => {
      const opening = indexedDB.open('claimlight')
      opening.onsuccess = () => give(opening.result)
    })
    await new Promise<void>((give) => {
      const writing = db.transaction('values', 'readwrite')
      const plan = { every: 'day', to: 'folder', keep: 2, folder }
      writing.objectStore('values').put({ key: 'backups', value: { plan, last: null, error: null } })
      writing.oncomplete = () => give()
    })
    db.close()
  })
}

/** Fires the hourly alarm. */
export async function ring({ desk }: Stage): Promise<void> {
  await desk.evaluate(() => chrome.alarms.create('every-hour', { when: Date.now() }))
}

/** Returns the contents of the files in the folder. */
export function backupsIn({ desk }: Stage): Promise<string[]> {
  return desk.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups')
    const texts: string[] = []
    const names = (folder as unknown as { keys: () => AsyncIterable<string> }).keys()
    for await (const name of names)
      if (name.endsWith('.jsonl')) texts.push(await (await (await folder.getFileHandle(name)).getFile()).text())
    return texts
  })
}
