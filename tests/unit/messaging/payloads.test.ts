import { expect, test } from 'vitest'
import { draftSchema, muteRowSchema, muteSchema, parse, saysSchema } from '@/lib/messaging/payloads'
import { draftAs, notes } from '../components/fixtures'

const says = { right: { kind: 'verdict', verdict: 'supported', wrong: '' }, claim: 'a', comment: 'She did.' }
const mute = { kind: 'wrong-match', sentence: 'She left.', claims: ['a'], verdict: 'contradicted', reason: 'r', dossierVersion: '1', url: 'https://paper.example/', title: 'Story' } // prettier-ignore

test('a muted sentence is accepted with or without a correction', () => {
  expect(parse(muteSchema, mute)).toEqual(mute)
  expect(parse(muteSchema, { ...mute, says })).toEqual({ ...mute, says })
  expect(parse(muteRowSchema, { ...mute, id: '1', created: 'now' })).toEqual({ ...mute, id: '1', created: 'now' })
  expect(parse(saysSchema, { id: '1', says: null })).toEqual({ id: '1', says: null })
  expect(parse(saysSchema, { id: '1', says })).toEqual({ id: '1', says })
})

test.each([
  ['an unknown verdict', { ...mute, verdict: 'perhaps' }],
  ['an unknown kind', { ...mute, kind: 'other' }],
  ['a sentence that is too long', { ...mute, sentence: 'a'.repeat(20_001) }],
  ['too many claims', { ...mute, claims: Array.from({ length: 501 }, () => 'a') }],
  ['a correction that is not valid', { ...mute, says: { ...says, comment: 1 } }],
  ['no object', 'words'],
])('a muted sentence with %s is a bad request', (_, raw) => {
  expect(() => parse(muteSchema, raw)).toThrow(expect.objectContaining({ code: 'bad-request' }))
})

test('a correction alone must be valid, and a row must have an id', () => {
  for (const [schema, raw] of [
    [saysSchema, { id: '1', says: { right: { kind: 'no' } } }],
    [muteRowSchema, mute],
    [muteRowSchema, { ...mute, id: '', created: 'now' }],
  ] as const)
    expect(schema.safeParse(raw).success).toBe(false)
})

test('the notes of the extension pass the schema of a draft', () => {
  for (const note of notes) expect(parse(draftSchema, draftAs(note))).toEqual(draftAs(note))
})
