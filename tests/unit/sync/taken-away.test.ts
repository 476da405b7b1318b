import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { database as notesDatabase } from '@/lib/annotations/database'
import { listAside } from '@/lib/annotations/sync/aside'
import type { Annotation } from '@/lib/schema/annotation'
import { bundledDossier } from '@/lib/dossier/bundled'
import {
  addDossier,
  changeClaim,
  createOwnDossier,
  listChanges,
  listDossiers,
  listRemoved,
  readDossier,
  updateDossier,
} from '@/lib/dossiers/store'
import type { Mute } from '@/lib/schema/mute'
import { reductionOf } from '@/lib/sync/reduces'
import { fieldsOfNote, noteKind } from '@/lib/sync/kinds/note'
import type { SyncReport } from '@/lib/sync/run-sync'
import { note } from '../annotations/import/arbitrary-import'
import { broughtDossier, claim } from '../dossiers/fixtures'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

setBrowser({
  runtime: { sendMessage: () => Promise.resolve(undefined), getURL: (path: string) => path },
  storage: { local: fakeStorage(), session: fakeStorage() },
})
const { beginAgain, deletionOf, disk, lineOf, rowsHere, strangerWrites, sync } = await import('./whole-device')
const { bringBack } = await import('@/lib/app/sync/bring-back')
const { stopSync } = await import('@/lib/app/sync/sync-setup')

const NOW = '2026-10-01T10:00:00.000Z'

beforeEach(beginAgain)

const takeNews = ({ news }: SyncReport) => sync({ newsAnswer: { then: 'take', marks: news.map(({ mark }) => mark) } })

async function putNotes(count: number, text: string): Promise<Annotation[]> {
  const rows = Array.from({ length: count }, (_, n) => note(`n${n}`, { note: text }))
  await notesDatabase().annotations.bulkPut(rows)
  await sync()
  return rows
}

/** Another place on another page. */
const elsewhere = {
  ...{ url: 'https://evil.example/', pageKey: 'https://evil.example/', title: 'Evil' },
  anchor: { quote: { exact: 'x', prefix: '', suffix: '' }, position: null, range: null },
}

describe('a note', () => {
  /** A value and another one for each field of a note. */
  const pairs: Record<string, [unknown, unknown]> = {
    pageKey: ['https://a.example/1', 'https://evil.example/'],
    url: ['https://a.example/1', 'https://evil.example/'],
    title: ['Story', 'Evil'],
    claim: ['born', 'left'],
    anchor: [{ quote: { exact: 'words', prefix: '', suffix: '' }, position: null, range: null }, elsewhere.anchor],
    note: ['this is wrong', 'quite right'],
    color: ['green', 'pink'],
    created: ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'],
    finding: [{ verdict: 'contradicted' }, { verdict: 'supported' }],
    dossier: [
      { id: 'ada-byrne', name: 'Ada Byrne' },
      { id: 'eve', name: 'Eve' },
    ],
    article: [{ title: 'Story' }, { title: 'Evil' }],
    'tag:mine': [0, undefined],
  }

  test('has no other fields that other devices may replace', () => {
    const fields = noteKind.required.filter((field) => field !== 'modified')
    expect(Object.keys(pairs).sort()).toEqual([...fields, 'dossier', 'article', 'tag:mine'].sort())
  })

  test.each(Object.entries(pairs))('of which other devices replace the field %s is kept as it was', (field, pair) => {
    const [before, after] = pair
    const { [field]: _own, ...rest } = { ...fieldsOfNote(note('n', { tags: ['other'] })) } as Record<string, never>
    const expected = { ...rest, [field]: before } as never
    const fields = after === undefined ? rest : ({ ...rest, [field]: after } as never)
    expect(reductionOf({ key: 'note/n', expected, fields })).not.toBe('none')
    // It only comes to be there: nothing is taken away.
    if (!noteKind.required.includes(field))
      expect(reductionOf({ key: 'note/n', expected: rest, fields: expected })).toBe('none')
  })

  test('that is moved to another page and quote, with many others, waits for an answer, and is kept for 30 days', async () => {
    const rows = await putNotes(60, 'my remark on this')
    strangerWrites(rows.map((row) => lineOf('note', row.id, elsewhere)))
    const { question, changed } = await sync()
    expect({ question, changed }).toMatchObject({ question: { where: 'elsewhere', items: 60 }, changed: 0 })
    expect((await notesDatabase().annotations.get('n7'))?.url).toBe(rows[7]!.url)
    await sync({ answer: { ...question!, then: 'delete' } })
    expect((await notesDatabase().annotations.get('n7'))?.url).toBe('https://evil.example/')
    expect(await listAside()).toHaveLength(60)
    expect(await bringBack((await listAside()).find(({ key }) => key === 'note/n7')!)).toBe(true)
    expect(await notesDatabase().annotations.get('n7')).toMatchObject({ url: rows[7]!.url, anchor: rows[7]!.anchor })
  })

  test.each([
    ['short notes, by other words', 'this is wrong', 'quite right'],
    ['long notes, of which half of the words stay', 'one two three four five six', 'one two three a b c'],
    ['words that are part of other words', 'no', 'nothing'],
  ])('is kept, and many are asked about: %s', async (_what, before, after) => {
    const rows = await putNotes(60, before)
    strangerWrites([lineOf('note', 'n0', { note: after })])
    expect(await sync()).toMatchObject({ changed: 1, question: null })
    expect((await listAside()).map(({ fields }) => fields.note)).toEqual([before])
    strangerWrites(rows.map((row) => lineOf('note', row.id, { note: after })))
    const { question } = await sync()
    expect(question).toMatchObject({ where: 'changed', items: 59 })
    await sync({ answer: { ...question!, then: 'keep' } })
    expect((await sync()).question).toBeNull()
    const texts = (await notesDatabase().annotations.toArray()).map((row) => row.note)
    expect(texts.filter((text) => text === before)).toHaveLength(59)
  })

  test('to which words are added is not asked about, and no copy is needed', async () => {
    const rows = await putNotes(60, 'this is wrong')
    strangerWrites(rows.map((row) => lineOf('note', row.id, { note: 'this is wrong and more' })))
    expect(await sync()).toMatchObject({ changed: 60, question: null })
    expect(await listAside()).toEqual([])
  })

  test('is asked about as well where a few at a time lose words', async () => {
    await putNotes(100, 'this is wrong')
    for (let n = 0; n < 100; n += 20) {
      strangerWrites(Array.from({ length: 20 }, (_, at) => lineOf('note', `n${n + at}`, { note: 'quite right' })))
      await sync()
    }
    const texts = (await notesDatabase().annotations.toArray()).map((row) => row.note)
    expect(texts.filter((text) => text === 'this is wrong').length).toBeGreaterThanOrEqual(50)
  })
})

test('corrections of many muted sentences are not replaced without a question', async () => {
  const says = (comment: string) => ({ right: { kind: 'unrelated' }, claim: null, comment })
  const mutes = Array.from({ length: 60 }, (_, n) => ({
    ...{ id: `m${n}`, created: NOW, kind: 'muted', sentence: `Sentence ${n}.`, claims: ['a'], title: 'T' },
    ...{ verdict: 'contradicted', reason: 'r', dossierVersion: '1', url: 'https://a.example/', says: says('my own') },
  }))
  await notesDatabase().mutes.bulkPut(mutes as unknown as Mute[])
  await sync()
  const rows = (await rowsHere()).filter(({ key }) => key.startsWith('mute/'))
  strangerWrites(rows.map(({ key, fields }) => lineOf('mute', key.slice(5), { ...fields, says: says('x') })))
  expect((await sync()).question).toMatchObject({ where: 'changed', items: 60 })
})

describe('a dossier of the user', () => {
  async function own(isOn: boolean) {
    const brought = broughtDossier({ signedBy: 'a'.repeat(32), version: '2' })
    const { id } = await addDossier(brought, { now: NOW, isOn })
    await sync()
    const row = (await rowsHere()).find(({ key }) => key === `dossier/${id}`)!
    /** The stranger's version: each claim has other words. */
    const other = (version: string) => {
      const content = JSON.parse(JSON.stringify(row.fields!.content)) as {
        topics: { claims: Record<string, unknown>[] }[]
      }
      for (const { claims } of content.topics)
        for (const one of claims)
          Object.assign(one, { text: `Evil ${version} did ${String(one.id)}.`, slots: [], phrasings: [] })
      return lineOf('dossier', id, { ...row.fields, version, content: { ...content, version } })
    }
    return { id, key: row.key, other, here: async () => (await listDossiers()).find((one) => one.id === id) }
  }

  test.each([true, false])(
    'is not replaced without being listed, and can be restored after two versions (on: %s)',
    async (isOn) => {
      const { id, other, here } = await own(isOn)
      for (const version of ['1', '4']) {
        const before = (await here())?.version
        strangerWrites([other(version)])
        const report = await sync()
        expect(report.news).toMatchObject([{ what: 'version', text: version }])
        expect((await here())?.version).toBe(before)
        await takeNews(report)
        expect(await here()).toMatchObject({ version, isOn })
      }
      const kept = (await listAside()).find(({ fields }) => fields.version === '2')!
      expect(await bringBack(kept)).toBe(true)
      expect((await readDossier(id))?.claims[0]?.text).toContain('Galway')
    },
  )

  test('is not deleted without being listed', async () => {
    const { key, here } = await own(true)
    strangerWrites([deletionOf(key)])
    const report = await sync()
    expect(report).toMatchObject({ deleted: 0, news: [{ what: 'removed', subject: 'Ada Byrne' }] })
    expect(await here()).toMatchObject({ isOn: true })
    await takeNews(report)
    expect((await listRemoved()).map(({ version }) => version)).toEqual(['2'])
  })

  test('that was deleted does not come again with other claims without being listed, and the one in the bin is kept', async () => {
    const { id, key, other, here } = await own(true)
    strangerWrites([deletionOf(key)])
    await takeNews(await sync())
    for (const version of ['1', '3', '4']) {
      strangerWrites([other(version)])
      const report = await sync()
      const warnings = version === '1' ? ['older', 'unsigned-over-signed'] : ['unsigned-over-signed']
      expect(report.news).toMatchObject([{ what: 'version', warnings }])
      await takeNews(report)
    }
    expect(await here()).toMatchObject({ version: '4', isOn: false })
    const kept = (await listAside()).find(({ fields }) => fields.version === '2')!
    expect(await bringBack(kept)).toBe(true)
    expect((await readDossier(id))?.claims[0]?.text).toContain('Galway')
  })

  test('keeps the former version that the user replaced, whatever the folder brings', async () => {
    const { id, other } = await own(false)
    await updateDossier(id, broughtDossier({ version: '3', signedBy: 'a'.repeat(32) }), NOW)
    await sync()
    strangerWrites([other('4')])
    await takeNews(await sync())
    expect((await listAside()).map(({ fields }) => fields.version).sort()).toEqual(['2', '3'])
  })

  test('is replaced by one version after the other, each taken from the list, without a second question', async () => {
    const { id, other, here } = await own(true)
    for (let version = 3; version < 28; version++) {
      strangerWrites([other(String(version))])
      const report = await sync()
      expect(report.question).toBeNull()
      expect(await takeNews(report)).toMatchObject({ news: [], question: null })
      expect(await here()).toMatchObject({ id, version: String(version) })
    }
  })

  test('that was left out of the list stays as it is, on all devices', async () => {
    const { key, here } = await own(true)
    strangerWrites([deletionOf(key)])
    const { news } = await sync()
    await sync({ newsAnswer: { then: 'leave', marks: news.map(({ mark }) => mark) } })
    expect((await sync()).news).toEqual([])
    expect(await here()).toMatchObject({ isOn: true, version: '2' })
  })
})

test('stopping deletes neither notes, nor their copies, nor the files in the folder', async () => {
  await putNotes(3, 'this is wrong')
  strangerWrites([lineOf('note', 'n0', { note: 'quite right' })])
  await sync()
  const files = [...disk.keys()]
  await stopSync()
  expect(await notesDatabase().annotations.count()).toBe(3)
  expect((await listAside()).map(({ fields }) => fields.note)).toEqual(['this is wrong'])
  expect([...disk.keys()]).toEqual(files)
})

test('many claims that were undone elsewhere are undone by one answer to the list', async () => {
  const { id } = await createOwnDossier({ name: 'Ada Byrne', aliases: [], kind: 'person' }, NOW)
  for (let n = 0; n < 25; n++)
    await changeClaim(id, { kind: 'add', claim: claim(`c${n}`, { sources: [] }), sources: [] })
  await sync()
  const changes = (await rowsHere()).filter(({ key }) => key.startsWith('change/'))
  strangerWrites(changes.map(({ key }) => deletionOf(key)))
  const report = await sync()
  expect(report).toMatchObject({ question: null, news: { length: 25 } })
  expect(await takeNews(report)).toMatchObject({ news: [], question: null, deleted: 25 })
  expect(await listChanges(id)).toEqual([])
  expect(await sync()).toMatchObject({ news: [], question: null })
})

test('a change to a dossier that is on is not taken away by giving it to another dossier', async () => {
  const [first] = bundledDossier.claims
  await changeClaim('bundled', { kind: 'retire', id: first!.id, text: first!.text }, NOW)
  await sync()
  const isRetired = async () => !(await readDossier('bundled'))!.claims.some(({ id }) => id === first!.id)
  const subject = { name: 'Eve', aliases: [], kind: 'person' }
  strangerWrites([lineOf('dossier', 'eve', { subject, asOf: '2026-01-01', version: '1', origin: { kind: 'own' } })])
  await sync()
  expect((await listDossiers()).find(({ id }) => id === 'eve')).toMatchObject({ isOn: false })
  const row = (await rowsHere()).find(({ key }) => key.startsWith('change/'))!
  strangerWrites([lineOf('change', row.key.slice(7), { ...row.fields, dossier: 'eve' })])
  const report = await sync()
  expect(report.news).toMatchObject([{ what: 'undo', subject: bundledDossier.subject.name, text: first!.text }])
  expect(await isRetired()).toBe(true)
  await takeNews(report)
  expect(await isRetired()).toBe(false)
  expect((await listDossiers())[0]).toMatchObject({ id: 'bundled', changes: 0 })
  expect((await listAside()).map(({ fields }) => fields.dossier)).toEqual(['bundled'])
})
