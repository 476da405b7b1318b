import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { database as notesDatabase } from '@/lib/notes/data/database'
import { listFormerRows } from '@/lib/store/former-rows'
import {
  addDossier,
  describeDocument,
  listDossiers,
  rateSource,
  readAdjustments,
  readDossier,
  setClaimAside,
} from '@/lib/dossiers/data/store'
import { adjustmentRowRules, idOfAdjustment } from '@/lib/rows/adjustment'
import { dossierRowRules } from '@/lib/rows/dossier'
import { fieldsOfMute } from '@/lib/rows/mute'
import { saveMute } from '@/lib/notes/data/mutes'
import type { MuteDraft } from '@/lib/schema/mute'
import { type LocalRow, rowKeyOf, type RowWrite } from '@/lib/rows/row-rules'
import { incomingDossier, source } from '../dossiers/fixtures'
import { note } from '../notes/data/import/arbitrary-import'
import { keysInBin } from '@/lib/user-rows/row-tables'
import { planRestore } from '@/lib/user-rows/plan-restore'
import { storedRows, writeRows } from './written-rows'

const NOW = '2026-11-01T10:00:00.000Z'

beforeEach(clear)
afterEach(clear)

async function clear(): Promise<void> {
  for (const table of notesDatabase().tables) await table.clear()
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
  const [row] = await storedRows()
  expect(Object.entries(row!.fields!).filter(([name, value]) => !dossierRowRules.isValid(name, value))).toEqual([])
  await clear()
  await writeRows(asNew([row!]), NOW)
  expect(subject.main).toEqual([['Nordbru'], ['Elvik']])
  expect((await listDossiers()).map((one) => one.subject)).toContainEqual(subject)
})

test('main names and other names that the user gave a document are synced', async () => {
  const origin = { kind: 'file', name: 'news.html', form: 'report', document: { kind: 'news' } } as const
  const { id } = await addDossier({ ...incomingDossier(), origin })
  const main = [['Elvik'], ['Nordbru', 'Nordbruer']]
  await describeDocument(id, { main, aliases: ['Elvikborg'] })
  const [row] = await storedRows()
  expect(dossierRowRules.isValid('origin', row!.fields!.origin!)).toBe(true)
  await clear()
  await writeRows(asNew([row!]), NOW)
  expect((await listDossiers())[1]?.subject).toMatchObject({ aliases: ['Elvikborg'], main })
})

test.each([{ note: 'typed just now' }, { tags: ['mine'] }, { color: 'pink' as const }])(
  'a note that the user changed since it was compared is not overwritten: %o',
  async (change) => {
    await notesDatabase().annotations.put(note('a'))
    const [before] = await storedRows()
    await notesDatabase().annotations.put(note('a', change))
    const fields = { ...before!.fields, note: 'other', color: 'blue' }
    const writes = [{ key: 'note/a' as const, expected: before!.fields, fields }]
    expect((await writeRows(writes, NOW)).size).toBe(0)
    expect((await writeRows([{ ...writes[0]!, fields: null }], NOW)).size).toBe(0)
    expect(await notesDatabase().annotations.get('a')).toEqual(note('a', change))
    expect(await listFormerRows()).toEqual([])
  },
)

test('a note that is deleted elsewhere goes to the bin, and one that comes back leaves it', async () => {
  await notesDatabase().annotations.put(note('a', { tags: ['x', 'y'] }))
  const [before] = await storedRows()
  await writeRows([{ key: 'note/a', expected: before!.fields, fields: null }], NOW)
  expect(await notesDatabase().bin.get('a')).toMatchObject({ note: 'note a', deleted: NOW })
  expect(await keysInBin(['note/a', 'note/b'])).toEqual(new Set(['note/a']))
  await writeRows([{ key: 'note/a', expected: null, fields: before!.fields }], NOW)
  expect(await notesDatabase().annotations.get('a')).toEqual(note('a', { tags: ['x', 'y'] }))
  expect(await notesDatabase().bin.count()).toBe(0)
})

test('a deleted note that comes back with other words leaves those that were in the bin in "Former versions"', async () => {
  await notesDatabase().annotations.put(note('a', { note: 'a long afternoon of work' }))
  const [before] = await storedRows()
  await writeRows([{ key: 'note/a', expected: before!.fields, fields: null }], NOW)
  await writeRows([{ key: 'note/a', expected: null, fields: { ...before!.fields, note: '' } }], NOW)
  expect((await notesDatabase().annotations.get('a'))?.note).toBe('')
  expect((await listFormerRows()).map(({ fields }) => fields.note)).toEqual(['a long afternoon of work'])
})

test('a note that is deleted elsewhere leaves the other words that were in the bin in "Former versions"', async () => {
  await notesDatabase().annotations.put(note('n', { note: 'of another window' }))
  await notesDatabase().bin.put({ ...note('n', { note: 'a long afternoon of work' }), deleted: NOW })
  const [before] = await storedRows()
  await writeRows([{ key: 'note/n', expected: before!.fields, fields: null }], NOW)
  expect(await notesDatabase().bin.get('n')).toMatchObject({ note: 'of another window' })
  expect((await listFormerRows()).map(({ fields }) => fields.note)).toEqual(['a long afternoon of work'])
})

test('a damaged row is left alone, and so are the sentences that it could be', async () => {
  await notesDatabase().annotations.put({ ...note('bad'), tags: 7 } as never)
  await notesDatabase().mutes.put({ id: 'm', created: NOW } as never)
  expect(await storedRows()).toEqual([
    { key: 'note/bad', fields: null, changed: 0 },
    { key: 'mute/m', fields: null, changed: 0 },
  ])
  const taken = await writeRows([{ key: 'note/bad', expected: null, fields: null }], NOW)
  expect(taken.size).toBe(0)
  expect(await notesDatabase().annotations.count()).toBe(1)
})

test('a muted sentence of a backup that is muted here stays as it is', async () => {
  const draft: MuteDraft = {
    sentence: 'A.',
    claims: [{ id: 'a', words: 'A B.' }],
    title: 'T',
    verdict: 'contradicted',
    url: 'https://a.example/',
  }
  const muted = await saveMute(draft, '2026-10-01T00:00:00.000Z')
  const again = { ...muted, created: '2026-10-02T00:00:00.000Z' }
  const row = { key: rowKeyOf({ kind: 'mute', id: muted.id }), fields: fieldsOfMute(again) }
  expect((await planRestore([row, row])).writes).toEqual([])
  expect(await notesDatabase().mutes.toArray()).toEqual([muted])
})

test('a muted sentence of another device under the id of another sentence is left out', async () => {
  const draft: MuteDraft = {
    sentence: 'A.',
    claims: [],
    title: 'T',
    verdict: 'contradicted',
    url: 'https://a.example/',
  }
  const [row] = asNew([{ key: 'mute/other', fields: fieldsOfMute(await saveMute(draft, NOW)), changed: 0 }])
  const refused: string[] = []
  await writeRows([row!], NOW, (key) => refused.push(key))
  expect(refused).toEqual(['mute/other'])
  expect(await notesDatabase().mutes.count()).toBe(1)
})

const LEFT = { id: 'left', text: 'Ada Byrne left Harbour Labs in 2011.' }

test('a claim that was set aside, and a rating, are lines that another device reads', async () => {
  const { id } = await addDossier(incomingDossier(), { now: NOW })
  await setClaimAside(id, { ...LEFT, about: { sentence: 'She left in 2012.', url: 'https://a.example/' } }, NOW)
  await rateSource(id, source(2), 1, NOW)
  const given = (await storedRows()).filter(({ key }) => key.startsWith('adjustment/'))
  expect(given).toHaveLength(2)
  for (const { fields } of given)
    for (const [name, value] of Object.entries(fields!)) expect(adjustmentRowRules.isValid(name, value)).toBe(true)
})

test('the same adjustment on two devices is one row, and one whose id is of another is left out', async () => {
  const { id } = await addDossier(incomingDossier(), { now: NOW })
  await setClaimAside(id, LEFT, NOW)
  const given = (await storedRows()).filter(({ key }) => key.startsWith('adjustment/'))
  await setClaimAside(id, { ...LEFT, id: 'went' }, '2026-11-02T10:00:00.000Z')
  const here = (await storedRows()).filter(({ key }) => key.startsWith('adjustment/'))
  expect(here.map(({ key }) => key)).toEqual(given.map(({ key }) => key))
  const refused: string[] = []
  const wrong = [{ key: 'adjustment/other' as const, expected: null, fields: given[0]!.fields }]
  await writeRows(wrong, NOW, (key) => refused.push(key))
  expect(refused).toEqual(['adjustment/other'])
  expect(await readAdjustments(id)).toHaveLength(1)
})

test('a dossier from a file comes whole under the same id, and goes when it is removed', async () => {
  const { id } = await addDossier(incomingDossier(), { now: NOW })
  await rateSource(id, source(2), 1, NOW)
  const given = await storedRows()
  const before = await readDossier(id)
  await clear()
  await writeRows(asNew(given), NOW)
  expect(await readDossier(id)).toEqual(before)
  expect((await listDossiers()).find((one) => one.id === id)).toMatchObject({ adjustments: 1 })
  expect(await storedRows()).toEqual(given)
  const gone = given.filter(({ key }) => key.startsWith('dossier/'))
  await writeRows(
    gone.map(({ key, fields }) => ({ key, expected: fields, fields: null })),
    NOW,
  )
  expect((await listDossiers()).map((one) => one.id)).toEqual(['bundled'])
})

test('a dossier that does not compile and an adjustment of one that is not here are left out', async () => {
  const facts = { subject: { name: 'X Y', aliases: [], kind: 'person' }, asOf: '2026', version: '1' }
  const origin = { kind: 'file', name: 'x.json', form: 'portable' }
  const content = {
    ...facts,
    topics: [{ topic: 'T', claims: [{ id: 'NOT AN ID' }] }],
    sources: [],
    entities: [],
    remarks: [],
  }
  const adjustment = { kind: 'set-aside' as const, at: NOW, claim: 'a', words: 'X Y left.' }
  const taken = await writeRows(
    [
      { key: 'dossier/x-y', expected: null, fields: { ...facts, origin, content } },
      {
        key: `adjustment/${idOfAdjustment('missing', adjustment)}`,
        expected: null,
        fields: { dossier: 'missing', adjustment },
      },
    ],
    NOW,
  )
  expect(taken.size).toBe(0)
  expect(await readAdjustments('missing')).toEqual([])
})
