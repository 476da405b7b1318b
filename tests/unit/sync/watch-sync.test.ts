import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  beginSync,
  deleteSyncState,
  rememberSync,
  databaseSyncStore,
  watchSync,
  type LastSync,
  type SyncState,
} from '@/lib/sync/store'

const last: LastSync = {
  ...{ at: '2026-11-20T10:15:00.000Z', added: 1, changed: 0, deleted: 0, joined: 0, written: 0 },
  ...{ question: null, problems: [], ahead: null, failed: null },
}
const secret = { passphrase: 'abcd', salt: 'salt' }
let stop: () => void = () => undefined

beforeEach(async () => {
  await deleteSyncState()
})
afterEach(() => stop())

describe('who watches syncing is told', () => {
  test('the state at first, and after each change of settings, result and waiting changes', async () => {
    const states: SyncState[] = []
    stop = watchSync((state) => states.push(state))
    const latest = (want: Partial<SyncState>) => vi.waitFor(() => expect(states.at(-1)).toMatchObject(want))
    await latest({ secret: null, last: null, devices: [], waiting: 0 })
    await beginSync({ folder: null, name: 'Laptop', secret }, { device: 'd2' })
    await latest({ secret, name: 'Laptop' })
    await rememberSync(last)
    await latest({ last })
    const delta = { kind: 'note', id: 'a', state: { f: {}, v: {} } } as never
    await databaseSyncStore.write({ outbox: [delta] })
    await latest({ waiting: 1 })
    const position = { path: 'd/1', device: 'd1', name: 'Desktop', last: 5, segment: 1 } as never
    await databaseSyncStore.write({ position })
    await latest({ devices: [{ device: 'd1', name: 'Desktop', last: 5 }] })
    await deleteSyncState()
    await latest({ secret: null, last: null, devices: [], waiting: 0 })
  })

  test('after the state could not be read, when it can be read again', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    vi.spyOn(databaseSyncStore, 'self').mockRejectedValueOnce(new Error('no'))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const told: SyncState[] = []
    stop = watchSync((state) => told.push(state))
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(1000)
      expect(told).toHaveLength(1)
    }, 10_000)
    vi.useRealTimers()
    expect(said).toHaveBeenCalledOnce()
    said.mockRestore()
  })

  test('nothing more after it stops watching', async () => {
    const changed = vi.fn()
    watchSync(changed)()
    await rememberSync(last)
    const told: SyncState[] = []
    stop = watchSync((state) => told.push(state))
    await vi.waitFor(() => expect(told).toHaveLength(1))
    expect(changed).not.toHaveBeenCalled()
  })
})

test('settings from before each folder was encrypted count as off', async () => {
  const old = { folder: null, name: 'Laptop', secret: null }
  await beginSync(old, { device: 'd2' })
  const states: SyncState[] = []
  stop = watchSync((state) => states.push(state))
  await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ secret: null }))
})

test('a run that goes on after syncing was stopped writes nothing', async () => {
  await beginSync({ folder: null, name: 'Laptop', secret }, { device: 'd2' })
  const self = await databaseSyncStore.self()
  await deleteSyncState()
  await expect(databaseSyncStore.write({ self })).rejects.toThrow('syncing was stopped')
  await rememberSync(last)
  const states: SyncState[] = []
  stop = watchSync((state) => states.push(state))
  await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ secret: null, last: null }))
  expect(await databaseSyncStore.self()).toMatchObject({ device: '' })
})
