import type { Page } from 'playwright-core'
import type { Annotation } from '@/lib/schema/annotation'

/** Writes notes directly to the extension's database, which must be open: a hundred thousand take seconds. */
export async function putNotes(page: Page, notes: readonly Annotation[]): Promise<void> {
  await page.evaluate(async (rows) => {
    const open = indexedDB.open('claimlight')
    const db = await new Promise<IDBDatabase>((done, failed) => {
      open.onsuccess = () => done(open.result)
      open.onerror = () => failed(new Error(open.error?.message))
    })
    const writing = db.transaction('annotations', 'readwrite')
    for (const row of rows) writing.objectStore('annotations').put(row)
    await new Promise((done, failed) => {
      writing.oncomplete = done
      writing.onerror = () => failed(new Error(writing.error?.message))
    })
    db.close()
  }, notes as Annotation[])
}
