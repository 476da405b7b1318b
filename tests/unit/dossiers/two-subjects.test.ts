import { afterEach, describe, expect, test } from 'vitest'
import 'fake-indexeddb/auto'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'
import { adjustmentRowRules, idOfAdjustment, type PortableAdjustment } from '@/lib/rows/adjustment'
import { dossierRowRules } from '@/lib/rows/dossier'
import { fieldsOfMute, idOfMute } from '@/lib/rows/mute'
import { freshId } from '@/lib/dossiers/data/ids'
import { noDossier, sayOrigin } from '@/lib/notes/formats/shared/dossier-lookup'
import type { Annotation } from '@/lib/schema/annotation'
import type { MuteDraft } from '@/lib/schema/mute'

setBrowser({ storage: { local: fakeStorage(), session: fakeStorage() } })
const { dossiersForExport } = await import('@/lib/notes/export/dossiers-for-export')
const { database } = await import('@/lib/dossiers/data/database')
const { addDossier, listDossiers, listRemoved, readDossier, removeDossier } = await import('@/lib/dossiers/data/store')
const { storedRows, writeRows } = await import('../sync/written-rows')
const { allMutes } = await import('@/lib/notes/data/mutes')
const { planRestore } = await import('@/lib/user-rows/plan-restore')
const { incomingDossier } = await import('./fixtures')

const NOW = '2026-11-01T10:00:00.000Z'
const setAside: PortableAdjustment = {
  kind: 'set-aside',
  at: NOW,
  claim: 'born',
  words: 'Bridge was born in Galway in 1971.',
}
const fieldsOfSetAside = { dossier: 'subject', adjustment: setAside }
const mute: MuteDraft = {
  sentence: 'Bridge was born in Cork.',
  claims: [{ id: 'born', words: setAside.words }],
  verdict: 'contradicted',
  dossier: { id: 'subject', name: 'Bridge' },
  url: 'https://paper.example/story',
  title: 'Story',
}
const idOfSetAside = idOfAdjustment('subject', setAside)

afterEach(async () => {
  for (const table of database().tables) await table.clear()
})

describe('dossiers on different subjects', () => {
  test('have different ids, whatever the letters of their names, and one subject has one id', () => {
    const names = ['Мост', '北京', '上海', 'C', 'C++', 'C#', 'Ленин', 'bundled', 'Ada Byrne', 'Ada-Byrne!']
    expect(new Set(names.map((name) => freshId(name, new Set()))).size).toBe(names.length)
    expect(freshId('Ada Byrne', new Set())).toBe('ada-byrne')
    expect(freshId('ADA  byrne', new Set())).toBe('ada-byrne')
    expect(freshId('北京', new Set())).toBe(freshId('北京', new Set()))
  })

  test('are never merged under one id', async () => {
    const other = await rowsOf('Bridge')
    await addDossier(incomingDossier(), { id: 'subject', now: NOW })
    const refused: string[] = []
    const taken = await writeRows(
      [
        { key: 'dossier/subject', expected: (await storedRows())[0]!.fields, fields: other },
        { key: `adjustment/${idOfSetAside}`, expected: null, fields: fieldsOfSetAside },
      ],
      NOW,
      (key) => refused.push(key),
    )
    expect([...taken]).toEqual([])
    expect(refused).toEqual(['dossier/subject'])
    expect((await readDossier('subject'))?.claims.map(({ text }) => text).join()).not.toContain('Bridge')
    expect((await listDossiers())[1]).toMatchObject({ subject: { name: 'Ada Byrne' }, adjustments: 0 })
  })

  test('come from a backup beside one that has their id, each once, with its adjustments and mutes', async () => {
    const fields = await rowsOf('Bridge')
    await addDossier(incomingDossier(), { id: 'subject', now: NOW })
    await removeDossier('subject', NOW)
    const kept = [
      { key: 'dossier/subject' as const, isOn: true, fields },
      { key: `adjustment/${idOfSetAside}` as const, fields: fieldsOfSetAside },
      { key: `mute/${idOfMute(mute)}` as const, fields: fieldsOfMute({ ...mute, id: idOfMute(mute), created: NOW }) },
    ]
    await writeRows((await planRestore(kept)).writes, NOW)
    expect(await allMutes()).toMatchObject([{ sentence: mute.sentence, dossier: { id: 'bridge' } }])
    expect((await listDossiers()).slice(1)).toMatchObject([
      { id: 'bridge', subject: { name: 'Bridge' }, adjustments: 1, claims: 2 },
    ])
    expect((await listRemoved()).map(({ subject }) => subject.name)).toEqual(['Ada Byrne'])
    expect((await planRestore(kept)).writes).toEqual([])
  })
})

test('a removed dossier stays in the bin when a row with its id does not compile', async () => {
  await addDossier(incomingDossier(), { now: NOW })
  const [row] = await storedRows()
  await removeDossier('ada-byrne', NOW)
  const fields = { ...row!.fields!, version: '3', content: { sources: [] } }
  expect(await writeRows([{ key: 'dossier/ada-byrne', expected: null, fields }], NOW)).toEqual(new Set())
  expect(await listRemoved()).toHaveLength(1)
})

test.each(['2026-99-99', '2026-02-31', '26'])('a dossier of another device is not as of %s', (asOf) => {
  expect(dossierRowRules.isValid('asOf', asOf)).toBe(false)
  expect(dossierRowRules.isValid('asOf', '2026')).toBe(true)
})

test.each(['9999-12-31T23:59:59.999Z', '+275760-09-13T00:00:00.000Z'])(
  'an adjustment of %s is not valid, as no later one could follow it',
  (at) => {
    expect(adjustmentRowRules.isValid('adjustment', { ...setAside, at })).toBe(false)
    expect(adjustmentRowRules.isValid('adjustment', setAside)).toBe(true)
  },
)

/** The fields of a dossier on a subject, as another device or a backup has them. */
async function rowsOf(name: string) {
  await addDossier(incomingDossier({ name }), { now: NOW })
  const [row] = await storedRows()
  for (const table of database().tables) await table.clear()
  return row!.fields!
}

test('an exported note names which of two pages on one subject it is from', async () => {
  for (const site of ['wiki.test', 'press.test']) {
    const origin = { kind: 'file', name: 'Ada Byrne', form: 'report', document: { kind: 'page', url: `https://${site}/ada` } } as const // prettier-ignore
    await addDossier({ ...incomingDossier(), origin }, { id: site, now: NOW, asAnother: true })
  }
  const { lookups, load } = await dossiersForExport(noDossier('Bundled'))
  const finding = { dossier: { id: 'wiki.test', name: 'Ada Byrne' }, dossierVersion: '1' }
  const note = { finding, claim: null } as unknown as Annotation
  await load(note)
  expect(sayOrigin(note, lookups)).toBe('Evidence: Ada Byrne · wiki.test, version 1.')
})
