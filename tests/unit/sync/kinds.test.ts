import { expect, test } from 'vitest'
import { fieldsOfMute, muteKind, muteOfFields } from '@/lib/rows/mute'
import { fieldsOfNote, noteKind, noteOfFields } from '@/lib/rows/note'
import type { Mute } from '@/lib/schema/mute'
import { notes } from '../components/fixtures'

const dossier = { id: 'harbour-works', name: 'Harbour Works' }
const mute: Mute = {
  ...{ id: 'm', created: '2026-01-01T00:00:00.000Z', kind: 'muted', sentence: 'She left.', claims: ['left'] },
  ...{ verdict: 'contradicted', reason: 'r', dossierVersion: '1', url: 'https://a.example/', title: 'A' },
}

test.each([
  ['a note', notes[0]!],
  ['a note on a claim of another dossier', { ...notes[0]!, claim: 'left', dossier }],
])('%s is the same after it was synced', (_, note) => {
  const fields = fieldsOfNote(note)
  for (const [field, value] of Object.entries(fields)) expect(noteKind.isValid(field, value), field).toBe(true)
  expect(noteOfFields(note.id, structuredClone(fields))).toEqual(note)
})

test.each([
  ['a muted sentence', mute],
  ['a muted sentence of another dossier', { ...mute, dossier }],
])('%s is the same after it was synced', (_, made) => {
  const fields = fieldsOfMute(made)
  for (const [field, value] of Object.entries(fields)) expect(muteKind.isValid(field, value), field).toBe(true)
  expect(muteOfFields(structuredClone(fields))).toEqual(made)
})
