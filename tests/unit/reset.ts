import { afterAll } from 'vitest'
import { removeTraces } from './remove-traces'

// Test files that share a process leave it as they found it, and without rows.
afterAll(async () => {
  removeTraces()
  await clearDatabases()
})

async function clearDatabases(): Promise<void> {
  const factory = (globalThis as { indexedDB?: IDBFactory }).indexedDB
  for (const { name } of (await factory?.databases()) ?? []) {
    if (!factory || name === undefined) continue
    const database = await settled(factory.open(name))
    const stores = [...database.objectStoreNames]
    if (stores.length > 0) {
      const transaction = database.transaction(stores, 'readwrite')
      await Promise.all(stores.map((store) => settled(transaction.objectStore(store).clear())))
    }
    database.close()
  }
}

const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The request failed'))
  })
