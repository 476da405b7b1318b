/**
 * A database that dies at a chosen step, as when the browser kills the worker: the open transactions are aborted, and
 * every later call fails until `revive`. A step is a call to the database, the success of a request, or the start of a
 * transaction or upgrade. Import it before the code that is tested.
 */
import 'fake-indexeddb/auto'

/** The stored rows of a database, by store. */
export type Dump = Record<string, unknown[]>

/** Runs the work and counts its steps. @returns their number and the result of the work */
export async function countSteps<T>(work: () => Promise<T>): Promise<{ steps: number; value: T }> {
  start(Infinity)
  try {
    return { value: await work(), steps: made }
  } finally {
    isWatching = false
  }
}

/**
 * Does the work and kills it at a step, counted from 1.
 *
 * @returns true if the work reported success
 */
export async function killAt(step: number, work: () => Promise<unknown>): Promise<boolean> {
  start(step)
  try {
    await work()
    return true
  } catch (error) {
    if (!isDead) throw error
    return false
  } finally {
    isWatching = false
    isDead = false
    open.clear()
  }
}

/**
 * Does the work on a disk that is full from one write on, counted from 1.
 *
 * @returns the error that the work ended with, or null
 */
export async function fullAt(write: number, work: () => Promise<unknown>): Promise<unknown> {
  writesLeft = write - 1
  try {
    await work()
    return null
  } catch (error) {
    return error
  } finally {
    writesLeft = Infinity
  }
}

/** Reads all rows of a database that is open under its present version, past the code that is tested. */
export async function dump(name: string): Promise<Dump> {
  const db = await opened(name)
  try {
    const stores = [...db.objectStoreNames]
    const reading = db.transaction(stores)
    return Object.fromEntries(
      await Promise.all(stores.map(async (store) => [store, await rowsOf(reading.objectStore(store))] as const)),
    )
  } finally {
    db.close()
  }
}

/** Replaces all rows of a database. */
export async function restore(name: string, rows: Dump): Promise<void> {
  const db = await opened(name)
  const writing = db.transaction([...db.objectStoreNames], 'readwrite')
  for (const store of db.objectStoreNames) {
    writing.objectStore(store).clear()
    for (const row of rows[store] ?? []) writing.objectStore(store).put(row)
  }
  await new Promise<void>((done, failed) => {
    writing.oncomplete = () => done()
    writing.onabort = () => failed(new Error(String(writing.error)))
  })
  db.close()
}

let made = 0
let deadly = Infinity
let isWatching = false
let isDead = false
let writesLeft = Infinity
const open = new Set<IDBTransaction>()

function start(step: number): void {
  ;[made, deadly, isWatching, isDead] = [0, step, true, false]
  open.clear()
}

/** Counts a step. @returns whether the database is dead after it */
function step(): boolean {
  if (!isWatching || isDead) return isDead
  if (++made < deadly) return false
  isDead = true
  for (const transaction of open) {
    try {
      transaction.abort()
    } catch {
      // The transaction had already finished.
    }
    transaction.db.close()
  }
  return true
}

function dieIfDue(): void {
  if (step()) throw new DOMException('The worker was killed.', 'AbortError')
}

type Method = (this: object, ...given: unknown[]) => unknown

/** Makes each call of these methods a step, and the success of the requests they return. */
function intercept(prototype: object, names: readonly string[], seen: (result: unknown) => void = () => undefined) {
  for (const name of names) {
    const original = Reflect.get(prototype, name) as Method
    const replaced: Method = function (...given) {
      // The transaction of an upgrade is counted below, as the start of the upgrade.
      if (given[1] === 'versionchange') return original.apply(this, given)
      dieIfDue()
      if (WRITING.includes(name) && writesLeft-- <= 0) throw new DOMException('No room is left.', 'QuotaExceededError')
      const result = original.apply(this, given)
      if (isWatching && result instanceof IDBRequest) result.addEventListener('success', () => void step())
      if (isWatching) seen(result)
      return result
    }
    Reflect.set(prototype, name, replaced)
  }
}

const WRITING = ['add', 'put']
const READING = ['get', 'getAll', 'getAllKeys', 'getKey', 'count', 'openCursor', 'openKeyCursor']
intercept(IDBObjectStore.prototype, [...READING, ...WRITING, 'delete', 'clear', 'createIndex', 'deleteIndex'])
intercept(IDBIndex.prototype, READING)
intercept(IDBCursor.prototype, ['update', 'delete'])
intercept(IDBDatabase.prototype, ['createObjectStore', 'deleteObjectStore'])
intercept(IDBDatabase.prototype, ['transaction'], (transaction) => void open.add(transaction as IDBTransaction))
intercept(IDBFactory.prototype, ['open'], (opening) => {
  const request = opening as IDBOpenDBRequest
  request.addEventListener('upgradeneeded', () => {
    if (request.transaction) open.add(request.transaction)
    step()
  })
})

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((give, failed) => {
    const opening = indexedDB.open(name)
    opening.onsuccess = () => give(opening.result)
    opening.onerror = () => failed(new Error(String(opening.error)))
  })
}

function rowsOf(store: IDBObjectStore): Promise<unknown[]> {
  return new Promise((give, failed) => {
    const reading = store.getAll()
    reading.onsuccess = () => give(reading.result as unknown[])
    reading.onerror = () => failed(new Error(String(reading.error)))
  })
}
