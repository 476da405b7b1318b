import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { contentOfDossier, folderOf } from '@/lib/dossier/format/folder-of'
import { compileDossier } from '@/lib/dossier/format/compile'
import type { Tier } from '@/lib/dossier/format/schema'
import { adjustedContent, adjustedDossier } from '@/lib/dossiers/data/adjusted'
import { laterAdjustment } from '@/lib/dossiers/data/adjustments'
import { database } from '@/lib/dossiers/data/database'
import { readEngineData } from '@/lib/dossiers/data/engine-data'
import { sourceKeyOf } from '@/lib/dossiers/data/source-key'
import {
  addDossier,
  listDossiers,
  rateSource,
  readAdjustments,
  readAdjustmentStates,
  readAuthored,
  readDossier,
  removeDossier,
  replaceDossier,
  removeAdjustment,
  restoreDossier,
  setClaimAside,
} from '@/lib/dossiers/data/store'
import type { Adjustment } from '@/lib/dossiers/data/types'
import { adjustmentRowRules, idOfAdjustment, type PortableAdjustment } from '@/lib/rows/adjustment'
import type { Json } from '@/lib/rows/json'
import { followTable } from '@/lib/store/follow-table'
import { recordChange } from '@/lib/user-rows/undo-changes'
import { incomingDossier, source } from './fixtures'

const ID = 'ada-byrne'
const NOW = '2025-07-01T10:00:00.000Z'
const LEFT = { id: 'left', text: 'Ada Byrne left Harbour Labs in 2011.' }
const LEFT_LATER = { id: 'left', text: 'Ada Byrne left Harbour Labs in 2012.' }

beforeEach(async () => {
  await database().delete()
  await database().open()
})

const claimIds = async () => (await readDossier(ID))!.claims.map(({ id }) => id)
const tiers = async () => (await readDossier(ID))!.sources.map(({ tier }) => tier)
const removeAll = async () => {
  for (const { id } of await readAdjustments(ID)) await removeAdjustment(id)
}
const claimCount = async () => (await listDossiers()).find(({ id }) => id === ID)!.claims

test('a claim that is set aside is in no form of the dossier, and comes back with an undo', async () => {
  await addDossier(incomingDossier())
  await setClaimAside(ID, LEFT)
  expect(await claimIds()).toEqual(['born', 'joined'])
  expect((await readAuthored(ID))!.topics.flatMap(({ claims }) => claims.map((claim) => claim.id))).toEqual([
    'born',
    'joined',
  ])
  expect(await claimCount()).toBe(2)
  const undo = await recordChange(removeAll)
  expect(await claimIds()).toEqual(['born', 'joined', 'left'])
  expect(await claimCount()).toBe(3)
  await undo()
  expect(await claimIds()).toEqual(['born', 'joined'])
  expect(await claimCount()).toBe(2)
})

test('a claim comes back when a newer version says it in other words, and stays away under another id', async () => {
  await addDossier(incomingDossier())
  await setClaimAside(ID, { ...LEFT, text: `${LEFT.text.replace('left', ' left ')}\n` })
  const renamed = { id: 'went', text: LEFT.text, sources: [1], topic: 'Work' }
  await replaceDossier(
    ID,
    incomingDossier({ version: '2', claims: [{ id: 'born', text: 'Ada Byrne lives.' }, renamed] }),
  )
  expect(await claimIds()).toEqual(['born'])
  await replaceDossier(ID, incomingDossier({ version: '3', claims: [{ ...LEFT_LATER, sources: [1] }] }))
  expect(await claimIds()).toEqual(['left'])
  expect(await readAdjustmentStates()).toMatchObject([{ adjustment: { claim: 'left' }, state: 'changed' }])
  await replaceDossier(ID, incomingDossier({ version: '4', claims: [{ id: 'born', text: 'Ada Byrne lives.' }] }))
  expect(await readAdjustmentStates(ID)).toMatchObject([{ adjustment: { claim: 'left' }, state: 'gone' }])
})

test('a rating stays with its source when a newer version gives the source another number', async () => {
  await addDossier(incomingDossier())
  await rateSource(ID, source(1), 3)
  const sources = [source(2), source(3, { url: 'https://a.example/1/' })]
  const claims = [{ id: 'born', text: 'Ada Byrne lives.', sources: [2, 3] }]
  await replaceDossier(ID, incomingDossier({ version: '2', claims, sources }))
  expect(await tiers()).toEqual([2, 3])
  expect(await readAdjustmentStates()).toMatchObject([{ adjustment: { title: 'Source 1' }, state: 'applies' }])
})

test('a source without an address is rated by its title and publisher', async () => {
  const { url: _url, ...paper } = source(1, { publisher: 'Quay Press' })
  await addDossier(incomingDossier({ sources: [paper, { ...paper, n: 2, publisher: 'Pier Press' }] }))
  await rateSource(ID, paper, null)
  expect(await tiers()).toEqual([undefined, 2])
})

test('undoing a second rating of a source brings the first one back', async () => {
  await addDossier(incomingDossier())
  const undoFirst = await recordChange(() => rateSource(ID, source(1), 1, NOW))
  const [first] = await readAdjustments(ID)
  const undoSecond = await recordChange(() => rateSource(ID, source(1), 3, NOW))
  const [second] = await readAdjustments(ID)
  expect(second!.id).toBe(first!.id)
  expect(first!.at < second!.at).toBe(true)
  expect(await tiers()).toEqual([3, 2])
  await undoSecond()
  expect(await tiers()).toEqual([1, 2])
  await undoFirst()
  expect(await tiers()).toEqual([2, 2])
  expect((await listDossiers())[1]).toMatchObject({ adjustments: 0, claims: 3 })
})

test('undoing a rating leaves one that was given since, and so does the undo of its removal', async () => {
  await addDossier(incomingDossier())
  const undoFirst = await recordChange(() => rateSource(ID, source(1), 1))
  await rateSource(ID, source(1), 3)
  await undoFirst()
  expect(await tiers()).toEqual([3, 2])
  const undoRemoval = await recordChange(removeAll)
  await rateSource(ID, source(1), 2)
  await undoRemoval()
  expect(await tiers()).toEqual([2, 2])
})

test('a stored index is of the content, and stays after each adjustment', async () => {
  await addDossier(incomingDossier())
  const { index } = (await readEngineData(ID))!
  await setClaimAside(ID, LEFT, NOW)
  await rateSource(ID, source(1), 1, NOW)
  const data = (await readEngineData(ID))!
  expect(data.index).toEqual(index)
  expect(data.content).toEqual(incomingDossier().dossier)
  expect(data.dossier.claims).toEqual(data.content.claims.filter(({ id }) => id !== LEFT.id))
})

test('those who watch are told of an adjustment, its undo, and the undo of that', async () => {
  await addDossier(incomingDossier())
  const told = vi.fn()
  const stop = followTable('dossiers', told)
  await setClaimAside(ID, LEFT)
  await expect.poll(() => told.mock.calls.length).toBe(1)
  const undo = await recordChange(removeAll)
  await expect.poll(() => told.mock.calls.length).toBe(2)
  await undo()
  await expect.poll(() => told.mock.calls.length).toBe(3)
  stop()
})

test('a removed dossier takes no adjustments, and has its own again when it is restored', async () => {
  await addDossier(incomingDossier())
  await setClaimAside(ID, LEFT)
  await removeDossier(ID)
  await expect(rateSource(ID, source(1), 1)).rejects.toMatchObject({ code: 'unknown' })
  await addDossier(incomingDossier())
  expect(await claimIds()).toEqual(['born', 'joined'])
})

test('an undo after the dossier was removed leaves it in the bin, with its adjustments for when it is restored', async () => {
  await addDossier(incomingDossier())
  await setClaimAside(ID, LEFT)
  const undo = await recordChange(removeAll)
  await removeDossier(ID)
  await undo()
  expect((await listDossiers()).map(({ id }) => id)).toEqual(['bundled'])
  await restoreDossier(ID)
  expect(await claimIds()).toEqual(['born', 'joined'])
  expect(await claimCount()).toBe(2)
})

const dossier = incomingDossier({
  claims: Array.from({ length: 12 }, (_, n) => ({
    id: `c${n}`,
    text: `Ada Byrne met {0|${n}}.`,
    sources: [(n % 4) + 1],
  })),
  sources: Array.from({ length: 4 }, (_, n) => source(n + 1)),
}).dossier
const time = fc.nat(5).map((n) => `2025-07-0${n + 1}T10:00:00.000Z`)
const portable: fc.Arbitrary<PortableAdjustment> = fc.oneof(
  fc.record({
    kind: fc.constant('set-aside' as const),
    at: time,
    claim: fc.nat(12).map((n) => `c${n}`),
    words: fc.nat(14).map((n) => dossier.claims[n]?.text ?? `Other words ${n}.`),
  }),
  fc.record({
    kind: fc.constant('rating' as const),
    at: time,
    source: fc.nat(5).map((n) => sourceKeyOf(source(n))),
    title: fc.constantFrom('One', 'Other'),
    tier: fc.constantFrom<Tier | null>(1, 2, 2.5, 3, null),
  }),
)
const stored = (made: PortableAdjustment): Adjustment => ({ ...made, id: idOfAdjustment(ID, made), dossier: ID })
const joined = (all: readonly Adjustment[]): Map<string, Adjustment> => {
  const byId = new Map<string, Adjustment>()
  for (const next of all) byId.set(next.id, laterAdjustment(byId.get(next.id) ?? next, next))
  return byId
}

test('two devices that join their adjustments in any order have the same, and the later ones count', () => {
  fc.assert(
    fc.property(fc.array(portable, { maxLength: 12 }), fc.array(portable, { maxLength: 12 }), (mine, yours) => {
      const [here, there] = [mine.map(stored), yours.map(stored)]
      const both = joined([...here, ...there])
      expect(joined([...there, ...here, ...here])).toEqual(both)
      for (const each of [...here, ...there]) expect(both.get(each.id)!.at >= each.at).toBe(true)
    }),
  )
})

test('each adjustment is a valid row of a backup and of other devices', () => {
  fc.assert(
    fc.property(portable, (made) => {
      expect(adjustmentRowRules.isValid('adjustment', made as object as Json)).toBe(true)
      expect(adjustmentRowRules.isValid('adjustment', { ...made, at: 'yesterday' } as object as Json)).toBe(false)
    }),
  )
})

test('adjustments change tiers and leave out claims, and nothing else, in the compiled form and in the content', () => {
  fc.assert(
    fc.property(fc.array(portable, { maxLength: 12 }), (all) => {
      const adjustments = [...joined(all.map(stored)).values()]
      const adjusted = adjustedDossier(dossier, adjustments)
      for (const claim of adjusted.claims) expect(dossier.claims).toContain(claim)
      const unrated = ({ tier: _tier, ...rest }: (typeof dossier.sources)[number]) => rest
      expect(adjusted.sources.map(unrated)).toEqual(dossier.sources.map(unrated))
      const content = adjustedContent(contentOfDossier(dossier), adjustments)
      expect(content.topics.flatMap(({ claims }) => claims.map(({ id }) => id))).toEqual(
        adjusted.claims.map(({ id }) => id),
      )
      expect(content.sources.map(({ tier }) => tier)).toEqual(adjusted.sources.map(({ tier }) => tier))
      if (adjusted.claims.length > 0) expect(compileDossier(folderOf(content)).ok).toBe(true)
      expect(adjustedDossier(dossier, [])).toBe(dossier)
    }),
  )
})

test('braces and backslashes in the text of a claim are words by which it is set aside', async () => {
  await addDossier(
    incomingDossier({
      claims: [
        { id: 'a', text: 'Ada Byrne wrote \\{0|C\\}.' },
        { id: 'b', text: 'B.' },
      ],
    }),
  )
  const [claim] = (await readDossier(ID))!.claims
  await setClaimAside(ID, claim!)
  expect(await claimIds()).toEqual(['b'])
  expect((await readAuthored(ID))!.topics.flatMap(({ claims }) => claims.map(({ id }) => id))).toEqual(['b'])
})
