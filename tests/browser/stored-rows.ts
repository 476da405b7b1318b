import type { Page } from 'playwright-core'

interface Change {
  store: string
  rows: readonly object[]
  /** Whether the store is emptied first. */
  isEmptied?: boolean
}

/** Returns the rows of a store of the extension's database. `page`: a page of the extension. */
export function rowsOf<T = { id: string }>(page: Page, store: string): Promise<T[]> {
  return page.evaluate(readStore, store) as Promise<T[]>
}

/** Writes rows directly to the database, which must be open: a hundred thousand take seconds. */
export function putRows(page: Page, store: string, rows: readonly object[]): Promise<void> {
  return page.evaluate(writeStore, { store, rows })
}

export function emptyStore(page: Page, store: string): Promise<void> {
  return page.evaluate(writeStore, { store, rows: [], isEmptied: true })
}

/** Sends a message to the background as the panel does. @returns its reply */
export function send(page: Page, kind: string, data: object | null): Promise<object> {
  const message = { v: 1, to: 'background', kind, data }
  return page.evaluate((one) => chrome.runtime.sendMessage<object, object>(one), message)
}

// The functions below run in a page of the extension: they use nothing from outside their own bodies.
async function readStore(store: string): Promise<unknown[]> {
  const db = await new Promise<IDBDatabase>((give, fail) => {
    const opening = indexedDB.open('claimlight')
    opening.onsuccess = () => give(opening.result)
    opening.onerror = () => fail(new Error(String(opening.error)))
  })
  return new Promise<unknown[]>((give, fail) => {
    const reading = db.transaction(store).objectStore(store).getAll()
    reading.onsuccess = () => give(reading.result)
    reading.onerror = () => fail(new Error(String(reading.error)))
  }).finally(() => db.close())
}

async function writeStore({ store, rows, isEmptied }: Change): Promise<void> {
  const db = await new Promise<IDBDatabase>((give, fail) => {
    const opening = indexedDB.open('claimlight')
    opening.onsuccess = () => give(opening.result)
    opening.onerror = () => fail(new Error(String(opening.error)))
  })
  await new Promise<void>((give, fail) => {
    const writing = db.transaction(store, 'readwrite')
    if (isEmptied === true) writing.objectStore(store).clear()
    for (const row of rows) writing.objectStore(store).put(row)
    writing.oncomplete = () => give()
    writing.onabort = () => fail(new Error(String(writing.error)))
  }).finally(() => db.close())
}
