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
  changeClaim,
  createOwnDossier,
  readChanges,
  listDossiers,
  listRemoved,
  purgeRemoved,
  readAuthored,
  readDossier,
  removeDossier,
  restoreDossier,
  restoreFormer,
  setDossierOn,
  undoChanges,
  updateDossier,
  watchDossiers,
} from '@/lib/dossiers/data/store'
import { indexDossier } from '@/lib/engine/retrieve/dossier-index'
import { incomingDossier, claim, source } from './fixtures'

const NOW = '2025-07-01T10:00:00.000Z'
const later = (days: number): string => new Date(Date.parse(NOW) + days * 86_400_000).toISOString()

afterEach(() => Promise.all([...database().tables, ...notesDatabase().tables].map((table) => table.clear())))

describe('installed dossiers', () => {
  test('contain only the bundled one at first, which is on and cannot be removed', async () => {
    const [bundled, ...others] = await listDossiers()
    expect(others).toEqual([])
    expect(bundled).toMatchObject({
      ...{ id: 'bundled', isOn: true, origin: { kind: 'bundled' }, changes: 0, former: null },
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
      ...{ asOf: '2025-06-30', version: '1', claims: 3, sources: 2, changes: 0, signedBy: 'ab12', isOn: true },
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

  test('can be removed and restored with all changes within 30 days', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    await changeClaim('ada-byrne', { kind: 'retire', id: 'born' })
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
    await changeClaim('ada-byrne', { kind: 'retire', id: 'born' })
    await removeDossier('ada-byrne', NOW)
    expect(await purgeRemoved(later(30))).toBe(1)
    const left = await Promise.all(database().tables.map((table) => table.count()))
    expect(left.every((count) => count === 0)).toBe(true)
    await expect(restoreDossier('ada-byrne')).rejects.toMatchObject({ code: 'unknown' })
  })

  test('come back from the bin when a dossier on the same subject is added, with the user’s changes', async () => {
    await addDossier(incomingDossier())
    await changeClaim('ada-byrne', { kind: 'retire', id: 'born' })
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
    await changeClaim('ada-byrne', { kind: 'retire', id: 'born' })
    await removeDossier('ada-byrne')
    for (const signedBy of ['second', null]) {
      const added = await addDossier(incomingDossier({ signedBy }), { asAnother: signedBy === null })
      expect(added).toMatchObject({ signedBy, changes: 0, former: null })
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

describe('the user’s changes to a dossier', () => {
  test('add, edit and retire claims and rate sources, and leave the original unchanged', async () => {
    const brought = incomingDossier()
    await addDossier(brought)
    const added = claim('prize', { text: 'Ada Byrne won the {0|Tide Prize} in 2009.', sources: [7], slots: [SLOT] })
    await changeClaim('ada-byrne', { kind: 'add', claim: added, sources: [source(7)], topic: 'Prizes' })
    await changeClaim('ada-byrne', {
      kind: 'edit',
      claim: claim('born', { text: 'She was born in 1972.' }),
      sources: [],
    })
    await changeClaim('ada-byrne', { kind: 'retire', id: 'left' })
    await changeClaim('ada-byrne', { kind: 'rate', source: 1, tier: 1 })
    await changeClaim('ada-byrne', { kind: 'rate', source: 2, tier: null })
    const now = await readDossier('ada-byrne')
    expect(now?.claims.map(({ id, text, topic }) => [id, text, topic])).toEqual([
      ['born', 'She was born in 1972.', 'Life'],
      ['joined', 'Ada Byrne joined Harbour Labs in 2004.', 'Work'],
      ['prize', 'Ada Byrne won the Tide Prize in 2009.', 'Prizes'],
    ])
    expect(now?.claims[2]?.marks).toEqual([{ slot: 0, start: 18, end: 28 }])
    expect(now?.sources.map(({ n, tier }) => [n, tier])).toEqual([
      [1, 1],
      [2, undefined],
      [7, 2],
    ])
    expect((await readAuthored('ada-byrne'))?.topics.map(({ topic, claims }) => [topic, claims.length])).toEqual([
      ['Life', 1],
      ['Work', 1],
      ['Prizes', 1],
    ])
    expect((await listDossiers())[1]).toMatchObject({ claims: 3, sources: 3, changes: 5 })
  })

  test('can be undone one by one, in any order', async () => {
    const brought = incomingDossier()
    await addDossier(brought)
    const retired = await changeClaim('ada-byrne', { kind: 'retire', id: 'left' })
    const rated = await changeClaim('ada-byrne', { kind: 'rate', source: 1, tier: 3 })
    await undoChanges('ada-byrne', [retired])
    expect((await readDossier('ada-byrne'))?.claims).toHaveLength(3)
    expect((await readChanges('ada-byrne')).map(({ id }) => id)).toEqual([rated])
    await undoChanges('ada-byrne', [rated])
    expect(await readDossier('ada-byrne')).toEqual(brought.dossier)
    expect((await listDossiers())[1]).toMatchObject({ changes: 0 })
  })

  test('are refused when they are invalid', async () => {
    await addDossier(incomingDossier())
    const refused = async (change: Parameters<typeof changeClaim>[1], code: string): Promise<void> => {
      await expect(changeClaim('ada-byrne', change)).rejects.toMatchObject({ code })
    }
    await refused({ kind: 'add', claim: claim('born'), sources: [] }, 'same-claim')
    await refused({ kind: 'edit', claim: claim('nothing'), sources: [] }, 'unknown-claim')
    await refused({ kind: 'retire', id: 'nothing' }, 'unknown-claim')
    await refused({ kind: 'rate', source: 9, tier: 1 }, 'bad-claim')
    await refused({ kind: 'add', claim: claim('a', { sources: [9] }), sources: [] }, 'bad-claim')
    await refused({ kind: 'add', claim: claim('a', { text: 'A {0|mark' }), sources: [] }, 'bad-claim')
    await refused({ kind: 'add', claim: claim('a', { text: 'A {0|mark}.' }), sources: [] }, 'bad-claim')
    const unsafe = source(9, { url: 'javascript:alert(1)' })
    await refused({ kind: 'add', claim: claim('a', { sources: [9] }), sources: [unsafe] }, 'bad-claim')
    await refused({ kind: 'add', claim: { ...claim('a'), id: '__proto__' }, sources: [] }, 'bad-claim')
    expect(await readChanges('ada-byrne')).toEqual([])
  })

  test('add a source once, under a free number', async () => {
    await addDossier(incomingDossier())
    const one = {
      kind: 'add' as const,
      claim: claim('one', { sources: [2] }),
      sources: [source(2, { url: 'https://new.example/' })],
    }
    await changeClaim('ada-byrne', one)
    const two = {
      kind: 'add' as const,
      claim: claim('two', { sources: [50] }),
      sources: [source(50, { url: 'https://new.example/' })],
    }
    await changeClaim('ada-byrne', two)
    const now = await readDossier('ada-byrne')
    expect(now?.sources.map(({ n, url }) => [n, url])).toEqual([
      [1, 'https://a.example/1'],
      [2, 'https://a.example/2'],
      [3, 'https://new.example/'],
    ])
    expect(now?.claims.slice(3).map(({ sources }) => sources)).toEqual([[3], [3]])
  })

  test('to the bundled dossier are stored separately', async () => {
    const [first] = bundledDossier.claims
    await changeClaim('bundled', { kind: 'retire', id: first!.id })
    expect((await readDossier('bundled'))?.claims).toHaveLength(bundledDossier.claims.length - 1)
    expect((await listDossiers())[0]).toMatchObject({ changes: 1, claims: bundledDossier.claims.length - 1 })
    expect((await readEngineData('bundled'))?.index).toBeUndefined()
  })

  test('invalidate the stored index until a new one is stored', async () => {
    await addDossier(incomingDossier())
    await changeClaim('ada-byrne', { kind: 'add', claim: claim('prize'), sources: [] })
    const data = await readEngineData('ada-byrne')
    expect(data?.index).toBeUndefined()
    const index = indexDossier(data!.dossier)
    await changeClaim('ada-byrne', { kind: 'retire', id: 'left' })
    await storeIndex('ada-byrne', index, data!.stamp)
    expect((await readEngineData('ada-byrne'))?.index).toBeUndefined()
    const next = await readEngineData('ada-byrne')
    await storeIndex('ada-byrne', indexDossier(next!.dossier), next!.stamp)
    expect((await readEngineData('ada-byrne'))?.index?.claims).toHaveLength(3)
  })

  test('of one version have an index that is not used for another', async () => {
    await addDossier(incomingDossier())
    await changeClaim('ada-byrne', { kind: 'add', claim: claim('prize'), sources: [] })
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

  test('advance the as-of date when they concern something later', async () => {
    await addDossier(incomingDossier({ asOf: '2024-01-31' }))
    await changeClaim('ada-byrne', { kind: 'add', claim: claim('old', { time: '1999' }), sources: [] }, NOW)
    expect((await readDossier('ada-byrne'))?.asOf).toBe('2024-01-31')
    await changeClaim('ada-byrne', { kind: 'add', claim: claim('new', { time: '2025-05' }), sources: [] }, NOW)
    expect((await readDossier('ada-byrne'))?.asOf).toBe('2025-07-01')
  })
})

describe('a dossier that the user creates', () => {
  test('is empty at first and can be extended', async () => {
    const own = await createOwnDossier({ name: 'Mira Sol', aliases: [], kind: 'person' }, NOW)
    expect(own).toMatchObject({ id: 'mira-sol', claims: 0, origin: { kind: 'own' }, asOf: '2025-07-01', isOn: true })
    await changeClaim('mira-sol', { kind: 'add', claim: claim('one', { sources: [1] }), sources: [source(1)] }, NOW)
    expect(await readDossier('mira-sol')).toMatchObject({ subject: { name: 'Mira Sol' }, claims: [{ id: 'one' }] })
    expect((await listDossiers())[1]).toMatchObject({ claims: 1, sources: 1 })
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

  test('replaces it, with the user’s changes applied', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    const own = {
      kind: 'add' as const,
      claim: claim('own', { sources: [1, 3] }),
      sources: [source(3, { url: 'https://own.example/' })],
    }
    await changeClaim('ada-byrne', own, NOW)
    await changeClaim('ada-byrne', { kind: 'rate', source: 1, tier: 1 }, NOW)
    const updated = await updateDossier('ada-byrne', newer(), later(1))
    expect(updated).toMatchObject({ version: '2', changes: 2, claims: 3, sources: 4, modified: later(1) })
    expect(updated.former).toEqual({ version: '1', asOf: '2025-06-30', until: later(31) })
    const now = await readDossier('ada-byrne')
    const urlOf = (n: number) => now?.sources.find((one) => one.n === n)?.url
    expect(now?.claims.find(({ id }) => id === 'own')?.sources.map(urlOf)).toEqual([
      'https://a.example/1',
      'https://own.example/',
    ])
    expect(now?.sources.filter(({ tier }) => tier === 1).map(({ url }) => url)).toEqual(['https://a.example/1'])
  })

  test('keeps a source that only a claim of the user cites', async () => {
    await addDossier(incomingDossier())
    await changeClaim('ada-byrne', { kind: 'add', claim: claim('own', { sources: [2] }), sources: [] })
    await updateDossier(
      'ada-byrne',
      incomingDossier({ version: '2', claims: [{ id: 'born', text: 'Born.' }], sources: [] }),
    )
    const now = await readDossier('ada-byrne')
    expect(now?.sources).toMatchObject([{ url: 'https://a.example/2' }])
    expect(now?.claims.at(-1)?.sources).toEqual([now?.sources[0]?.n])
  })

  test('can be replaced by the previous version, which is unchanged', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    await changeClaim('ada-byrne', { kind: 'rate', source: 1, tier: 1 }, NOW)
    const before = await readDossier('ada-byrne')
    await updateDossier('ada-byrne', newer(), later(1))
    const second = await readDossier('ada-byrne')
    const back = await restoreFormer('ada-byrne', later(2))
    expect(back).toMatchObject({ version: '1', former: { version: '2' } })
    expect(await readDossier('ada-byrne')).toEqual(before)
    await restoreFormer('ada-byrne', later(3))
    expect(await readDossier('ada-byrne')).toEqual(second)
  })

  test('goes back with claims that were made since, which cite what they cited', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    const own = source(3, { url: 'https://own.example/' })
    const first = await changeClaim(
      'ada-byrne',
      { kind: 'add', claim: claim('own', { sources: [3] }), sources: [own] },
      NOW,
    )
    await updateDossier('ada-byrne', newer(), later(1))
    const n = (await readDossier('ada-byrne'))!.sources.find(({ url }) => url === own.url)!.n
    await changeClaim('ada-byrne', { kind: 'add', claim: claim('since', { sources: [n] }), sources: [] }, later(1))
    await undoChanges('ada-byrne', [first], later(1))
    await restoreFormer('ada-byrne', later(2))
    const now = (await readDossier('ada-byrne'))!
    const cited = now.claims.find(({ id }) => id === 'since')!.sources
    expect(cited.map((one) => now.sources.find((known) => known.n === one)?.url)).toEqual([own.url])
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

const SLOT = { type: 'work' as const, value: 'Tide Prize', single: true }
