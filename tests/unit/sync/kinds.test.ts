import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnnotation } from '@/lib/notes/formats/shared/read-annotation'
import { emptyRecordState, firstChange } from '@/lib/sync/record'
import { deltaJson, readDelta } from '@/lib/sync/file-lines'
import { draftSchema, type Annotation } from '@/lib/schema/annotation'
import { noteLimits } from '@/lib/schema/limits'
import { fieldsOfMute, idOfMute, muteRowRules, muteOfFields } from '@/lib/rows/mute'
import { fieldsOfNote, noteRowRules, noteOfFields } from '@/lib/rows/note'
import type { Mute, MuteDraft } from '@/lib/schema/mute'
import { notes } from '../components/fixtures'
import { note } from '../notes/data/import/arbitrary-import'
import { anyAnnotation, anyText } from '../notes/formats/arbitrary'

const dossier = { id: 'harbour-works', name: 'Harbour Works' }
const muted: MuteDraft = {
  sentence: 'She left.',
  claims: [{ id: 'left', words: 'She left in July.' }],
  verdict: 'contradicted',
  url: 'https://a.example/',
  title: 'A',
}
const mute: Mute = { ...muted, id: idOfMute(muted), created: '2026-01-01T00:00:00.000Z' }

test.each([
  ['a note', notes[0]!],
  ['a note on a claim of another dossier', { ...notes[0]!, claim: 'left', dossier }],
])('%s is the same after it was synced', (_, note) => {
  const fields = fieldsOfNote(note)
  for (const [field, value] of Object.entries(fields)) expect(noteRowRules.isValid(field, value), field).toBe(true)
  expect(noteOfFields(note.id, structuredClone(fields))).toEqual(note)
})

test.each([
  ['a muted sentence', mute],
  ['a muted sentence of another dossier', { ...mute, dossier }],
])('%s is the same after it was synced', (_, made) => {
  const fields = fieldsOfMute(made)
  for (const [field, value] of Object.entries(fields)) expect(muteRowRules.isValid(field, value), field).toBe(true)
  expect(muteOfFields(made.id, structuredClone(fields))).toEqual(made)
})

const NOW = '2026-11-01T00:00:00.000Z'
const signs = fc.constantFrom('"', '\\', '\u0000', '\n', '\t', 'a', '\ud800', '😀')

/** A note with texts as long as they may be, all of one sign. */
const longNote = signs.map((sign): Annotation => {
  const text = (most: number): string => sign.repeat(most).slice(0, most)
  const line = text(noteLimits.line)
  const detail = text(noteLimits.detail)
  const details = Array.from({ length: noteLimits.details }, () => ({
    ...{ kind: 'date' as const, verdict: 'differs' as const, doubted: false, article: detail, dossier: detail },
    ...{ question: detail, claim: text(noteLimits.claim) },
  }))
  return note('n', {
    ...{ title: line, article: { author: line, site: line, date: text(40) }, tags: [text(noteLimits.tag)] },
    anchor: {
      quote: { exact: text(noteLimits.quote), prefix: text(noteLimits.context), suffix: text(noteLimits.context) },
      position: null,
      range: { startContainer: line, startOffset: 1, endContainer: line, endOffset: 2 },
    },
    finding: {
      ...{ verdict: 'contradicted', reason: text(noteLimits.reason), claims: [], sources: [] },
      ...{ dossierVersion: text(noteLimits.version), details },
    },
  })
})

/** A note whose id, tags and dates no other test has. */
const oddNote = fc
  .record({ id: anyText, tags: fc.array(anyText), sign: signs, year: fc.integer({ min: -9, max: 12_000 }) })
  .map(({ id, tags, sign, year }): Annotation => {
    const date = new Date(0)
    date.setUTCFullYear(year)
    const [created, modified] = [date.toISOString(), date.toISOString()]
    return note(id, { tags: [...tags, 't'.repeat(noteLimits.tag), `a${sign}b`], created, modified })
  })

const anyNote = fc.oneof(
  { weight: 10, arbitrary: anyAnnotation },
  { weight: 10, arbitrary: oddNote },
  { weight: 1, arbitrary: longNote },
)

function refusedOf(row: Annotation): string[] {
  const fields = fieldsOfNote(row)
  const refused = Object.entries(fields).filter(([field, value]) => !noteRowRules.isValid(field, value))
  const stamp = '0mi3x4k2p0000-d000000000000001'
  const state = firstChange(emptyRecordState, fields, noteRowRules, stamp)
  const isGiven = state !== null && readDelta(deltaJson({ kind: 'note', id: row.id, state })) !== null
  return [...refused.map(([field]) => field.slice(0, 30)), ...(isGiven ? [] : ['the whole'])]
}

test('whatever an import takes, other devices take as well', () => {
  fc.assert(
    fc.property(anyNote, (given) => {
      const read = readAnnotation(JSON.parse(JSON.stringify(given)))
      if (typeof read !== 'string') expect(refusedOf(read.annotation)).toEqual([])
    }),
    { numRuns: 200, seed: 3 },
  )
})

test('whatever the editor takes, other devices take as well', () => {
  fc.assert(
    fc.property(anyNote, fc.uuid(), (given, id) => {
      const read = draftSchema.safeParse({ ...given, id, basedOn: null })
      if (!read.success) return
      const { basedOn: _basedOn, ...draft } = read.data
      expect(refusedOf({ ...draft, created: NOW, modified: NOW })).toEqual([])
    }),
    { numRuns: 200, seed: 3 },
  )
})
