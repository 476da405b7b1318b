import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { database as notesDatabase } from '@/lib/annotations/database'
import { listAside, purgeAside, putAside } from '@/lib/annotations/sync/aside'
import { saveAnnotation } from '@/lib/annotations/store'
import { bundledDossier } from '@/lib/dossier/bundled'
import {
  addDossier,
  changeClaim,
  createOwnDossier,
  listChanges,
  listDossiers,
  readDossier,
  setDossierOn,
} from '@/lib/dossiers/store'
import { fieldsOfMute, idOfMute } from '@/lib/sync/kinds/mute'
import { fieldsOfNote } from '@/lib/sync/kinds/note'
import type { Mute } from '@/lib/schema/mute'
import { note } from '../annotations/import/arbitrary-import'
import { broughtDossier, claim } from '../dossiers/fixtures'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

setBrowser({
  runtime: { sendMessage: () => Promise.resolve(undefined), getURL: (path: string) => path },
  storage: { local: fakeStorage(), session: fakeStorage() },
})
const { beginAgain, deletionOf, lineOf, rowsHere, strangerWrites, sync, written } = await import('./whole-device')
const { bringBack } = await import('@/lib/app/sync/bring-back')

const NOW = '2026-11-01T10:00:00.000Z'

beforeEach(beginAgain)

const facts = (name: string) => ({ subject: { name, aliases: [], kind: 'person' }, asOf: '2026-01-01', version: '9' })
const claims = [{ id: 'born', section: 'T', text: 'Eve was born in 1971.', status: 'established', sources: [1] }]
const content = (name: string) => ({
  ...facts(name),
  ...{ topics: [{ topic: 'T', claims }], sources: [{ n: 1, title: 'S' }], entities: [], remarks: [] },
})
const fileDossier = (name: string) => ({
  ...facts(name),
  ...{ origin: { kind: 'file', name: 'x.json', form: 'portable' }, content: content(name) },
})
const goodNote = () => lineOf('note', 'good', fieldsOfNote(note('good')))

async function goesOn(): Promise<void> {
  await notesDatabase().annotations.put(note('written-after'))
  await sync()
  expect(await notesDatabase().annotations.get('good')).toBeDefined()
  expect(written()).toContain('written-after')
}

describe('a record with the id of the bundled dossier', () => {
  test.each([
    ['from a file', fileDossier('Eve Evil'), false],
    ['from a file, where the user has changed a claim', fileDossier('Eve Evil'), true],
    ['of its own', { ...facts('Eve Evil'), origin: { kind: 'own' } }, false],
  ])('%s is refused, and syncing goes on', async (_what, fields, isChanged) => {
    if (isChanged) await changeClaim('bundled', { kind: 'retire', id: bundledDossier.claims[0]!.id }, NOW)
    strangerWrites([lineOf('dossier', 'bundled', fields), goodNote()])
    expect((await sync()).problems).toMatchObject([{ why: 'damaged', lines: [2] }])
    await goesOn()
    expect((await listDossiers())[0]).toMatchObject({ origin: { kind: 'bundled' } })
    expect((await readDossier('bundled'))?.subject.name).toBe(bundledDossier.subject.name)
  })
})

describe('a date that no later one can follow', () => {
  test.each(['Sat, 13 Sep 275760 00:00:00 GMT', '+275760-09-13T00:00:00.000Z', '1 January 2026'])(
    '%s is refused, and syncing goes on',
    async (modified) => {
      strangerWrites([lineOf('note', 'x', { ...fieldsOfNote(note('x')), modified }), goodNote()])
      expect((await sync()).problems).toMatchObject([{ why: 'damaged', lines: [2] }])
      await goesOn()
      expect(await notesDatabase().annotations.get('x')).toBeUndefined()
    },
  )

  test('does not keep the user from saving the note, nor other rows from being written', async () => {
    await notesDatabase().annotations.put(note('x'))
    await sync()
    const modified = 'Sat, 13 Sep 275760 00:00:00 GMT'
    await notesDatabase().annotations.put(note('x', { modified }))
    const { created: _created, modified: _modified, ...rest } = note('x', { note: 'changed by me' })
    expect(await saveAnnotation({ ...rest, basedOn: modified }, NOW)).toMatchObject({ outcome: 'kept' })
    strangerWrites([lineOf('note', 'x', { title: 'other' }), goodNote()])
    await sync()
    await goesOn()
  })
})

test('a muted sentence of the folder with the id of another one does not replace it', async () => {
  const mine: Mute = {
    ...{ id: 'm1', created: NOW, kind: 'wrong-match', sentence: 'My sentence.', claims: ['a'], title: 'T' },
    ...{ verdict: 'contradicted', reason: 'r', dossierVersion: '1', url: 'https://a.example/' },
  }
  await notesDatabase().mutes.put(mine)
  await sync()
  const other = { ...mine, sentence: 'Another sentence.' }
  strangerWrites([
    lineOf('mute', 'whatever', fieldsOfMute(other)),
    lineOf('mute', idOfMute(other), fieldsOfMute(other)),
    lineOf('mute', 'not its id', fieldsOfMute({ ...other, id: 'm2' })),
  ])
  for (let turn = 0; turn < 3; turn++) await sync()
  expect(await notesDatabase().mutes.toArray()).toEqual([mine])
})

const muteOf = (n: number): Mute => ({
  ...{ id: `m${n}`, created: NOW, kind: 'wrong-match', sentence: `Sentence ${n}.`, claims: ['a'], title: 'T' },
  ...{ verdict: 'contradicted', reason: 'r', dossierVersion: '1', url: 'https://a.example/' },
})
const LONG = 'a text of many words that was written on a long afternoon'

describe('what the folder takes away', () => {
  async function own(): Promise<string> {
    const { id } = await createOwnDossier({ name: 'Ada Byrne', aliases: [], kind: 'person' }, NOW)
    for (let n = 0; n < 60; n++) {
      await changeClaim(id, { kind: 'add', claim: claim(`c${n}`, { sources: [] }), sources: [] })
      await notesDatabase().mutes.put(muteOf(n))
      await notesDatabase().annotations.put(note(`n${n}`, { note: `${n} ${LONG}` }))
    }
    await sync()
    return id
  }

  test('is asked about by kinds and in all, whether notes, claims, muted sentences or dossiers', async () => {
    const id = await own()
    const keys = (await rowsHere()).map(({ key }) => key)
    strangerWrites(keys.filter((key) => !key.startsWith('note/')).map(deletionOf))
    // A dossier, and the changes to one that is on, are listed one by one.
    const { question, news } = await sync()
    expect(question).toMatchObject({ where: 'elsewhere', items: 60 })
    expect(news).toHaveLength(61)
    expect(await listChanges(id)).toHaveLength(60)
    expect(await notesDatabase().mutes.count()).toBe(60)
  })

  test('is asked about when texts are emptied instead', async () => {
    await own()
    strangerWrites(Array.from({ length: 60 }, (_, n) => lineOf('note', `n${n}`, { note: n % 2 ? '' : 'gone' })))
    const { question } = await sync()
    expect(question).toMatchObject({ where: 'elsewhere', items: 60 })
    expect((await notesDatabase().annotations.get('n1'))?.note).toContain(LONG)
    await sync({ answer: { ...question!, then: 'keep' } })
    strangerWrites([goodNote()])
    expect((await sync()).question).toBeNull()
    expect((await notesDatabase().annotations.get('n1'))?.note).toContain(LONG)
  })

  test('is counted over days, so that a few at a time are asked about as well', async () => {
    await own()
    for (let n = 0; n < 60; n += 5) {
      strangerWrites(Array.from({ length: 5 }, (_, at) => deletionOf(`note/n${n + at}`)))
      await sync()
    }
    expect(await notesDatabase().annotations.count()).toBeGreaterThanOrEqual(40)
    expect(await notesDatabase().bin.count()).toBeLessThanOrEqual(20)
    const { question } = await sync()
    expect(question).toMatchObject({ where: 'elsewhere' })
    await sync({ answer: { ...question!, then: 'delete' } })
    expect(await notesDatabase().annotations.count()).toBe(0)
    expect(await notesDatabase().bin.count()).toBe(60)
  })

  test('is asked about as well where strange notes make the share of the own ones small', async () => {
    const own = Array.from({ length: 300 }, (_, n) => note(`n${n}`))
    await notesDatabase().annotations.bulkPut(own)
    await sync()
    const junk = Array.from({ length: 5000 }, (_, n) => note(`junk${n}`))
    strangerWrites(junk.map((row) => lineOf('note', row.id, fieldsOfNote(row))))
    await sync()
    strangerWrites(own.map(({ id }) => deletionOf(`note/${id}`)))
    expect(await sync()).toMatchObject({ deleted: 0, question: { where: 'elsewhere', items: 300 } })
    expect(await notesDatabase().annotations.where('id').startsWith('n').count()).toBe(300)
  }, 60_000)

  test('is asked about for each further item after an answer, as that covers no earlier ones', async () => {
    await own()
    const takeAway = async (from: number, to: number) => {
      strangerWrites(Array.from({ length: to - from }, (_, at) => deletionOf(`note/n${from + at}`)))
      return sync()
    }
    expect(await takeAway(0, 10)).toMatchObject({ deleted: 10, question: null })
    const { question } = await takeAway(10, 40)
    expect(question).toMatchObject({ items: 30 })
    expect(await sync({ answer: { ...question!, then: 'delete' } })).toMatchObject({ deleted: 30, question: null })
    // 10 of the last 30 days were taken away without a question.
    expect(await takeAway(40, 51)).toMatchObject({ deleted: 0, question: { items: 11 } })
  })

  test('is counted once where it cannot be written, and named', async () => {
    await own()
    const keys = (await rowsHere()).map(({ key }) => key).filter((key) => key.startsWith('mute/'))
    const wrong = fieldsOfMute({ ...muteOf(0), sentence: 'Another sentence.' })
    strangerWrites(keys.slice(0, 15).map((key) => lineOf('mute', key.slice(5), { mute: wrong.mute })))
    for (let turn = 0; turn < 5; turn++) {
      const { problems, question } = await sync()
      expect(question).toBeNull()
      expect(problems).toHaveLength(15)
      expect(problems).toContainEqual({ path: keys[0], why: 'refused' })
    }
  })

  test('is kept for 30 days and can be restored: a text, a claim, a muted sentence', async () => {
    const id = await own()
    const before = await readDossier(id)
    const [change] = await listChanges(id)
    const key = (await rowsHere()).find((row) => row.key.startsWith('mute/'))!.key
    strangerWrites([lineOf('note', 'n1', { note: '' }), deletionOf(`change/${change!.id}`), deletionOf(key)])
    const { news } = await sync()
    await sync({ newsAnswer: { then: 'take', marks: news.map(({ mark }) => mark) } })
    expect((await notesDatabase().annotations.get('n1'))?.note).toBe('')
    expect([(await listChanges(id)).length, await notesDatabase().mutes.count()]).toEqual([59, 59])
    expect(await listAside()).toHaveLength(3)
    for (const row of await listAside()) expect(await bringBack(row)).toBe(true)
    await sync()
    expect((await notesDatabase().annotations.get('n1'))?.note).toBe(`1 ${LONG}`)
    expect((await readDossier(id))?.claims).toHaveLength(before!.claims.length)
    expect(await notesDatabase().mutes.count()).toBe(60)
    expect(written()).toContain(`1 ${LONG}`)
  })

  test('is kept while the clock jumps, and deleted after 30 days of use', async () => {
    await putAside([{ key: 'note/n', fields: { note: LONG } }], NOW)
    expect(await purgeAside('2027-06-01T00:00:00.000Z')).toBe(0)
    for (let day = 1; day < 6; day++) expect(await purgeAside(`2026-12-1${day}T00:00:00.000Z`)).toBe(0)
    expect(await purgeAside('2026-12-20T00:00:00.000Z')).toBe(1)
    expect(await listAside()).toEqual([])
  })
})

test('claims and muted sentences that are missing here in numbers are not deleted elsewhere without a question', async () => {
  for (let n = 0; n < 60; n++) await notesDatabase().mutes.put(muteOf(n))
  await sync()
  await notesDatabase().mutes.clear()
  const { question } = await sync()
  expect(question).toMatchObject({ where: 'here', items: 60 })
  await sync({ answer: { ...question!, then: 'keep' } })
  expect(await notesDatabase().mutes.count()).toBe(60)
})

test.each([
  ['an address that is a script', { sources: [{ n: 1, title: 'S', url: 'javascript:alert(1)' }] }],
  ['two claims with one id', { topics: [{ topic: 'T', claims: [...claims, { ...claims[0], text: 'Eve died.' }] }] }],
  ['two sources with one number', { sources: [1, 1].map((n) => ({ n, title: 'S' })) }],
])('a dossier of the folder with %s is left out and named', async (_what, change) => {
  strangerWrites([lineOf('dossier', 'eve', { ...fileDossier('Eve'), content: { ...content('Eve'), ...change } })])
  for (let turn = 0; turn < 2; turn++)
    expect((await sync()).problems).toEqual([{ path: 'dossier/eve', why: 'refused' }])
  expect((await listDossiers()).map(({ id }) => id)).toEqual(['bundled'])
})

test('a claim of the folder with an address that is a script, or a mark without a value, is left out and named', async () => {
  const { id } = await createOwnDossier({ name: 'Ada Byrne', aliases: [], kind: 'person' }, NOW)
  const add = (made: object, brings: object[] = []) => ({
    ...{ dossier: id, at: NOW },
    change: { kind: 'add', claim: { ...made, sources: [] }, cites: brings, brings },
  })
  strangerWrites([
    lineOf('change', 'script', add(claim('bad'), [{ n: 1, title: 'x', url: 'javascript:alert(1)' }])),
    lineOf('change', 'mark', add(claim('marked', { text: 'Ada was born in {7|1999}.' }))),
  ])
  const { news } = await sync()
  const { problems } = await sync({ newsAnswer: { then: 'take', marks: news.map(({ mark }) => mark) } })
  expect(problems.map(({ path, why }) => `${path} ${why}`).sort()).toEqual([
    'change/mark refused',
    'change/script refused',
  ])
  expect(await listChanges(id)).toEqual([])
})

describe('what would change verdicts', () => {
  const [first, second] = bundledDossier.claims
  const retiring = (id: string) => ({ dossier: 'bundled', at: NOW, change: { kind: 'retire', id } })

  test('is listed first: a claim taken out of a dossier that is on stays until the user takes that over', async () => {
    strangerWrites([lineOf('change', 'r1', retiring(first!.id)), goodNote()])
    const { news } = await sync()
    expect(news).toMatchObject([{ what: 'retire', subject: bundledDossier.subject.name }])
    expect((await readDossier('bundled'))?.claims.some(({ id }) => id === first!.id)).toBe(true)
    expect(await notesDatabase().annotations.get('good')).toBeDefined()
    // An answer does not count for what came after the list was shown.
    strangerWrites([lineOf('change', 'r1', retiring(second!.id))])
    const answer = { then: 'take' as const, marks: news.map(({ mark }) => mark) }
    const after = await sync({ newsAnswer: answer })
    expect(after.news).toHaveLength(1)
    expect((await readDossier('bundled'))?.claims).toHaveLength(bundledDossier.claims.length)
    await sync({ newsAnswer: { ...answer, marks: after.news.map(({ mark }) => mark) } })
    expect((await readDossier('bundled'))?.claims.some(({ id }) => id === second!.id)).toBe(false)
  })

  test('is listed as well where the dossier is off, unless it came by syncing and was never on here', async () => {
    await setDossierOn('bundled', false)
    strangerWrites([lineOf('change', 'r1', retiring(first!.id))])
    expect((await sync()).news).toMatchObject([{ what: 'retire', subject: bundledDossier.subject.name }])
    expect(await listChanges('bundled')).toEqual([])
    strangerWrites([lineOf('dossier', 'eve', fileDossier('Eve'))])
    await sync()
    const change = { dossier: 'eve', at: NOW, change: { kind: 'retire', id: 'born' } }
    strangerWrites([lineOf('change', 'r2', change)])
    expect((await sync()).news).toHaveLength(1)
    expect(await listChanges('eve')).toHaveLength(1)
    await setDossierOn('eve', true)
    await setDossierOn('eve', false)
    strangerWrites([lineOf('change', 'r2', { ...change, change: { kind: 'restore', id: 'born' } })])
    expect((await sync()).news.map(({ what, subject }) => [what, subject])).toContainEqual(['restore', 'Eve'])
  })

  test('is listed with a warning, and named after "Take over", where it cites a source that is not here', async () => {
    const { sources: _sources, ...made } = claim('mine')
    const change = { kind: 'add', claim: { ...made, sources: [] }, cites: [{ n: 1, title: 'Unknown' }] }
    strangerWrites([lineOf('change', 'c1', { dossier: 'bundled', at: NOW, change })])
    const { news } = await sync()
    expect(news).toMatchObject([{ what: 'add', warnings: ['unknown-source'] }])
    const after = await sync({ newsAnswer: { then: 'take', marks: news.map(({ mark }) => mark) } })
    expect(after.problems).toEqual([{ path: 'change/c1', why: 'refused' }])
    // Another change brings the source.
    const brings = { ...change, claim: { ...change.claim, id: 'other' }, brings: [{ n: 1, title: 'Unknown' }] }
    strangerWrites([lineOf('change', 'c0', { dossier: 'bundled', at: '2026-10-01T10:00:00.000Z', change: brings })])
    const both = (await sync()).news
    expect(both.map(({ warnings }) => warnings)).toEqual([[], []])
    await sync({ newsAnswer: { then: 'take', marks: both.map(({ mark }) => mark) } })
    expect(await listChanges('bundled')).toHaveLength(2)
  })

  test('that is left out does not come again, and the other devices are told', async () => {
    strangerWrites([lineOf('change', 'r1', retiring(first!.id))])
    const { news } = await sync()
    expect((await sync({ newsAnswer: { then: 'leave', marks: news.map(({ mark }) => mark) } })).news).toEqual([])
    expect((await sync()).news).toEqual([])
    expect(written()).toContain('"id":"r1"')
    expect(await listChanges('bundled')).toEqual([])
  })

  test('stays off: a new dossier, whatever claims come with it', async () => {
    strangerWrites([lineOf('dossier', 'eve', fileDossier('Eve'))])
    expect((await sync()).news).toEqual([])
    expect((await listDossiers()).find(({ id }) => id === 'eve')).toMatchObject({ isOn: false, claims: 1 })
  })

  test('is asked with the warnings of a file: an older, unsigned version in place of a signed one', async () => {
    const { id } = await addDossier(broughtDossier({ signedBy: 'abcdef', version: '5' }), { now: NOW })
    await sync()
    strangerWrites([lineOf('dossier', id, { ...fileDossier('Ada Byrne'), version: '1' })])
    const { news } = await sync()
    expect(news).toMatchObject([{ what: 'version', warnings: ['older', 'unsigned-over-signed'] }])
    const here = async () => (await listDossiers()).find((one) => one.id === id)
    expect(await here()).toMatchObject({ version: '5', signedBy: 'abcdef' })
    await sync({ newsAnswer: { then: 'leave', marks: news.map(({ mark }) => mark) } })
    expect((await sync()).news).toEqual([])
    expect(await here()).toMatchObject({ version: '5', signedBy: 'abcdef', former: null })
  })
})
