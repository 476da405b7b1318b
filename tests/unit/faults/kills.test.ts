import { countSteps, dump, fullAt, killAt, restore, type Dump } from './crash'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { colorAnnotations } from '@/lib/annotations/color-annotations'
import { database } from '@/lib/annotations/database'
import { applyImport, undoImport } from '@/lib/annotations/import/apply-import'
import { deleteMute, restoreMute, saveMute, sayOfMute } from '@/lib/annotations/mutes'
import { openDatabase } from '@/lib/annotations/open-database'
import { storageErrorOf } from '@/lib/annotations/storage-error'
import { purgeBin } from '@/lib/annotations/purge-bin'
import {
  deleteAnnotations,
  emptyBin,
  restoreAnnotations,
  saveAnnotation,
  tagAnnotations,
} from '@/lib/annotations/store'
import type { Annotation } from '@/lib/annotations/types'
import { database as dossierDatabase } from '@/lib/dossiers/database'
import {
  DossierRefused,
  addDossier,
  changeClaim,
  createOwnDossier,
  purgeRemoved,
  removeDossier,
  restoreDossier,
  restoreFormer,
  setDossierOn,
  undoChange,
  updateDossier,
} from '@/lib/dossiers/store'
import type { MuteDraft } from '@/lib/schema/mute'
import { chance, type Chance } from '@/tests/browser/keeping/chance'
import { fitting, trialsMade, trials } from '@/tests/browser/keeping/trials'
import { incoming, note } from '@/tests/unit/annotations/import/arbitrary-import'
import { expectedRows, layDatabase, oldDatabase, versions } from '@/tests/unit/annotations/versions/lay'
import { broughtDossier, claim, source } from '@/tests/unit/dossiers/fixtures'

/**
 * The worker is killed at each step of each write, in Node. What is stored is then as before or as after the write, never
 * between; what was reported as done is stored; and doing it once more ends in the state after it. `npm run faults --
 * node` makes the long run; the seed is fixed.
 */
const SEED = 20_261_121
const MINUTES = 60_000

const [NOTES, DOSSIERS] = ['claimlight', 'claimlight-dossiers']
const at = (day: number) => new Date(Date.UTC(2026, 5, day)).toISOString()

/** One write, made by chance from what is stored. */
interface Deed {
  name: string
  database: string
  /** What is stored before; done once for each round. */
  start: (any: Chance) => Promise<unknown>
  /** The write, the same each time it is called. */
  work: (any: Chance) => Promise<() => Promise<unknown>>
  /** Doing it again after it was done is another write, or is refused. */
  isOnce?: true
}

/** Up to eight notes with up to four in the bin. */
async function someNotes(any: Chance): Promise<void> {
  const all = Array.from({ length: 3 + any.below(6) }, (_, n) => note(`n${n}`, { tags: any.next() < 0.5 ? ['p'] : [] }))
  await database().annotations.bulkPut(all)
  const binned = Array.from({ length: any.below(5) }, (_, n) => ({ ...note(`b${n}`), deleted: at(1 + n) }))
  await database().bin.bulkPut(binned)
}
const someOf = (any: Chance, letter: string) =>
  Array.from({ length: 6 }, (_, n) => `${letter}${n}`).filter(() => any.next() < 0.6)
const draft = (id: string, words: string, basedOn: string | null) => {
  const { created: _created, modified: _modified, ...content } = note(id, { note: words })
  return { ...content, basedOn }
}

const file = (any: Chance) =>
  incoming(
    ...Array.from({ length: 1 + any.below(12) }, (_, n): Annotation => {
      const id = any.pick([`n${n}`, `b${n}`, `new${n}`])
      return note(id, { note: any.pick([`note ${id}`, 'changed']), tags: ['q'], modified: any.pick([at(1), at(9)]) })
    }),
  )
const beside = (any: Chance) => ({
  deleted: any.next() < 0.5 ? [{ ...note('x1'), deleted: at(2) }] : [],
  mutes: any.next() < 0.5 ? [{ ...mute('M'), id: 'm9', created: at(2) }] : [],
})
const watch = () => ({ tell: () => undefined, signal: new AbortController().signal })
const choice = (any: Chance) => ({ bringBack: any.next() < 0.5, undated: null, hasIds: true })

const mute = (words: string): MuteDraft => ({
  ...{ kind: 'muted', sentence: `Sentence ${words}.`, claims: ['a'], verdict: 'contradicted', reason: 'R' },
  ...{ dossierVersion: '1', url: 'https://a.example/', title: 'A' },
})
async function someMutes(): Promise<void> {
  for (const words of ['A', 'B', 'C']) await saveMute(mute(words), { id: `m${words}`, now: at(1) })
}

const newer = () =>
  broughtDossier({
    version: '2',
    claims: [{ id: 'born', text: 'Ada Byrne was born in Cork in 1971.', sources: [2] }],
    sources: [source(2, { url: 'https://a.example/1' }), source(3)],
  })
async function withDossier(any: Chance): Promise<void> {
  await addDossier(broughtDossier(), { now: at(1) })
  if (any.next() < 0.7)
    await changeClaim(ID, { kind: 'add', claim: claim('own', { sources: [1] }), sources: [] }, at(2))
  if (any.next() < 0.7) await changeClaim(ID, { kind: 'rate', source: 1, tier: 1 }, at(3))
}
const ID = 'ada-byrne'
const ready = (work: () => Promise<unknown>) => () => Promise.resolve(work)

const deeds: Deed[] = [
  {
    ...{ name: 'save of a new note', database: NOTES, start: someNotes },
    work: ready(() => saveAnnotation(draft('fresh', 'Fresh words', null), at(9))),
  },
  {
    ...{ name: 'save of a changed note', database: NOTES, start: someNotes },
    work: ready(() => saveAnnotation(draft('n1', 'Changed words', note('n1').modified), at(9))),
  },
  {
    ...{ name: 'save of a note that is in the bin', database: NOTES, start: someNotes },
    work: ready(() => saveAnnotation(draft('b0', 'note b0', note('b0').modified), at(9))),
  },
  {
    ...{ name: 'deletion', database: NOTES, start: someNotes },
    work: (any) =>
      Promise.resolve(
        (
          (ids) => () =>
            deleteAnnotations(ids, at(9))
        )(someOf(any, 'n')),
      ),
  },
  {
    ...{ name: 'undo of a deletion', database: NOTES, start: someNotes },
    work: (any) =>
      Promise.resolve(
        (
          (ids) => () =>
            restoreAnnotations(ids)
        )(someOf(any, 'b')),
      ),
  },
  {
    ...{ name: 'tags', database: NOTES, start: someNotes },
    work: (any) =>
      Promise.resolve(
        (
          (ids) => () =>
            tagAnnotations(ids, { add: ['t'], remove: ['p'] }, at(9))
        )(someOf(any, 'n')),
      ),
  },
  {
    ...{ name: 'colour', database: NOTES, start: someNotes },
    work: (any) =>
      Promise.resolve(
        (
          (ids) => () =>
            colorAnnotations(ids, 'blue', at(9))
        )(someOf(any, 'n')),
      ),
  },
  {
    ...{ name: 'emptying the bin', database: NOTES, start: someNotes },
    work: ready(() => emptyBin({ before: '9999' })),
  },
  {
    ...{ name: 'the count of what is overdue in the bin', database: NOTES, start: someNotes },
    work: ready(() => purgeBin(at(60))),
  },
  {
    ...{ name: 'import', database: NOTES, start: someNotes },
    work: (any) =>
      Promise.resolve(
        (
          (items, how, more) => () =>
            applyImport(items, how, watch(), more)
        )(file(any), choice(any), beside(any)),
      ),
  },
  {
    ...{ name: 'undo of an import', database: NOTES, start: someNotes },
    work: async (any) => {
      const done = await applyImport(file(any), choice(any), watch(), beside(any))
      return () => undoImport(done)
    },
  },
  {
    ...{ name: 'muting', database: NOTES, start: someMutes },
    work: ready(() => saveMute(mute('D'), { id: 'mD', now: at(9) })),
  },
  {
    ...{ name: 'a correction', database: NOTES, start: someMutes },
    work: ready(() => sayOfMute('mB', { right: { kind: 'note' }, claim: null, comment: 'No.' })),
  },
  { ...{ name: 'unmuting', database: NOTES, start: someMutes }, work: ready(() => deleteMute('mB')) },
  {
    ...{ name: 'undo of unmuting', database: NOTES, start: someMutes },
    work: ready(() => restoreMute({ ...mute('Z'), id: 'mZ', created: at(1) })),
  },
  {
    ...{ name: 'bringing in a dossier', database: DOSSIERS, isOnce: true },
    start: () => createOwnDossier({ name: 'Mira Sol', aliases: [], kind: 'person' }, at(1)),
    work: ready(() => addDossier(broughtDossier(), { now: at(9) })),
  },
  {
    ...{ name: 'a newer version of a dossier', database: DOSSIERS, start: withDossier, isOnce: true },
    work: ready(() => updateDossier(ID, newer(), at(9))),
  },
  {
    ...{ name: 'going back to the former version', database: DOSSIERS, isOnce: true },
    start: async (any) => {
      await withDossier(any)
      await updateDossier(ID, newer(), at(5))
    },
    work: ready(() => restoreFormer(ID, at(9))),
  },
  {
    ...{ name: 'a changed claim', database: DOSSIERS, start: withDossier, isOnce: true },
    work: ready(() => changeClaim(ID, { kind: 'edit', claim: claim('born'), sources: [] }, at(9))),
  },
  {
    ...{ name: 'undo of a changed claim', database: DOSSIERS },
    start: (any) => withDossier(any),
    work: async () => {
      const change = await changeClaim(ID, { kind: 'retire', id: 'left' }, at(5))
      return () => undoChange(ID, change, at(9))
    },
  },
  {
    ...{ name: 'removing a dossier', database: DOSSIERS, start: withDossier, isOnce: true },
    work: ready(() => removeDossier(ID, at(9))),
  },
  {
    ...{ name: 'undo of removing a dossier', database: DOSSIERS },
    start: async (any) => {
      await withDossier(any)
      await removeDossier(ID, at(5))
    },
    work: ready(() => restoreDossier(ID)),
  },
  {
    ...{ name: 'switching a dossier off', database: DOSSIERS, start: withDossier },
    work: ready(() => setDossierOn(ID, false)),
  },
  {
    ...{ name: 'a dossier of one’s own', database: DOSSIERS, start: withDossier, isOnce: true },
    work: ready(() => createOwnDossier({ name: 'Mira Sol', aliases: [], kind: 'person' }, at(9))),
  },
  {
    ...{ name: 'the deletion of what was removed long ago', database: DOSSIERS },
    start: async (any) => {
      await withDossier(any)
      await updateDossier(ID, newer(), at(2))
      await removeDossier(ID, at(3))
      for (let day = 40; day < 46; day++) await purgeRemoved(at(day))
    },
    work: ready(() => purgeRemoved(at(46))),
  },
]

function reopen(): void {
  for (const db of [database(), dossierDatabase()]) db.close({ disableAutoOpen: false })
}

beforeAll(async () => {
  let ids = 0
  vi.spyOn(crypto, 'randomUUID').mockImplementation(() => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`)
  await Promise.all([database().open(), dossierDatabase().open()])
})
afterEach(reopen)
afterAll(() => {
  const lines = [...counts].map(([name, count]) => `  ${count} ${name}`)
  console.info(`Kills and full disks in Node: ${trialsMade()} trials, seed ${SEED}.\n${lines.join('\n')}`)
})

/** Trials so far, by what was tried. */
const counts = new Map<string, number>()
let before = 0
afterEach(({ task }) => {
  counts.set(`${task.suite?.name ?? ''} ${task.name}`, trialsMade() - before)
  before = trialsMade()
})

describe('the worker is killed at each step of', () => {
  test.each(deeds)(
    '$name',
    async ({ database: name, start, work, isOnce }) => {
      for (let round = 0; round < fitting({ long: 24, short: 1 }); round++) {
        reopen()
        await restore(name, {})
        await start(chance(SEED + round))
        const repeatable = await work(chance(SEED - round))
        const before = await dump(name)
        // Opened anew, as after each kill.
        reopen()
        const { steps } = await countSteps(repeatable)
        const after = named(await dump(name))
        await trials({ long: steps, short: steps }, async (n) => {
          await restore(name, before)
          reopen()
          const isTold = await killAt(n + 1, repeatable)
          reopen()
          const left = named(await dump(name))
          if (isTold) expect(left).toEqual(after)
          else expect([named(before), after]).toContainEqual(left)
          const isDone = JSON.stringify(left) === JSON.stringify(after)
          if (!isOnce || !isDone) await repeatable()
          expect(named(await dump(name))).toEqual(after)
        })
      }
    },
    10 * MINUTES,
  )

  test.each(versions)(
    'the upgrade of a database of version %i',
    async (version) => {
      const lay = async () => {
        reopen()
        await new Promise<void>((done, failed) => {
          const deleting = indexedDB.deleteDatabase(NOTES)
          deleting.onsuccess = () => done()
          deleting.onerror = () => failed(new Error(String(deleting.error)))
        })
        const close = await layDatabase(oldDatabase(version))
        close()
      }
      await lay()
      const before = await dump(NOTES)
      const { steps } = await countSteps(openDatabase)
      const must = byName(expectedRows(version))
      for (let round = 0; round < fitting({ long: 3, short: 1 }); round++)
        await trials({ long: steps, short: steps }, async (n) => {
          await lay()
          const isTold = await killAt(n + 1, openDatabase)
          reopen()
          const left = byName(await dump(NOTES))
          if (isTold) expect(left).toEqual(must)
          else expect([byName(before), must]).toContainEqual(left)
          await openDatabase()
          expect(byName(await dump(NOTES))).toEqual(must)
        })
    },
    10 * MINUTES,
  )
})

test('a write in two transactions is found out', async () => {
  await restore(NOTES, {})
  await someNotes(chance(SEED))
  const before = await dump(NOTES)
  const twoWrites = async () => {
    await database().annotations.delete('n1')
    await database().bin.put({ ...note('n1'), deleted: at(1) })
  }
  reopen()
  const { steps } = await countSteps(twoWrites)
  const after = await dump(NOTES)
  const between: number[] = []
  for (let step = 1; step <= steps; step++) {
    await restore(NOTES, before)
    reopen()
    await killAt(step, twoWrites)
    reopen()
    const left = JSON.stringify(await dump(NOTES))
    if (left !== JSON.stringify(before) && left !== JSON.stringify(after)) between.push(step)
  }
  expect(between.length).toBeGreaterThan(0)
})

describe('the disk is full at each write of', () => {
  test.each(deeds)(
    '$name: it says so, nothing is changed, and it is done when there is room',
    async ({ database: name, start, work }) => {
      for (let round = 0; round < fitting({ long: 10, short: 1 }); round++) {
        await restore(name, {})
        await start(chance(SEED + round))
        const repeatable = await work(chance(SEED - round))
        const before = await dump(name)
        await repeatable()
        const after = named(await dump(name))
        for (let write = 1; ; write++) {
          await restore(name, before)
          const error = await fullAt(write, repeatable)
          if (error === null) break
          await trials({ long: 1, short: 1 }, async () => {
            if (error instanceof DossierRefused) expect(error.code).toBe('full')
            else expect(storageErrorOf(error)).toBe('full')
            expect(await dump(name)).toEqual(before)
            await repeatable()
            expect(named(await dump(name))).toEqual(after)
          })
        }
      }
    },
    10 * MINUTES,
  )
})

/** Ids that are made anew for each change count as one. */
function named(rows: Dump): Dump {
  return { ...rows, changes: (rows.changes ?? []).map((row) => ({ ...(row as object), id: 'any' })) }
}

/** Rows by their keys, stores in one order. */
function byName(rows: object): object {
  return Object.fromEntries(Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)))
}
