import { expect, test } from 'vitest'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { reportOf } from '@/lib/research/report-of'

const sections = (claims: object[]) => {
  const base = { subject: { name: 'Borg', kind: 'place' }, asOf: '2026-01-01', sources: [{ n: 1, title: 'A page' }] }
  const all = claims.map((claim, at) => ({ id: `c${at}`, sources: [1], topic: 'Rooms', ...claim }))
  return reportOf(dossierSchema.parse({ ...base, claims: all })).sections
}

test('a report gives the reason of a doubt without the name of its judge', () => {
  const note = 'Evidence: The passage does not have “KiB”.'
  const [{ uncertain } = { uncertain: [] }] = sections([
    { text: 'Borg has a hall.', status: 'uncertain', notes: [note] },
  ])
  expect(uncertain).toEqual([{ text: 'Borg has a hall. The passage does not have “KiB”.', sources: [1] }])
})

test('the last claim of a section is no paragraph by itself', () => {
  const [{ paragraphs } = { paragraphs: [] }] = sections(Array.from({ length: 7 }, (_, n) => ({ text: `Room ${n}.` })))
  expect(paragraphs.map(({ length }) => length)).toEqual([7])
})
