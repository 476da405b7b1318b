import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { expect, test, vi } from 'vitest'
import { ciphersOf } from '@/lib/sync/cipher'
import { beginSync, deleteSyncState, readSyncSettings, syncDatabase, watchSync, type SyncState } from '@/lib/sync/store'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

setBrowser({ storage: { local: fakeStorage(), session: fakeStorage() } })

const SALT = 'MDEyMzQ1Njc4OWFiY2RlZg=='

/** Stores the sync state of a former version, and opens it with this one. */
async function update(secret: object): Promise<SyncState> {
  syncDatabase().close()
  await Dexie.delete('claimlight-sync')
  const db = new Dexie('claimlight-sync')
  db.version(1).stores({ records: 'key', outbox: '++n', positions: 'path', meta: 'key' })
  await db.table('records').put({ key: 'note/a', state: { fields: {}, versions: {} } })
  await db.table('meta').bulkPut([
    { key: 'self', value: { device: 'd0123456789abcde', clock: { ms: 1, count: 0 }, tail: null } },
    { key: 'settings', value: { folder: null, name: 'Laptop', secret } },
  ])
  db.close()
  await syncDatabase().open()
  const states: SyncState[] = []
  const stop = watchSync((state) => states.push(state))
  await vi.waitFor(() => expect(states).not.toHaveLength(0))
  stop()
  return states[0]!
}

test('a state without a passphrase, as older versions stored it, is deleted, and the user is told', async () => {
  const { makeChangeFile } = await import('@/lib/sync/panel-sync')
  expect(await update({ key: 'a CryptoKey', salt: SALT })).toMatchObject({ secret: null, wasEnded: true, name: '' })
  expect(await syncDatabase().records.count()).toBe(0)
  expect(await makeChangeFile()).toBeNull()
  await beginSync({ folder: null, name: 'A', secret: { passphrase: 'abcd', salt: SALT } }, { device: 'd1' })
  await deleteSyncState()
  expect(await syncDatabase().meta.count()).toBe(0)
})

test('a state with a passphrase goes on after the update', async () => {
  const secret = { passphrase: 'k7wd-2mzp', salt: SALT }
  expect(await update(secret)).toMatchObject({ secret, wasEnded: false, name: 'Laptop' })
  expect(await syncDatabase().records.count()).toBe(1)
})

test.each([[''], [undefined], [null]])('nothing is sealed with the passphrase %j', async (passphrase) => {
  const secret = { passphrase: passphrase!, salt: SALT }
  expect(() => ciphersOf(secret)).toThrow('passphrase')
  await syncDatabase().meta.put({ key: 'settings', value: { folder: null, name: 'A', secret } })
  expect((await readSyncSettings()).secret).toBeNull()
})
