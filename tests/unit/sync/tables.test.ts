import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { database as notesDatabase } from '@/lib/notes/data/database'
import { applyImport } from '@/lib/notes/data/import/apply-import'
import { keepFormerRows, listFormerRows } from '@/lib/notes/data/former-rows'
import { keysInBin, rowsToSync, writeRows, writtenRowKeys } from '@/lib/notes/data/portable-rows'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { database as dossierDatabase } from '@/lib/dossiers/data/database'
import {
  addDossier,
  describeDocument,
  changeClaim,
  createOwnDossier,
  readChanges,
  listDossiers,
  readDossier,
} from '@/lib/dossiers/data/store'
import { dossierRowsToSync, writeDossierRows } from '@/lib/dossiers/data/portable/dossier-rows'
import { changeRowRules, dossierRowRules } from '@/lib/rows/dossier'
import type { Mute } from '@/lib/schema/mute'
import type { LocalRow, RowWrite } from '@/lib/rows/row-rules'
import { incomingDossier, claim, source } from '../dossiers/fixtures'
import { note } from '../notes/data/import/arbitrary-import'

const NOW = '2026-11-01T10:00:00.000Z'

beforeEach(clear)
afterEach(clear)

async function clear(): Promise<void> {
  for (const table of [...notesDatabase().tables, ...dossierDatabase().tables]) await table.clear()
}

async function rows(): Promise<LocalRow[]> {
  const all: LocalRow[] = []
  for await (const batch of rowsToSync()) all.push(...batch)
  return all
}

function asNew(all: readonly LocalRow[]): RowWrite[] {
  return all.map(({ key, fields }) => ({ key, expected: null, fields }))
}

test('a document about its headline is synced without its main names, which each device finds', async () => {
  const texts = ['The firm Nordbru is to build it in Elvik.', 'Critics of Nordbru met in Elvik.']
  const claims = texts.map((text, i) => ({ id: `c${i}`, text, sources: [1] }))
  const incoming = incomingDossier({
    name: 'Town council votes for a second bridge',
    aliases: [],
    kind: 'event',
    claims,
  })
  const document = { kind: 'news' }
  const { subject } = await addDossier({
    ...incoming,
    origin: { kind: 'file', name: 'news.html', form: 'report', document },
  })
  const [row] = await dossierRowsToSync()
  expect(Object.entries(row!.fields!).filter(([name, value]) => !dossierRowRules.isValid(name, value))).toEqual([])
  await clear()
  await writeDossierRows(asNew([row!]), NOW, keepFormerRows)
  expect(subject.main).toEqual([['Nordbru'], ['Elvik']])
  expect((await listDossiers()).map((one) => one.subject)).toContainEqual(subject)
})

test('main names and other names that the user gave a document are synced', async () => {
  const origin = { kind: 'file', name: 'news.html', form: 'report', document: { kind: 'news' } } as const
  const { id } = await addDossier({ ...incomingDossier(), origin })
  const main = [['Elvik'], ['Nordbru', 'Nordbruer']]
  await describeDocument(id, { main, aliases: ['Elvikborg'] })
  const [row] = await dossierRowsToSync()
  expect(dossierRowRules.isValid('origin', row!.fields!.origin!)).toBe(true)
  await clear()
  await writeDossierRows(asNew([row!]), NOW, keepFormerRows)
  expect((await listDossiers())[1]?.subject).toMatchObject({ aliases: ['Elvikborg'], main })
})

test('a note that another device changed in the meantime is not overwritten', async () => {
  await notesDatabase().annotations.put(note('a', { note: 'typed just now' }))
  const planned = { ...note('a') }
  await notesDatabase().annotations.put(planned)
  const [before] = await rows()
  await notesDatabase().annotations.put(note('a', { note: 'typed just now' }))
  const taken = await writeRows(
    [{ key: 'note/a', expected: before!.fields, fields: { ...before!.fields, note: 'other' } }],
    NOW,
  )
  expect(taken.size).toBe(0)
  expect((await notesDatabase().annotations.get('a'))?.note).toBe('typed just now')
})

test('a note that is deleted elsewhere goes to the bin, and one that comes back leaves it', async () => {
  await notesDatabase().annotations.put(note('a', { tags: ['x', 'y'] }))
  const [before] = await rows()
  await writeRows([{ key: 'note/a', expected: before!.fields, fields: null }], NOW)
  expect(await notesDatabase().bin.get('a')).toMatchObject({ note: 'note a', deleted: NOW })
  expect(await keysInBin(['note/a', 'note/b'])).toEqual(new Set(['note/a']))
  expect(await writtenRowKeys()).toEqual(new Set(['note/a']))
  await writeRows([{ key: 'note/a', expected: null, fields: before!.fields }], NOW)
  expect(await notesDatabase().annotations.get('a')).toEqual(note('a', { tags: ['x', 'y'] }))
  expect(await notesDatabase().bin.count()).toBe(0)
})

test('a deleted note that comes back with other words leaves those that were in the bin in "Former versions"', async () => {
  await notesDatabase().annotations.put(note('a', { note: 'a long afternoon of work' }))
  const [before] = await rows()
  await writeRows([{ key: 'note/a', expected: before!.fields, fields: null }], NOW)
  await writeRows([{ key: 'note/a', expected: null, fields: { ...before!.fields, note: '' } }], NOW)
  expect((await notesDatabase().annotations.get('a'))?.note).toBe('')
  expect((await listFormerRows()).map(({ fields }) => fields.note)).toEqual(['a long afternoon of work'])
})

test('a note that is deleted elsewhere leaves the other words that were in the bin in "Former versions"', async () => {
  await notesDatabase().annotations.put(note('n', { note: 'of another window' }))
  await notesDatabase().bin.put({ ...note('n', { note: 'a long afternoon of work' }), deleted: NOW })
  const [before] = await rows()
  await writeRows([{ key: 'note/n', expected: before!.fields, fields: null }], NOW)
  expect(await notesDatabase().bin.get('n')).toMatchObject({ note: 'of another window' })
  expect((await listFormerRows()).map(({ fields }) => fields.note)).toEqual(['a long afternoon of work'])
})

test('a damaged row is left alone, and so are the sentences that it could be', async () => {
  await notesDatabase().annotations.put({ ...note('bad'), tags: 7 } as never)
  await notesDatabase().mutes.put({ id: 'm', created: NOW } as never)
  expect(await rows()).toEqual([
    { key: 'note/bad', fields: null, changed: 0 },
    { key: 'mute/', fields: null, changed: 0 },
  ])
  const taken = await writeRows([{ key: 'note/bad', expected: null, fields: null }], NOW)
  expect(taken.size).toBe(0)
  expect(await notesDatabase().annotations.count()).toBe(1)
})

describe('a sentence with two mutes', () => {
  const first: Mute = {
    ...{ id: 'm2', created: '2026-10-01T00:00:00.000Z', kind: 'muted', sentence: 'A.', claims: ['a'], title: 'T' },
    ...{ verdict: 'contradicted', reason: 'r', dossierVersion: '1', url: 'https://a.example/' },
  }
  const second = { ...first, id: 'm1', created: '2026-10-02T00:00:00.000Z' }

  test('is one row of syncing', async () => {
    await notesDatabase().mutes.bulkPut([first, second])
    expect((await rows()).map(({ fields }) => fields?.id)).toEqual(['m2'])
  })

  test('does not come about by an import', async () => {
    await notesDatabase().mutes.put(first)
    const work = { onProgress: () => undefined, signal: new AbortController().signal }
    const choice = { withDeleted: false, undated: null, hasIds: true }
    await applyImport([], choice, work, { deleted: [], mutes: [second] }, NOW)
    expect(await notesDatabase().mutes.toArray()).toEqual([first])
  })
})

test('an own dossier with its claims comes to another device', async () => {
  const { id } = await createOwnDossier({ name: 'Ada Byrne', aliases: [], kind: 'person' }, NOW)
  await changeClaim(id, { kind: 'add', claim: claim('born', { sources: [1] }), sources: [source(1)] }, NOW)
  const given = await dossierRowsToSync()
  await clear()
  expect(await writeDossierRows(asNew(given), NOW, keepFormerRows)).toEqual(new Set(given.map(({ key }) => key)))
  expect(await readDossier(id)).toMatchObject({
    claims: [{ id: 'born', sources: [1] }],
    sources: [{ n: 1, title: 'Source 1' }],
  })
  // Rows arrive as they were sent, so that no device takes them for a change of the user.
  expect(await dossierRowsToSync()).toEqual(given)
})

test('a claim that was retired with its words, and a rating, are lines that another device reads', async () => {
  const { id } = await addDossier(incomingDossier(), { now: NOW })
  await changeClaim(id, { kind: 'retire', id: 'left', text: 'Ada Byrne left Harbour Labs in 2011.' }, NOW)
  await changeClaim(id, { kind: 'rate', source: 2, tier: 1, title: 'Source 2' }, NOW)
  const given = (await dossierRowsToSync()).filter(({ key }) => key.startsWith('change/'))
  expect(given).toHaveLength(2)
  for (const { fields } of given) expect(changeRowRules.isValid('change', fields!.change!)).toBe(true)
})

test('a source that two devices gave the same number keeps its claim', async () => {
  const { id } = await createOwnDossier({ name: 'Ada Byrne', aliases: [], kind: 'person' }, NOW)
  const other = source(1, { url: 'https://b.example/other', title: 'Another one' })
  await changeClaim(id, { kind: 'add', claim: claim('left', { sources: [1] }), sources: [other] }, NOW)
  const given = await dossierRowsToSync()
  await clear()
  await createOwnDossier({ name: 'Ada Byrne', aliases: [], kind: 'person' }, NOW)
  await changeClaim(id, { kind: 'add', claim: claim('born', { sources: [1] }), sources: [source(1)] }, NOW)
  await writeDossierRows(asNew(given.filter(({ key }) => key.startsWith('change/'))), NOW, keepFormerRows)
  const dossier = (await readDossier(id))!
  const titleOf = (name: string) => {
    const [n] = dossier.claims.find((one) => one.id === name)!.sources
    return dossier.sources.find((one) => one.n === n)?.title
  }
  expect([titleOf('born'), titleOf('left')]).toEqual(['Source 1', 'Another one'])
  const again = await dossierRowsToSync()
  expect(again).toEqual(expect.arrayContaining(given.filter(({ key }) => key.startsWith('change/'))))
})

test('a claim to the bundled dossier that came from another device cites its source after an update that renumbers', async () => {
  const cited = bundledDossier.sources[4]!
  await changeClaim('bundled', { kind: 'add', claim: claim('mine', { sources: [cited.n] }), sources: [] }, NOW)
  const given = await dossierRowsToSync()
  await clear()
  await writeDossierRows(asNew(given), NOW, keepFormerRows)
  const count = (by: number): void => {
    for (const one of bundledDossier.sources) one.n += by
    for (const one of bundledDossier.claims) one.sources = one.sources.map((n) => n + by)
  }
  count(1)
  try {
    const dossier = (await readDossier('bundled'))!
    const numbers = dossier.claims.find(({ id }) => id === 'mine')!.sources
    expect(numbers.map((n) => dossier.sources.find((one) => one.n === n)?.title)).toEqual([cited.title])
  } finally {
    count(-1)
  }
})

test('a dossier from a file comes whole under the same id, unsigned, and goes when it is removed', async () => {
  const { id } = await addDossier(incomingDossier({ signedBy: 'abc' }), { now: NOW })
  await changeClaim(id, { kind: 'rate', source: 2, tier: 1 }, NOW)
  const given = await dossierRowsToSync()
  const before = await readDossier(id)
  await clear()
  await writeDossierRows(asNew(given), NOW, keepFormerRows)
  expect(await readDossier(id)).toEqual(before)
  expect((await listDossiers()).find((one) => one.id === id)).toMatchObject({ signedBy: null, changes: 1 })
  expect(await dossierRowsToSync()).toEqual(given)
  const gone = given.filter(({ key }) => key.startsWith('dossier/'))
  await writeDossierRows(
    gone.map(({ key, fields }) => ({ key, expected: fields, fields: null })),
    NOW,
    keepFormerRows,
  )
  expect((await listDossiers()).map((one) => one.id)).toEqual(['bundled'])
})

test('a dossier that does not compile and a change to one that is not here are left out', async () => {
  const facts = { subject: { name: 'X Y', aliases: [], kind: 'person' }, asOf: '2026', version: '1' }
  const origin = { kind: 'file', name: 'x.json', form: 'portable' }
  const content = {
    ...facts,
    topics: [{ topic: 'T', claims: [{ id: 'NOT AN ID' }] }],
    sources: [],
    entities: [],
    remarks: [],
  }
  const change = { dossier: 'missing', at: NOW, change: { kind: 'retire', id: 'a' } }
  const taken = await writeDossierRows(
    [
      { key: 'dossier/x-y', expected: null, fields: { ...facts, origin, content } },
      { key: 'change/1', expected: null, fields: change },
    ],
    NOW,
    keepFormerRows,
  )
  expect(taken.size).toBe(0)
  expect(await readChanges('missing')).toEqual([])
})
