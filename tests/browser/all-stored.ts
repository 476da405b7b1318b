import type { Page } from 'playwright-core'

declare const chrome: { storage: Record<'local' | 'session', { get: () => Promise<object> }> }

/** Returns all stored data of the extension as text: extension storage, storage of its pages, and all databases. */
export function allStored(panel: Page): Promise<string> {
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
    const { local, session } = chrome.storage
    return JSON.stringify([await local.get(), await session.get(), { ...localStorage }, { ...sessionStorage }, rows])
  })
}
