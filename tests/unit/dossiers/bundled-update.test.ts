import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Dossier } from '@/lib/dossier/format/schema'
import type * as Store from '@/lib/dossiers/data/store'
import { incomingDossier, source } from './fixtures'

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

async function adjustedBefore(): Promise<void> {
  const store = await extensionWith(first)
  const joined = { id: 'joined', text: 'Ada Byrne joined Harbour Labs in 2004.' }
  const left = { id: 'left', text: 'Ada Byrne left Harbour Labs in 2011.' }
  await store.setClaimAside(ID, joined, '2026-10-01T00:00:00.000Z')
  await store.setClaimAside(ID, left, '2026-10-02T00:00:00.000Z')
  await store.rateSource(ID, source(1), 3, '2026-10-03T00:00:00.000Z')
}

async function expectAdjusted(store: typeof Store): Promise<void> {
  const dossier = (await store.readDossier(ID))!
  expect(dossier.claims.map(({ id }) => id)).toEqual(['born', 'led'])
  expect(dossier.sources.map(({ n, tier }) => [n, tier])).toEqual([
    [1, 2],
    [2, 2],
    [3, 3],
  ])
}

test('after an update of the extension, a rating stays with its source and a claim stays set aside', async () => {
  await adjustedBefore()
  const store = await extensionWith(next)
  await expectAdjusted(store)
  const states = await store.readAdjustmentStates(ID)
  expect(states.map(({ state }) => state)).toEqual(['applies', 'gone', 'applies'])
  const [bundled] = await store.listDossiers()
  expect(bundled).toMatchObject({ version: '2', claims: 2, adjustments: 3 })
})

test('the same holds on a device to which the adjustments came by syncing', async () => {
  await adjustedBefore()
  const { storedRows } = await import('../sync/written-rows')
  const given = await storedRows()
  const { database } = await import('@/lib/dossiers/data/database')
  await Promise.all(database().tables.map((table) => table.clear()))
  await extensionWith(first)
  const { writeRows } = await import('../sync/written-rows')
  const [one, ...others] = given.map(({ key, fields }) => ({ key, expected: null, fields }))
  await writeRows([one!], '2026-11-01T00:00:00.000Z')
  const store = await extensionWith(next)
  const again = await import('../sync/written-rows')
  await again.writeRows(others, '2026-11-02T00:00:00.000Z')
  await expectAdjusted(store)
})
