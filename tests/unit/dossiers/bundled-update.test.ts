import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Dossier } from '@/lib/dossier/format/schema'
import type * as Store from '@/lib/dossiers/data/store'
import { keepFormerRows } from '@/lib/notes/data/former-rows'
import { incomingDossier, claim, source } from './fixtures'

/** The store of an extension that ships with this dossier. */
async function extensionWith(dossier: Dossier): Promise<typeof Store> {
  vi.resetModules()
  vi.doMock('@/lib/dossier/format/bundled', () => ({ bundledDossier: dossier }))
  return import('@/lib/dossiers/data/store')
}

const first = incomingDossier({ version: '1' }).dossier
const next = incomingDossier({
  version: '2',
  claims: [
    { id: 'born', text: 'Ada Byrne was born in Galway in 1971.', sources: [1] },
    { id: 'joined', text: 'Ada Byrne joined Harbour Labs in 2004.', sources: [3] },
    { id: 'led', text: 'Ada Byrne led it from 2006.', sources: [2] },
  ],
  // The old source 1 is now 3, the old 2 is gone, and 1 and 2 are new sources.
  sources: [
    source(1, { url: 'https://new.example/1' }),
    source(2, { url: 'https://new.example/2' }),
    source(3, { url: 'https://a.example/1' }),
  ],
}).dossier
const ID = 'bundled'

beforeEach(() => void vi.spyOn(console, 'error'))
afterEach(async () => {
  const { database } = await import('@/lib/dossiers/data/database')
  await Promise.all(database().tables.map((table) => table.clear()))
  vi.doUnmock('@/lib/dossier/format/bundled')
  vi.restoreAllMocks()
})

async function changedBefore(): Promise<void> {
  const store = await extensionWith(first)
  const added = claim('won', { text: 'Ada Byrne won the Tide Prize.', sources: [1, 2, 3] })
  const press = source(3, { url: 'https://press.example/' })
  await store.changeClaim(ID, { kind: 'add', claim: added, sources: [press] })
  await store.changeClaim(ID, {
    kind: 'edit',
    claim: claim('left', { text: 'She left in 2013.', sources: [2] }),
    sources: [],
  })
  await store.changeClaim(ID, { kind: 'retire', id: 'joined' })
  await store.changeClaim(ID, { kind: 'rate', source: 1, tier: 3 })
}

async function sourcesOf(store: typeof Store, id: string) {
  const dossier = await store.readDossier(ID)
  const numbers = dossier?.claims.find((one) => one.id === id)?.sources ?? []
  return numbers.map((n) => dossier?.sources.find((one) => one.n === n)?.url)
}

test('after an update of the extension, the user’s claims cite the same sources as before', async () => {
  await changedBefore()
  const store = await extensionWith(next)
  const cited = ['https://a.example/1', 'https://a.example/2', 'https://press.example/']
  expect(await sourcesOf(store, 'won')).toEqual(cited)
  expect(await sourcesOf(store, 'joined')).toEqual([])
  expect((await store.readDossier(ID))?.sources.find(({ url }) => url === 'https://a.example/1')?.tier).toBe(3)
  expect((await store.readAuthored(ID))?.sources.filter(({ url }) => cited.includes(url ?? ''))).toHaveLength(3)
})

test('a change that is made after the update keeps the ones from before it as they are', async () => {
  await changedBefore()
  const store = await extensionWith(next)
  await store.changeClaim(ID, { kind: 'retire', id: 'led' })
  expect(await sourcesOf(store, 'won')).toEqual([
    'https://a.example/1',
    'https://a.example/2',
    'https://press.example/',
  ])
  const later = await extensionWith({ ...next, version: '3' })
  expect(await sourcesOf(later, 'won')).toEqual([
    'https://a.example/1',
    'https://a.example/2',
    'https://press.example/',
  ])
})

test('a change whose claim the new version does not have is shown, and counted', async () => {
  await changedBefore()
  const store = await extensionWith(next)
  const { gone, retired } = await store.readOwnChanges(ID)
  expect(gone).toMatchObject([{ what: 'edited', id: 'left', text: 'She left in 2013.' }])
  expect(retired).toMatchObject([{ id: 'joined' }])
  const [bundled] = await store.listDossiers()
  // born and led of the new version, the added one, and the edited one that it has no more.
  expect(bundled).toMatchObject({ version: '2', claims: 4, changes: 4 })
})

test('the same holds on a device to which the claims came by syncing', async () => {
  await changedBefore()
  const { dossierRowsToSync } = await import('@/lib/dossiers/data/portable/dossier-rows')
  const given = await dossierRowsToSync()
  const { database } = await import('@/lib/dossiers/data/database')
  await Promise.all(database().tables.map((table) => table.clear()))
  await extensionWith(first)
  const { writeDossierRows } = await import('@/lib/dossiers/data/portable/dossier-rows')
  const [one, ...others] = given.map(({ key, fields }) => ({ key, expected: null, fields }))
  await writeDossierRows([one!], '2026-11-01T00:00:00.000Z', keepFormerRows)
  const store = await extensionWith(next)
  const again = await import('@/lib/dossiers/data/portable/dossier-rows')
  // The others come after the update: none is carried over twice.
  await again.writeDossierRows(others, '2026-11-02T00:00:00.000Z', keepFormerRows)
  expect(await sourcesOf(store, 'won')).toEqual([
    'https://a.example/1',
    'https://a.example/2',
    'https://press.example/',
  ])
  expect(await sourcesOf(store, 'left')).toEqual(['https://a.example/2'])
})
