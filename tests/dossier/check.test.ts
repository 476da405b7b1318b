import { describe, expect, test } from 'vitest'
import { checkDossier } from '@/lib/dossier/checks/check-dossier'
import { compileDossier } from '@/lib/dossier/compile'
import { smallClaim, smallDossier } from './small-dossier'

function check(...claims: Parameters<typeof smallDossier>) {
  const result = compileDossier(smallDossier(...claims))
  if (!result.ok) throw new Error(result.problems[0]?.message)
  return checkDossier(result.authored).map(({ level, claim, message }) => `${level} ${claim ?? '-'}: ${message}`)
}

const other = (fields: Record<string, unknown>) =>
  smallClaim({
    id: 'other',
    text: 'Quist built a {0|mirror}.',
    slots: [{ type: 'other', value: 'mirror', single: false }],
    phrasings: [],
    examples: {},
    ...fields,
  })

test('a dossier in order has no problems', () => {
  expect(check()).toEqual([])
})

describe('what keeps a dossier from passing', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a source that is not there', { sources: [1, 9] }, 'source 9 is not in sources.yaml'],
    ['no source and no reason', { sources: [] }, 'it has no source'],
    ['a reason for no source beside a source', { unsourced: 'None is known.' }, 'yet says why'],
    ['a mark for no slot', { phrasings: ['Quist came in {3|1998}.'] }, '{3|…} points to no slot'],
    ['a slot that is marked nowhere', { text: 'Quist came.', phrasings: [] }, 'slot 0 (1998) has no mark'],
    ['doubt without a note', { status: 'uncertain' }, 'a note has to say what the doubt is'],
    [
      'a reason that claims to be the only one',
      { slots: [{ type: 'reason', value: '1998', single: true }] },
      'a reason is never the only one',
    ],
    [
      'a phrasing that repeats the text',
      { phrasings: ['Quist joined the Borg Observatory, in 1998!'] },
      'phrasing 1 repeats text',
    ],
    [
      'wrong words that are not in the example',
      { examples: { contradicts: [{ text: 'Quist came in 2003.', slot: 0, kind: 'date', wrong: '2005' }] } },
      '“2005” are not in it',
    ],
    [
      'an example for no slot',
      { examples: { contradicts: [{ text: 'Quist came in 2003.', slot: 4, kind: 'date', wrong: '2003' }] } },
      'there is no slot 4',
    ],
    [
      'a correction for no slot',
      { correction: { text: 'It was 1999.', evidence: 'Her diary.', certainty: 'high', slots: [2] } },
      'correction is for slot 2',
    ],
  ])('%s', (_name, fields, message) => {
    expect(check(fields).join('\n')).toContain(message)
  })

  test('two claims with one id', () => {
    expect(check({}, other({ id: 'quist-joined' }))).toContainEqual(
      expect.stringMatching(/^error quist-joined: the id is taken/),
    )
  })

  test('a phrasing that two claims share', () => {
    const shared = 'Quist came to the Borg Observatory early.'
    expect(check({ phrasings: [shared] }, other({ phrasings: [shared] }))).toContainEqual(
      expect.stringContaining('repeats phrasing 1 of quist-joined'),
    )
  })

  test('a source that no claim uses', () => {
    const folder = smallDossier()
    folder.sources = [
      { n: 1, title: 'Her own site' },
      { n: 2, title: 'A postcard' },
    ]
    const result = compileDossier(folder)
    expect(result.ok && checkDossier(result.authored)).toMatchObject([
      { file: 'sources.yaml', message: expect.stringContaining('source 2') as string },
    ])
  })
})

describe('claims that contradict each other', () => {
  const rival = {
    id: 'rival',
    text: 'Quist joined the Borg Observatory in {0|2003}.',
    slots: [{ type: 'date', value: '2003', single: true }],
    phrasings: [],
    examples: {},
  }

  test('the same sentence with another year is found, with both values', () => {
    expect(check({}, smallClaim(rival)).join('\n')).toContain('contradicts rival: “1998” against “2003”')
  })

  test.each<[string, Record<string, unknown>]>([
    [
      'a coarser value',
      {
        text: 'Quist joined the Borg Observatory in {0|May 1998}.',
        slots: [{ type: 'date', value: '1998-05', single: true }],
      },
    ],
    ['a value that need not be the only one', { slots: [{ type: 'date', value: '2003', single: false }] }],
    ['a claim in doubt', { status: 'uncertain', notes: ['Hearsay.'] }],
    ['another section', { section: 'Work' }],
    ['another sentence', { text: 'She left for Lisbon and a chair in optics in {0|2003}.' }],
  ])('%s is not reported', (_name, fields) => {
    expect(check({}, smallClaim({ ...rival, ...fields })).filter((line) => line.includes('contradicts'))).toEqual([])
  })
})
