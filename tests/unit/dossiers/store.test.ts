import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { database } from '@/lib/dossiers/data/database'
import { readEngineData } from '@/lib/dossiers/data/engine-data'
import {
  addDossier,
  listDossiers,
  listRemoved,
  purgeRemoved,
  readAuthored,
  readDossier,
  removeDossier,
  restoreDossier,
  setClaimAside,
  setDossierOn,
} from '@/lib/dossiers/data/store'
import { followTable } from '@/lib/store/follow-table'
import { indexDossier } from '@/lib/engine/retrieve/dossier-index'
import { incomingDossier } from './fixtures'

const NOW = '2025-07-01T10:00:00.000Z'
const BORN = { id: 'born', text: 'Ada Byrne was born in Galway in 1971.' }
const later = (days: number): string => new Date(Date.parse(NOW) + days * 86_400_000).toISOString()

afterEach(() => Promise.all(database().tables.map((table) => table.clear())))

describe('installed dossiers', () => {
  test('contain only the bundled one at first, which is on and cannot be removed', async () => {
    const [bundled, ...others] = await listDossiers()
    expect(others).toEqual([])
    expect(bundled).toMatchObject({
      ...{ id: 'bundled', isOn: true, origin: { kind: 'bundled' }, adjustments: 0 },
      ...{ version: bundledDossier.version, claims: bundledDossier.claims.length },
    })
    await expect(removeDossier('bundled')).rejects.toMatchObject({ code: 'bundled' })
    expect((await readEngineData('bundled'))?.index).toBe(bundledIndex)
  })

  test('are stored unchanged', async () => {
    const brought = incomingDossier()
    const added = await addDossier(brought, { now: NOW })
    expect(added).toEqual({
      ...{ id: 'ada-byrne', subject: { name: 'Ada Byrne', aliases: ['A. Byrne'], kind: 'person' } },
      ...{ asOf: '2025-06-30', version: '1', claims: 3, sources: 2, works: 0, adjustments: 0, isOn: true },
      ...{ origin: { kind: 'file', name: 'ada.json', form: 'portable' }, added: NOW, modified: NOW },
      removed: null,
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

  test('are announced to watchers when they change', async () => {
    const heard = vi.fn()
    const stop = followTable('dossiers', heard)
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
    expect((await readEngineData('bundled'))?.index).toBe(bundledIndex)
  })

  test('do not use an index of another state of the analysis', async () => {
    const index = indexDossier(incomingDossier().dossier)
    await addDossier({ ...incomingDossier(), index: { ...index, analysis: index.analysis - 1 } })
    expect((await readEngineData('ada-byrne'))?.index).toBeUndefined()
  })
})
