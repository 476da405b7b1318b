import type { Page } from 'playwright-core'

type StorageArea = 'local' | 'session'
declare const chrome: { storage: Record<StorageArea, { get: () => Promise<object> }> }

/**
 * Returns stored data of the extension as text: areas of its storage, storage of its pages, and all databases.
 *
 * @param areas `local` outlives the browser, `session` does not
 */
export function storedText(panel: Page, areas: readonly StorageArea[]): Promise<string> {
  return panel.evaluate(async (names) => {
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
    const stored = await Promise.all(names.map((area) => chrome.storage[area].get()))
    return JSON.stringify([stored, { ...localStorage }, { ...sessionStorage }, rows])
  }, areas)
}
