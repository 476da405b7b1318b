import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { database as notesDatabase } from '@/lib/annotations/database'
import { saveAnnotation } from '@/lib/annotations/store'
import { bundledDossier } from '@/lib/dossier/bundled'
import { changeClaim, listDossiers, readDossier } from '@/lib/dossiers/store'
import { fieldsOfMute, idOfMute } from '@/lib/sync/kinds/mute'
import { fieldsOfNote } from '@/lib/sync/kinds/note'
import type { Mute } from '@/lib/schema/mute'
import { note } from '../annotations/import/arbitrary-import'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

setBrowser({
  runtime: { sendMessage: () => Promise.resolve(undefined), getURL: (path: string) => path },
  storage: { local: fakeStorage(), session: fakeStorage() },
})
const { beginAgain, lineOf, strangerWrites, sync, written } = await import('./whole-device')

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
