import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import Dexie from 'dexie'
import { expect, test, vi } from 'vitest'

const good = { id: 'good', pageKey: 'https://a.example/', url: 'https://a.example/', title: 'A', anchor: null, note: 'Mine', tags: [], finding: null, created: '2026-01-01', modified: '2026-01-01' } // prettier-ignore

test.each<[string, object]>([
  ['an anchor that is no object', { anchor: 'words' }],
  ['no anchor', { anchor: undefined }],
  ['no address', { url: undefined, pageKey: undefined }],
  ['addresses that are no words', { url: 7, pageKey: 7 }],
])('a row with %s does not hide other rows', async (_what, damage) => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  Dexie.dependencies.indexedDB = indexedDB
  const before = new Dexie('claimlight')
  before.version(2).stores({ annotations: 'id, pageKey, modified', mutes: 'id, created' })
  await before.table('annotations').bulkPut([{ ...good, id: 'damaged', ...damage }, good])
  before.close()
  vi.resetModules()
  const { database } = await import('@/lib/notes/data/database')
  expect(await database().annotations.get('good')).toMatchObject({ note: 'Mine', claim: null, color: null })
  expect(await database().annotations.get('damaged')).toMatchObject({ id: 'damaged' })
  database().close()
})
