import type { Page } from 'playwright-core'

declare const chrome: { storage: { local: { get: () => Promise<object> } } }

/** Returns as text what the extension has stored beyond the end of the browser: its storage, that of its pages, and all databases. */
export function storedOnDisk(panel: Page): Promise<string> {
  return panel.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((give, refuse) => {
        request.onsuccess = () => give(request.result)
        request.onerror = () => refuse(request.error ?? new Error('not read'))
      })
    const rows: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name))
      for (const store of db.objectStoreNames)
        rows.push(name, store, await done(db.transaction(store).objectStore(store).getAll()))
      db.close()
    }
    return JSON.stringify([await chrome.storage.local.get(), { ...localStorage }, { ...sessionStorage }, rows])
  })
}
