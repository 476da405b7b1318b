import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { KeepingFailed, troubleOf, type KeepingTrouble } from '@/lib/annotations/trouble'
import { layDatabase, oldDatabase } from './versions/lay'

/** The modules anew, as a window that opens has them. */
async function today() {
  vi.resetModules()
  const [{ database }, keeping, store, watch] = await Promise.all([
    import('@/lib/annotations/database'),
    import('@/lib/annotations/keeping'),
    import('@/lib/annotations/store'),
    import('@/lib/annotations/watch'),
  ])
  return { database, ...keeping, ...store, ...watch }
}

const stops: (() => void)[] = []
afterEach(async () => {
  stops.splice(0).forEach((stop) => stop())
  await new Promise<void>((give) => {
    const deleting = indexedDB.deleteDatabase('claimlight')
    deleting.onsuccess = () => give()
  })
})

test('a database that an old tab holds is said to be blocked, and opens by itself when the tab lets go', async () => {
  const letGo = await layDatabase(oldDatabase(2))
  const { watchKeeping, watchAnnotations, openKeeping, database } = await today()
  const said: (KeepingTrouble | null)[] = []
  const lists: number[] = []
  stops.push(watchKeeping((trouble) => said.push(trouble)))
  stops.push(watchAnnotations((notes) => lists.push(notes.length)))
  await vi.waitFor(() => expect(said).toEqual(['blocked']))
  await expect(openKeeping()).rejects.toMatchObject({ trouble: 'blocked' })
  letGo()
  await vi.waitFor(() => expect(said).toEqual(['blocked', null]), 6000)
  await vi.waitFor(() => expect(lists.at(-1)).toBe(4), 6000)
  database().close()
})

test('a database that a newer version wrote is not opened, and not changed', async () => {
  const close = await layDatabase({ ...oldDatabase(3), version: 4 })
  close()
  const { watchKeeping, withKeeping, allAnnotations, database } = await today()
  const said: (KeepingTrouble | null)[] = []
  stops.push(watchKeeping((trouble) => said.push(trouble)))
  await vi.waitFor(() => expect(said).toEqual(['newer']))
  await expect(withKeeping(allAnnotations)).rejects.toMatchObject({ trouble: 'newer' })
  const versions = await indexedDB.databases()
  expect(versions.find(({ name }) => name === 'claimlight')?.version).toBe(40)
  database().close()
})

test('a newer version that comes while the notes are open gets them, and this window says so', async () => {
  const { watchKeeping, openKeeping, database } = await today()
  const said: (KeepingTrouble | null)[] = []
  await openKeeping()
  stops.push(watchKeeping((trouble) => said.push(trouble)))
  await vi.waitFor(() => expect(said).toEqual([null]))
  const close = await layDatabase({ version: 4, stores: {}, rows: {} })
  close()
  await vi.waitFor(() => expect(said).toEqual([null, 'newer']), 6000)
  database().close()
})

test('work that finds its connection closed is done once more', async () => {
  const { withKeeping, countAfter } = await today().then((modules) => ({
    ...modules,
    countAfter: modules.allAnnotations,
  }))
  let times = 0
  const result = await withKeeping(async () => {
    times++
    if (times === 1) throw Object.assign(new Error('gone'), { name: 'DatabaseClosedError' })
    return countAfter()
  })
  expect([times, result]).toEqual([2, []])
})

test.each([
  ['full', { name: 'AbortError', inner: { name: 'QuotaExceededError' } }],
  ['full', { name: 'BulkError', failures: [{ name: 'QuotaExceededError' }] }],
  ['newer', { name: 'DatabaseClosedError', inner: new KeepingFailed('newer') }],
  ['denied', { name: 'OpenFailedError', inner: { name: 'InvalidStateError' } }],
  ['denied', { name: 'MissingAPIError' }],
  ['broken', { name: 'UnknownError' }],
  [null, new TypeError('x is not a function')],
  [null, 'text'],
] as const)('the trouble is “%s” for %o', (trouble, error) => {
  expect(troubleOf(error)).toBe(trouble)
})
