import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { database as dossierDatabase } from '@/lib/dossiers/data/database'
import { database as notesDatabase } from '@/lib/notes/data/database'
import { listFormerRows, purgeFormerRows } from '@/lib/store/former-rows'
import {
  addDossier,
  listDossiers,
  listRemoved,
  purgeRemoved,
  rateSource,
  readAdjustments,
  readDossier,
  removeDossier,
  restoreDossier,
  setClaimAside,
} from '@/lib/dossiers/data/store'
import { saveMute } from '@/lib/notes/data/mutes'
import { formerRowsOf } from '@/lib/rows/row-rules'
import { fieldsOfNote, noteRowRules } from '@/lib/rows/note'
import type { LocalTables } from '@/lib/sync/types'
import { note } from '../notes/data/import/arbitrary-import'
import { incomingDossier, source } from '../dossiers/fixtures'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

setBrowser({
  runtime: { sendMessage: () => Promise.resolve(undefined), getURL: (path: string) => path },
  storage: { local: fakeStorage(), session: fakeStorage() },
})
const { beginAgain, deletionOf, disk, lineOf, otherWrites, rowsHere, sync } = await import('./whole-device')
const { localTables, restoreRow } = await import('@/lib/sync/local-tables')
const { deleteSyncState } = await import('@/lib/sync/store')

const NOW = '2026-10-01T10:00:00.000Z'

beforeEach(beginAgain)

describe('a note', () => {
  /** A value and another one for each field of a note. */
  const pairs: Record<string, [unknown, unknown]> = {
    pageKey: ['https://a.example/1', 'https://b.example/'],
    url: ['https://a.example/1', 'https://b.example/'],
    title: ['Story', 'Other'],
    claim: ['born', 'left'],
    anchor: [{ quote: { exact: 'words', prefix: '', suffix: '' }, position: null, range: null }, null],
    note: ['this is wrong', 'quite right'],
    color: ['green', 'pink'],
    created: ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'],
    finding: [{ verdict: 'contradicted' }, { verdict: 'supported' }],
    dossier: [
      { id: 'ada-byrne', name: 'Ada Byrne' },
      { id: 'eve', name: 'Eve' },
    ],
    article: [{ title: 'Story' }, { title: 'Other' }],
    'tag:mine': [0, undefined],
  }

  test('has no other fields that other devices may replace', () => {
    const fields = noteRowRules.required.filter((field) => field !== 'modified')
    expect(Object.keys(pairs).sort()).toEqual([...fields, 'dossier', 'article', 'tag:mine'].sort())
  })

  test.each(Object.entries(pairs))('of which other devices replace the field %s is kept as it was', (field, pair) => {
    const [before, after] = pair
    const { [field]: _own, ...rest } = { ...fieldsOfNote(note('n', { tags: ['other'] })) } as Record<string, never>
    const expected = { ...rest, [field]: before } as never
    const fields = after === undefined ? rest : ({ ...rest, [field]: after } as never)
    expect(formerRowsOf({ key: 'note/n', expected, fields })).toEqual([{ key: 'note/n', fields: expected }])
    // It only comes to be there: nothing is lost.
    if (!noteRowRules.required.includes(field))
      expect(formerRowsOf({ key: 'note/n', expected: rest, fields: expected })).toEqual([])
  })

  test('that another device changed is restored by one click, for 30 days, also after syncing was stopped', async () => {
    await notesDatabase().annotations.put(note('n', { note: 'this is wrong' }))
    await sync()
    await otherWrites([lineOf('note', 'n', { note: 'quite right' })])
    expect(await sync()).toMatchObject({ changed: 1, question: null })
    const files = [...disk.keys()]
    await deleteSyncState()
    expect([...disk.keys()]).toEqual(files)
    const [former] = await listFormerRows()
    await purgeFormerRows(new Date(Date.parse(former!.at) + 29 * 86_400_000).toISOString())
    expect(await restoreRow(former!)).toBe(true)
    expect((await notesDatabase().annotations.get('n'))?.note).toBe('this is wrong')
    const kept = await listFormerRows()
    expect(kept.map(({ fields }) => fields.note)).toEqual(['quite right'])
    const after = (days: number) => new Date(Date.parse(kept[0]!.at) + days * 86_400_000).toISOString()
    await purgeFormerRows(after(30))
    expect(await listFormerRows()).toHaveLength(1)
    await purgeFormerRows(after(31))
    expect(await listFormerRows()).toEqual([])
  })
})

describe('a dossier of the user', () => {
  async function own() {
    const { id } = await addDossier(incomingDossier({ version: '2' }), { now: NOW })
    await sync()
    const row = (await rowsHere()).find(({ key }) => key === `dossier/${id}`)!
    /** Another version: each claim has other words. */
    const other = (version: string) => {
      const content = JSON.parse(JSON.stringify(row.fields!.content)) as {
        topics: { claims: Record<string, unknown>[] }[]
      }
      for (const { claims } of content.topics)
        for (const one of claims)
          Object.assign(one, { text: `Ada ${version} did ${String(one.id)}.`, slots: [], phrasings: [] })
      return lineOf('dossier', id, { ...row.fields, version, content: { ...content, version } })
    }
    return { id, key: row.key, other, here: async () => (await listDossiers()).find((one) => one.id === id) }
  }

  test('is replaced by that of another device, stays on, and can be restored after two replacements', async () => {
    const { id, key, other, here } = await own()
    for (const version of ['3', '4']) {
      await otherWrites([other(version)])
      await sync()
      expect(await here()).toMatchObject({ version, isOn: true })
    }
    expect(await listFormerRows()).toEqual([])
    const first = (await listRemoved()).find(({ version }) => version === '2')!
    await restoreDossier(first.id)
    expect((await readDossier(id))?.claims[0]?.text).toContain('Galway')
    expect((await listRemoved()).map(({ version }) => version).sort()).toEqual(['3', '4'])
    // The other devices get it as a change of the dossier.
    expect((await rowsHere()).find((row) => row.key === key)?.fields).toMatchObject({ version: '2' })
  })

  test('that another device deleted goes to the bin, and one that comes after that does not replace the one there for good', async () => {
    const { key, other, here } = await own()
    await otherWrites([deletionOf(key)])
    await sync()
    expect((await listRemoved()).map(({ version }) => version)).toEqual(['2'])
    for (const version of ['3', '4', '5']) {
      await otherWrites([other(version)])
      await sync()
    }
    expect(await here()).toMatchObject({ version: '5', isOn: false })
    expect((await listRemoved()).map(({ version }) => version).sort()).toEqual(['2', '3', '4'])
  })

  test('that another device gave another name is not replaced, and the former name is kept', async () => {
    const document = { kind: 'letter', label: 'The letter' }
    const origin = { kind: 'file', name: 'ada.docx', form: 'report', document } as const
    const { id } = await addDossier({ ...incomingDossier(), origin }, { now: NOW })
    await sync()
    const row = (await rowsHere()).find(({ key }) => key === `dossier/${id}`)!
    const renamed = { ...origin, document: { ...document, label: 'Her letter' } }
    await otherWrites([lineOf('dossier', id, { ...row.fields, origin: renamed })])
    await sync()
    expect((await listDossiers())[1]).toMatchObject({ isOn: true, added: NOW, origin: renamed })
    expect(await listRemoved()).toEqual([])
    expect((await listFormerRows()).map(({ fields }) => fields.origin)).toEqual([origin])
  })

  test('that is new here stays off until the user turns it on', async () => {
    const { key, other, here } = await own()
    await beginAgain()
    await otherWrites([other('3')])
    await sync()
    expect(key).toBe('dossier/ada-byrne')
    expect(await here()).toMatchObject({ isOn: false })
  })
})

/** Stores a dossier with some claims and sources, and sets this number of claims aside. */
async function harbour(setAside = 0) {
  const claims = Array.from({ length: 8 }, (_, n) => ({
    id: `c${n}`,
    text: `The Harbour has ${n} cranes.`,
    sources: [1],
  }))
  await addDossier(incomingDossier({ name: 'Harbour', aliases: [], kind: 'place', claims, sources: [source(1)] }), {
    now: NOW,
  })
  for (const claim of claims.slice(0, setAside)) await setClaimAside('harbour', claim)
}

test('a dossier that is deleted elsewhere stays when it has a rating that the deletion had not seen', async () => {
  await harbour()
  await sync()
  const deletion = deletionOf('dossier/harbour')
  await rateSource('harbour', source(1), 3, NOW)
  // Whether the adjustment was written before the deletion comes does not matter.
  await sync()
  await otherWrites([deletion])
  expect(await sync()).toMatchObject({ deleted: 0, question: null })
  expect((await listDossiers())[1]).toMatchObject({ id: 'harbour', adjustments: 1 })
  await otherWrites([deletionOf('dossier/harbour')])
  expect(await sync()).toMatchObject({ deleted: 1 })
})

describe('a dossier that comes back has its adjustments again', () => {
  test.each([3, 6])(
    'of which there are %d, after it was removed here for good and restored elsewhere',
    async (setAside) => {
      await harbour(setAside)
      await sync()
      const { fields } = (await rowsHere()).find(({ key }) => key === 'dossier/harbour')!
      await removeDossier('harbour', NOW)
      await sync()
      await purgeRemoved('2026-12-09T10:00:00.000Z')
      await sync()
      await otherWrites([lineOf('dossier', 'harbour', fields!)])
      for (let run = 0; run < 3; run++) expect((await sync()).question).toBeNull()
      expect((await readDossier('harbour'))?.claims).toHaveLength(8 - setAside)
    },
  )

  test('after the dossiers were lost, and the user keeps them', async () => {
    await harbour(3)
    for (let n = 0; n < 5; n++) await addDossier(incomingDossier({ name: `Quay ${n}`, aliases: [] }), { now: NOW })
    await sync()
    const { dossiers, adjustments, contents, compiled, indexes } = dossierDatabase()
    for (const table of [dossiers, adjustments, contents, compiled, indexes]) await table.clear()
    const { question } = await sync()
    expect(question).toMatchObject({ where: 'here', items: 6 })
    expect((await sync({ answer: { ...question!, decision: 'keep' } })).question).toBeNull()
    for (let run = 0; run < 2; run++) expect((await sync()).question).toBeNull()
    expect((await readDossier('harbour'))?.claims).toHaveLength(5)
  })
})

test('a newer version that comes after the program ended while it noted the former one is not replaced by that', async () => {
  const content = async (version: string) => {
    await beginAgain()
    await addDossier(incomingDossier({ version }), { now: NOW })
    return (await rowsHere()).find(({ key }) => key === 'dossier/ada-byrne')!.fields!
  }
  const [first, second, third] = [await content('1'), await content('2'), await content('3')]
  await beginAgain()
  await otherWrites([lineOf('dossier', 'ada-byrne', first)])
  await sync()
  await otherWrites([lineOf('dossier', 'ada-byrne', second)])
  const tables = localTables(NOW)
  const write: LocalTables['write'] = (rows, leftOut) =>
    tables.write(rows, leftOut, () => Promise.reject(new Error('ended')))
  await expect(sync({ tables: { ...tables, write } })).rejects.toThrow('ended')
  await otherWrites([lineOf('dossier', 'ada-byrne', third)])
  for (let run = 0; run < 3; run++) await sync()
  expect((await readDossier('ada-byrne'))?.version).toBe('3')
})

test('the loss of all muted sentences elsewhere is asked about, also beside one of many notes', async () => {
  for (let n = 0; n < 100; n++) await notesDatabase().annotations.put(note(`n${n}`))
  for (let n = 0; n < 9; n++)
    await saveMute(
      { claims: [], verdict: 'disputed', sentence: `Sentence ${n}.`, url: 'https://a.example/', title: '' },
      NOW,
    )
  await sync()
  const mutes = (await rowsHere()).map(({ key }) => key).filter((key) => key.startsWith('mute/'))
  await otherWrites(['note/n0', ...mutes].map(deletionOf))
  expect(await sync()).toMatchObject({ deleted: 0, question: { where: 'elsewhere', items: 10 } })
})

test('adjustments that were undone on another device are undone here, and kept', async () => {
  await harbour(4)
  await sync()
  const adjustments = (await rowsHere()).filter(({ key }) => key.startsWith('adjustment/'))
  await otherWrites(adjustments.map(({ key }) => deletionOf(key)))
  expect(await sync()).toMatchObject({ question: null, deleted: 4 })
  expect(await readAdjustments('harbour')).toEqual([])
  expect((await readDossier('harbour'))?.claims).toHaveLength(8)
  expect(await listFormerRows()).toHaveLength(4)
})

test('of two ratings of one source on two devices, the later one counts on both', async () => {
  await harbour()
  await sync()
  await rateSource('harbour', source(1), 3, NOW)
  await sync()
  const { key, fields } = (await rowsHere()).find(({ key: one }) => one.startsWith('adjustment/'))!
  const adjustment = { ...(fields!.adjustment as object), tier: 1, at: '2026-10-02T10:00:00.000Z' }
  await otherWrites([lineOf('adjustment', key.slice('adjustment/'.length), { ...fields, adjustment })])
  expect(await sync()).toMatchObject({ changed: 1, question: null })
  expect((await readDossier('harbour'))?.sources.map(({ tier }) => tier)).toEqual([1])
  expect(await readAdjustments('harbour')).toHaveLength(1)
})
