import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { database } from '@/lib/dossiers/data/database'
import { database as notesDatabase } from '@/lib/notes/data/database'
import { removedVersion, findSameDossier } from '@/lib/dossiers/data/ids'
import { storeIndex, readEngineData } from '@/lib/dossiers/data/engine-data'
import {
  addDossier,
  listDossiers,
  listRemoved,
  purgeRemoved,
  rateSource,
  readAuthored,
  readDossier,
  removeDossier,
  restoreDossier,
  restoreFormer,
  setClaimAside,
  setDossierOn,
  updateDossier,
  watchDossiers,
} from '@/lib/dossiers/data/store'
import { indexDossier } from '@/lib/engine/retrieve/dossier-index'
import { incomingDossier, source } from './fixtures'

const NOW = '2025-07-01T10:00:00.000Z'
const BORN = { id: 'born', text: 'Ada Byrne was born in Galway in 1971.' }
const later = (days: number): string => new Date(Date.parse(NOW) + days * 86_400_000).toISOString()

afterEach(() => Promise.all([...database().tables, ...notesDatabase().tables].map((table) => table.clear())))

describe('installed dossiers', () => {
  test('contain only the bundled one at first, which is on and cannot be removed', async () => {
    const [bundled, ...others] = await listDossiers()
    expect(others).toEqual([])
    expect(bundled).toMatchObject({
      ...{ id: 'bundled', isOn: true, origin: { kind: 'bundled' }, adjustments: 0, former: null },
      ...{ version: bundledDossier.version, claims: bundledDossier.claims.length },
    })
    await expect(removeDossier('bundled')).rejects.toMatchObject({ code: 'bundled' })
    await expect(updateDossier('bundled', incomingDossier())).rejects.toMatchObject({ code: 'bundled' })
    expect((await readEngineData('bundled'))?.index).toBe(bundledIndex)
  })

  test('are stored unchanged', async () => {
    const brought = incomingDossier({ signedBy: 'ab12' })
    const added = await addDossier(brought, { now: NOW })
    expect(added).toEqual({
      ...{ id: 'ada-byrne', subject: { name: 'Ada Byrne', aliases: ['A. Byrne'], kind: 'person' } },
      ...{ asOf: '2025-06-30', version: '1', claims: 3, sources: 2, adjustments: 0, signedBy: 'ab12', isOn: true },
      ...{ origin: { kind: 'file', name: 'ada.json', form: 'portable' }, added: NOW, modified: NOW },
      ...{ removed: null, former: null },
    })
    expect((await listDossiers()).map(({ id }) => id)).toEqual(['bundled', 'ada-byrne'])
    expect(await readDossier('ada-byrne')).toEqual(brought.dossier)
    expect((await readEngineData('ada-byrne'))?.index).toEqual(brought.index)
    const authored = await readAuthored('ada-byrne')
    expect(authored?.topics.map(({ topic, claims }) => [topic, claims.length])).toEqual([
      ['Life', 1],
      ['Work', 2],
    ])
    expect(await readDossier('nobody')).toBeUndefined()
  })

  test('are one per subject, unless the user adds another', async () => {
    await addDossier(incomingDossier())
    await expect(addDossier(incomingDossier())).rejects.toMatchObject({ code: 'same-id', reason: 'ada-byrne' })
    const another = await addDossier(incomingDossier({ version: '9' }), { asAnother: true })
    expect(another.id).toBe('ada-byrne-2')
    expect((await readDossier('ada-byrne'))?.version).toBe('1')
  })

  test('can be turned off and on, also the bundled one', async () => {
    await setDossierOn('bundled', false)
    expect((await listDossiers())[0]).toMatchObject({ id: 'bundled', isOn: false })
    await setDossierOn('bundled', true)
    expect((await listDossiers())[0]).toMatchObject({ isOn: true })
    await expect(setDossierOn('nobody', true)).rejects.toMatchObject({ code: 'unknown' })
  })

  test('can be removed and restored with all adjustments within 30 days', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    await setClaimAside('ada-byrne', BORN)
    const before = (await listDossiers())[1]
    await removeDossier('ada-byrne', NOW)
    expect((await listDossiers()).map(({ id }) => id)).toEqual(['bundled'])
    expect(await listRemoved()).toMatchObject([{ id: 'ada-byrne', removed: NOW }])
    expect(await purgeRemoved(later(29))).toBe(0)
    await restoreDossier('ada-byrne')
    expect((await listDossiers())[1]).toEqual(before)
    expect((await readDossier('ada-byrne'))?.claims.map(({ id }) => id)).toEqual(['joined', 'left'])
  })

  test('are deleted for good after 30 days', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    await setClaimAside('ada-byrne', BORN)
    await removeDossier('ada-byrne', NOW)
    expect(await purgeRemoved(later(30))).toBe(1)
    const left = await Promise.all(database().tables.map((table) => table.count()))
    expect(left.every((count) => count === 0)).toBe(true)
    await expect(restoreDossier('ada-byrne')).rejects.toMatchObject({ code: 'unknown' })
  })

  test('come back from the bin when a dossier on the same subject is added, with the user’s adjustments', async () => {
    await addDossier(incomingDossier())
    await setClaimAside('ada-byrne', BORN)
    await removeDossier('ada-byrne')
    expect(await addDossier(incomingDossier({ version: '2' }))).toMatchObject({
      id: 'ada-byrne',
      version: '2',
      isOn: true,
    })
    expect(await listRemoved()).toEqual([])
    expect((await readDossier('ada-byrne'))?.claims.map(({ id }) => id)).not.toContain('born')
  })

  test('stay in the bin when one with another key, with none, or on another subject is added', async () => {
    await addDossier(incomingDossier({ signedBy: 'first' }))
    await setClaimAside('ada-byrne', BORN)
    await removeDossier('ada-byrne')
    for (const signedBy of ['second', null]) {
      const added = await addDossier(incomingDossier({ signedBy }), { asAnother: signedBy === null })
      expect(added).toMatchObject({ signedBy, adjustments: 0, former: null })
      expect((await listRemoved()).map(({ id, signedBy: key }) => [id, key])).toEqual([['ada-byrne', 'first']])
    }
    const { id } = await addDossier(incomingDossier({ name: 'Анна' }))
    await removeDossier(id)
    expect((await addDossier(incomingDossier({ name: 'Мария' }))).id).not.toBe(id)
    expect(await addDossier(incomingDossier({ name: 'анна' }))).toMatchObject({ id })
  })

  test('come back from the bin as an update of them', async () => {
    await addDossier(incomingDossier({ signedBy: 'first' }))
    await removeDossier('ada-byrne')
    expect(removedVersion('ada  BYRNE', 'first', await listRemoved())?.id).toBe('ada-byrne')
    expect(removedVersion('Ada Byrne', 'second', await listRemoved())).toBeNull()
    expect(await updateDossier('ada-byrne', incomingDossier({ version: '2', signedBy: 'first' }))).toMatchObject({
      ...{ version: '2', isOn: true, removed: null },
    })
  })

  test('are found by their present key after the first one was replaced', async () => {
    await addDossier(incomingDossier({ signedBy: 'other' }))
    await addDossier(incomingDossier({ signedBy: 'first' }), { asAnother: true })
    await updateDossier('ada-byrne-2', incomingDossier({ version: '2', signedBy: 'second' }))
    expect(findSameDossier('Ada Byrne', 'second', await listDossiers())?.id).toBe('ada-byrne-2')
  })

  test('are not signed with the user’s edits, and later versions with the same key are still of them', async () => {
    const edited = { ...incomingDossier({ signedBy: 'first' }), isEdited: true }
    expect(await addDossier(edited)).toMatchObject({ signedBy: null, lastSignedBy: 'first' })
    expect(await updateDossier('ada-byrne', incomingDossier({ signedBy: 'first' }))).toMatchObject({
      signedBy: 'first',
    })
    expect(await updateDossier('ada-byrne', edited)).toMatchObject({ signedBy: null, lastSignedBy: 'first' })
    await removeDossier('ada-byrne')
    expect(removedVersion('Ada Byrne', 'first', await listRemoved())?.id).toBe('ada-byrne')
  })

  test('are found by subject and key, whatever their id', async () => {
    await addDossier(incomingDossier({ signedBy: 'first' }))
    const another = await addDossier(incomingDossier({ signedBy: 'second' }), { asAnother: true })
    const known = await listDossiers()
    expect(another.id).toBe('ada-byrne-2')
    expect(findSameDossier('Ada Byrne', 'second', known)?.id).toBe('ada-byrne-2')
    expect(findSameDossier('Ada Byrne', null, known)?.id).toBe('ada-byrne')
    expect(findSameDossier('Andrej Karpathy', null, known)).toBeNull()
    await removeDossier('ada-byrne')
    expect(findSameDossier('Ada Byrne', 'first', await listDossiers())?.id).toBe('ada-byrne-2')
    await expect(addDossier(incomingDossier())).rejects.toMatchObject({ code: 'same-id', reason: 'ada-byrne-2' })
  })

  test('are announced to watchers when they change', async () => {
    const heard = vi.fn()
    const stop = watchDossiers(heard)
    await addDossier(incomingDossier())
    await expect.poll(() => heard.mock.calls.length).toBe(1)
    await setDossierOn('ada-byrne', false)
    await expect.poll(() => heard.mock.calls.length).toBe(2)
    stop()
  })
})

describe('the user’s adjustments to a dossier', () => {
  test('to the bundled dossier are stored separately', async () => {
    const [first] = bundledDossier.claims
    await setClaimAside('bundled', first!)
    expect((await readDossier('bundled'))?.claims).toHaveLength(bundledDossier.claims.length - 1)
    expect((await listDossiers())[0]).toMatchObject({ adjustments: 1, claims: bundledDossier.claims.length - 1 })
    expect((await readEngineData('bundled'))?.index).toBeUndefined()
  })

  test('invalidate the stored index until a new one is stored', async () => {
    await addDossier(incomingDossier())
    await setClaimAside('ada-byrne', BORN)
    const data = await readEngineData('ada-byrne')
    expect(data?.index).toBeUndefined()
    const index = indexDossier(data!.dossier)
    await rateSource('ada-byrne', source(1), 1)
    await storeIndex('ada-byrne', index, data!.stamp)
    expect((await readEngineData('ada-byrne'))?.index).toBeUndefined()
    const next = await readEngineData('ada-byrne')
    await storeIndex('ada-byrne', indexDossier(next!.dossier), next!.stamp)
    expect((await readEngineData('ada-byrne'))?.index?.claims).toHaveLength(2)
  })

  test('of one version have an index that is not used for another', async () => {
    await addDossier(incomingDossier())
    await setClaimAside('ada-byrne', BORN)
    await updateDossier('ada-byrne', incomingDossier({ version: '2' }))
    const newer = await readEngineData('ada-byrne')
    await restoreFormer('ada-byrne')
    await storeIndex('ada-byrne', indexDossier(newer!.dossier), newer!.stamp)
    expect((await readEngineData('ada-byrne'))?.index).toBeUndefined()
  })

  test('do not use an index of another state of the analysis', async () => {
    const index = indexDossier(incomingDossier().dossier)
    await addDossier({ ...incomingDossier(), index: { ...index, analysis: index.analysis - 1 } })
    expect((await readEngineData('ada-byrne'))?.index).toBeUndefined()
  })
})

describe('a newer version of a dossier', () => {
  const newer = () =>
    incomingDossier({
      version: '2',
      claims: [
        { id: 'born', text: 'Ada Byrne was born in Cork in 1971.', sources: [2] },
        { id: 'joined', text: 'Ada Byrne joined Harbour Labs in 2004.', sources: [1] },
      ],
      // Both sources with other numbers, and a new one.
      sources: [source(1, { url: 'https://a.example/2' }), source(2, { url: 'https://a.example/1' }), source(3)],
    })

  test('replaces it, with the user’s adjustments applied', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    await setClaimAside('ada-byrne', { id: 'joined', text: 'Ada Byrne joined Harbour Labs in 2004.' }, NOW)
    await rateSource('ada-byrne', source(1), 1, NOW)
    const updated = await updateDossier('ada-byrne', newer(), later(1))
    expect(updated).toMatchObject({ version: '2', adjustments: 2, claims: 1, sources: 3, modified: later(1) })
    expect(updated.former).toEqual({ version: '1', asOf: '2025-06-30', until: later(31) })
    const now = await readDossier('ada-byrne')
    expect(now?.claims.map(({ id }) => id)).toEqual(['born'])
    expect(now?.sources.filter(({ tier }) => tier === 1).map(({ url }) => url)).toEqual(['https://a.example/1'])
  })

  test('can be replaced by the previous version, which is unchanged', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    await rateSource('ada-byrne', source(1), 1, NOW)
    const before = await readDossier('ada-byrne')
    await updateDossier('ada-byrne', newer(), later(1))
    const second = await readDossier('ada-byrne')
    const back = await restoreFormer('ada-byrne', later(2))
    expect(back).toMatchObject({ version: '1', former: { version: '2' } })
    expect(await readDossier('ada-byrne')).toEqual(before)
    await restoreFormer('ada-byrne', later(3))
    expect(await readDossier('ada-byrne')).toEqual(second)
  })

  test('cannot be undone after 30 days', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    await updateDossier('ada-byrne', newer(), NOW)
    await expect(restoreFormer('ada-byrne', later(30))).rejects.toMatchObject({ code: 'no-former' })
    await purgeRemoved(later(30))
    expect((await listDossiers())[1]).toMatchObject({ version: '2', former: null })
    expect(await database().compiled.count()).toBe(1)
  })
})
