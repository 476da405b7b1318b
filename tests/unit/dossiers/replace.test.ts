import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { undoAdding } from '@/components/dossiers/use-evidence'
import { database } from '@/lib/dossiers/data/database'
import { readEngineData, storeIndex } from '@/lib/dossiers/data/engine-data'
import {
  addDossier,
  listDossiers,
  listRemoved,
  purgeRemoved,
  rateSource,
  readAdjustmentStates,
  readAuthored,
  readDossier,
  removeDossier,
  replaceDossier,
  restoreDossier,
  setClaimAside,
  setDossierOn,
} from '@/lib/dossiers/data/store'
import { isGone } from '@/lib/dossiers/data/is-gone'
import { indexDossier } from '@/lib/engine/retrieve/dossier-index'
import { fitting } from '@/tests/browser/storage/trials'
import { incomingDossier, source } from './fixtures'

const NOW = '2025-07-01T10:00:00.000Z'
const later = (days: number): string => new Date(Date.parse(NOW) + days * 86_400_000).toISOString()
const ID = 'ada-byrne'

afterEach(async () => {
  for (const table of database().tables) await table.clear()
})

/** A newer state of the dossier: one claim has other words, one is gone, and its sources have other numbers. */
const newer = () =>
  incomingDossier({
    version: '2',
    claims: [
      { id: 'born', text: 'Ada Byrne was born in Cork in 1971.', sources: [2] },
      { id: 'joined', text: 'Ada Byrne joined Harbour Labs in 2004.', sources: [1] },
    ],
    sources: [source(1, { url: 'https://a.example/2' }), source(2, { url: 'https://a.example/1' }), source(3)],
  })

const installed = async () => (await listDossiers()).find(({ id }) => id === ID)
/** All that is stored of a dossier. */
const whole = async (id: string) => [await readDossier(id), await readAuthored(id), (await readEngineData(id))?.index]

describe('a dossier that replaces another', () => {
  test('has its id and its switch, and the other lies whole in the bin', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    await setDossierOn(ID, false)
    const before = await whole(ID)
    const { dossier, replaced } = await replaceDossier(ID, newer(), later(1))
    expect(dossier).toMatchObject({ id: ID, version: '2', claims: 2, sources: 3, isOn: false, added: later(1) })
    expect(await readDossier(ID)).toEqual(newer().dossier)
    expect(await listRemoved()).toMatchObject([{ id: replaced, version: '1', removed: later(1), replacedBy: ID }])
    expect(await whole(replaced)).toEqual(before)
  })

  test('stays when the addition of the other one is undone later, and that undo is offered no more', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    const first = (await installed())!
    const isGoneNow = async (of: Parameters<typeof isGone>[0]) => isGone(of, await listDossiers(), await listRemoved())
    expect(await isGoneNow(first)).toBe(false)
    const { dossier } = await replaceDossier(ID, newer(), later(1))
    expect(await isGoneNow(first)).toBe(true)
    expect(await isGoneNow(dossier)).toBe(false)
    await undoAdding(first, null)
    expect(await installed()).toEqual(dossier)
    await undoAdding(dossier, null)
    expect(await installed()).toBeUndefined()
    expect(await isGoneNow(dossier)).toBe(true)
  })

  test('changes places with it when it is restored, and back', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    const before = await whole(ID)
    const row = await installed()
    const { replaced } = await replaceDossier(ID, newer(), later(1))
    const after = await whole(ID)
    const other = await restoreDossier(replaced, later(2))
    expect(await whole(ID)).toEqual(before)
    expect(await installed()).toEqual({ ...row, modified: later(2) })
    expect(await listRemoved()).toMatchObject([{ id: other, version: '2', removed: later(2) }])
    expect(await restoreDossier(other ?? '', later(3))).not.toBeNull()
    expect(await whole(ID)).toEqual(after)
    expect((await listRemoved()).map(({ version }) => version)).toEqual(['1'])
  })

  test('that was removed meanwhile stays in the bin when the other one is restored', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    const { replaced } = await replaceDossier(ID, newer(), later(1))
    await removeDossier(ID, later(5))
    await restoreDossier(replaced, later(6))
    expect(await installed()).toMatchObject({ version: '1' })
    expect(await listRemoved()).toMatchObject([{ version: '2', removed: later(5) }])
  })

  test('that is unknown or comes with the extension is refused', async () => {
    await expect(replaceDossier('bundled', newer())).rejects.toMatchObject({ code: 'bundled' })
    await expect(replaceDossier(ID, newer())).rejects.toMatchObject({ code: 'unknown' })
    await expect(restoreDossier(ID)).rejects.toMatchObject({ code: 'unknown' })
  })

  test('has an index of its own', async () => {
    await addDossier(incomingDossier())
    const { replaced } = await replaceDossier(ID, newer())
    const data = await readEngineData(ID)
    await restoreDossier(replaced)
    await storeIndex(ID, indexDossier(data!.content), data!.contentId)
    expect((await readEngineData(ID))?.index).toEqual(incomingDossier().index)
  })

  test('keeps the user’s ratings, and a claim stays set aside while its words are the same', async () => {
    await addDossier(incomingDossier(), { now: NOW })
    const claims = incomingDossier().dossier.claims
    await rateSource(ID, source(1), 1, NOW)
    for (const claim of claims.slice(0, 2)) await setClaimAside(ID, claim, NOW)
    const { replaced } = await replaceDossier(ID, newer(), later(1))
    const now = await readDossier(ID)
    expect(now?.claims.map(({ id }) => id)).toEqual(['born'])
    expect(now?.sources.filter(({ tier }) => tier === 1).map(({ url }) => url)).toEqual(['https://a.example/1'])
    expect((await readAdjustmentStates(ID)).map(({ state }) => state).sort()).toEqual(['applies', 'applies', 'changed'])
    expect(await installed()).toMatchObject({ claims: 1, adjustments: 3 })
    await restoreDossier(replaced, later(2))
    expect((await readDossier(ID))?.claims.map(({ id }) => id)).toEqual(['left'])
    expect(await installed()).toMatchObject({ claims: 1, adjustments: 3 })
  })
})

describe('a removed dossier', () => {
  test('stays in the bin when the same one is added again, which has its adjustments', async () => {
    const [born] = incomingDossier().dossier.claims
    await addDossier(incomingDossier(), { now: NOW })
    await setClaimAside(ID, born!, NOW)
    await removeDossier(ID, later(1))
    const added = await addDossier(incomingDossier({ version: '2' }), { now: later(2) })
    expect(added).toMatchObject({ id: ID, version: '2', isOn: true, adjustments: 1, added: later(2) })
    expect((await readDossier(ID))?.claims.map(({ id }) => id)).toEqual(['joined', 'left'])
    expect(await listRemoved()).toMatchObject([{ version: '1', removed: later(1), replacedBy: ID }])
  })

  test('has nothing to do with one on another subject', async () => {
    const { id } = await addDossier(incomingDossier({ name: 'Анна' }))
    await removeDossier(id)
    expect((await addDossier(incomingDossier({ name: 'Мария' }))).id).not.toBe(id)
    expect((await listRemoved()).map((row) => row.id)).toEqual([id])
  })
})

// Each step stores a dossier of its own version, so that it is known whether anything was lost.
type Step = { kind: 'replace' | 'remove' | 'add' } | { kind: 'restore'; index: number } | { kind: 'wait'; days: number }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'replace' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('restore' as const), index: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'remove' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'add' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }) },
)

test('whatever is replaced, restored, removed, added and waited for, each state is installed or in the bin for 30 days', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      for (const table of database().tables) await table.clear()
      let day = 0
      let last = 1
      await addDossier(incomingDossier({ version: '1' }), { now: NOW })
      /** Version of the installed dossier, or null; and the day on which each other version came to the bin. */
      let present: string | null = '1'
      const bin = new Map<string, number>()
      const bury = (version: string | null): void => {
        if (version !== null) bin.set(version, day)
      }
      for (const made of steps) {
        if (made.kind === 'replace' && present !== null) {
          last += 1
          await replaceDossier(ID, incomingDossier({ version: String(last) }), later(day))
          bury(present)
          present = String(last)
        } else if (made.kind === 'add' && present === null) {
          last += 1
          await addDossier(incomingDossier({ version: String(last) }), { now: later(day) })
          present = String(last)
        } else if (made.kind === 'remove' && present !== null) {
          await removeDossier(ID, later(day))
          bury(present)
          present = null
        } else if (made.kind === 'restore' && bin.size > 0) {
          const removed = await listRemoved()
          const row = removed[made.index % removed.length]!
          await restoreDossier(row.id, later(day))
          bin.delete(row.version)
          bury(present)
          present = row.version
        } else if (made.kind === 'wait') {
          day += made.days
          await purgeRemoved(later(day))
          for (const [version, since] of bin) if (since + 30 <= day) bin.delete(version)
        }
        const rows = await listRemoved()
        expect((await installed())?.version ?? null).toBe(present)
        expect(new Map(rows.map(({ version, removed }) => [version, removed]))).toEqual(
          new Map([...bin].map(([version, since]) => [version, later(since)])),
        )
        const ids = [...rows.map(({ id }) => id), ...(present === null ? [] : [ID])]
        for (const { id, version } of [...rows, ...(await listDossiers()).slice(1)]) {
          expect((await readDossier(id))?.version).toBe(version)
          expect((await readEngineData(id))?.index).toBeDefined()
        }
        const { contents, compiled, indexes, dossiers } = database()
        for (const table of [contents, compiled, indexes, dossiers])
          expect((await table.toCollection().primaryKeys()).sort()).toEqual([...ids].sort())
      }
    }),
    { numRuns: fitting({ long: 200, short: 25 }) },
  )
})
