import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { StorageError, storageErrorOf, type StorageErrorCode } from '@/lib/rows/storage-error'
import { layDatabase, newerDatabase, olderDatabase } from './lay-database'

/** Loads the modules again, as a new window does. */
async function today() {
  vi.resetModules()
  const [keeping, watch, reading] = await Promise.all([
    import('@/lib/notes/data/database'),
    import('@/lib/notes/data/watch'),
    import('./all-annotations'),
  ])
  return { ...keeping, ...watch, ...reading }
}

const stops: (() => void)[] = []
afterEach(async () => {
  vi.useRealTimers()
  stops.splice(0).forEach((stop) => stop())
  await new Promise<void>((give) => {
    const deleting = indexedDB.deleteDatabase('claimlight')
    deleting.onsuccess = () => give()
  })
})

test('a database held by another tab is reported as blocked, and opens when the tab releases it', async () => {
  const letGo = await layDatabase(olderDatabase)
  const { watchStorageError, watchPageNotes, openDatabase, database } = await today()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const said: (StorageErrorCode | null)[] = []
  const lists: number[] = []
  stops.push(watchStorageError((code) => said.push(code)))
  stops.push(
    watchPageNotes({ url: '', pageKey: 'https://a.example/story', moved: [] }, (notes) => lists.push(notes.length)),
  )
  await secondsLater(() => expect(said).toEqual(['blocked']))
  const opening = expect(openDatabase()).rejects.toMatchObject({ code: 'blocked' })
  await vi.advanceTimersByTimeAsync(5000)
  await opening
  letGo()
  await secondsLater(() => expect(said).toEqual(['blocked', null]))
  await secondsLater(() => expect(lists.at(-1)).toBe(0))
  database().close()
})

/** Waits until the expectation holds; a second of the code's own waits passes with each try. */
const secondsLater = (holds: () => void) =>
  vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(1000)
    holds()
  }, 10_000)

test('a database of a newer version is neither opened nor changed', async () => {
  const close = await layDatabase(newerDatabase)
  close()
  const { watchStorageError, withDatabase, allAnnotations, database } = await today()
  const said: (StorageErrorCode | null)[] = []
  stops.push(watchStorageError((code) => said.push(code)))
  await vi.waitFor(() => expect(said).toEqual(['newer']))
  await expect(withDatabase(allAnnotations)).rejects.toMatchObject({ code: 'newer' })
  const versions = await indexedDB.databases()
  expect(versions.find(({ name }) => name === 'claimlight')?.version).toBe(newerDatabase.version)
  database().close()
})

test('a newer version that opens at the same time gets the database, and this window reports it', async () => {
  const { watchStorageError, openDatabase, database } = await today()
  const said: (StorageErrorCode | null)[] = []
  await openDatabase()
  stops.push(watchStorageError((code) => said.push(code)))
  await vi.waitFor(() => expect(said).toEqual([null]))
  const close = await layDatabase(newerDatabase)
  close()
  await vi.waitFor(() => expect(said).toEqual([null, 'newer']), 6000)
  database().close()
})

test('a request on a closed connection is repeated once', async () => {
  const { withDatabase, countAfter } = await today().then((modules) => ({
    ...modules,
    countAfter: modules.allAnnotations,
  }))
  let times = 0
  const result = await withDatabase(async () => {
    times++
    if (times === 1) throw Object.assign(new Error('gone'), { name: 'DatabaseClosedError' })
    return countAfter()
  })
  expect([times, result]).toEqual([2, []])
})

test.each([
  ['full', { name: 'AbortError', inner: { name: 'QuotaExceededError' } }],
  ['full', { name: 'BulkError', failures: [{ name: 'QuotaExceededError' }] }],
  ['newer', { name: 'DatabaseClosedError', inner: new StorageError('newer') }],
  ['denied', { name: 'OpenFailedError', inner: { name: 'InvalidStateError' } }],
  ['denied', { name: 'MissingAPIError' }],
  ['broken', { name: 'UnknownError' }],
  [null, new TypeError('x is not a function')],
  [null, 'text'],
] as const)('the error is “%s” for %o', (code, error) => expect(storageErrorOf(error)).toBe(code))
