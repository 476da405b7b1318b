// @module-tag tools
import { describe, expect, test } from 'vitest'
import { checkDossier } from '@/packages/publish/checks/check-dossier'
import { compileDossier } from '@/lib/dossier/format/compile'
import { smallClaim, smallDossier } from '@/tests/dossier/small-dossier'

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

const slot = (type: string, value: string, single = true) => ({ slots: [{ type, value, single }] })
const example = (more: object) => ({
  examples: { contradicts: [{ text: 'Quist came in 2003.', kind: 'date', ...more }] },
})

test('a correct dossier has no problems', () => expect(check()).toEqual([]))

describe('the dossier check reports', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['no source and no reason', { sources: [] }, 'it has no source'],
    ['a source together with a reason for having none', { unsourced: 'None is known.' }, 'yet says why'],
    ['a slot without a mark', { text: 'Quist came.', phrasings: [] }, 'slot 0 (1998) has no mark'],
    ['doubt without a note', { status: 'uncertain' }, 'a note has to say what the doubt is'],
    ['a reason that is marked as single', slot('reason', '1998'), 'a reason is never the only one'],
    ['a phrasing that repeats the text', { phrasings: ['Quist joined the Borg Observatory, in 1998!'] }, 'phrasing 1 repeats text'], // prettier-ignore
    ['wrong words that are not in the example', example({ slot: 0, wrong: '2005' }), '“2005” are not in it'],
    ['an example for a missing slot', example({ slot: 4, wrong: '2003' }), 'there is no slot 4'],
  ])('%s', (_name, fields, message) => expect(check(fields).join('\n')).toContain(message))

  test('a phrasing of two claims', () => {
    const shared = 'Quist came to the Borg Observatory early.'
    expect(check({ phrasings: [shared] }, other({ phrasings: [shared] }))).toContainEqual(
      expect.stringContaining('repeats phrasing 1 of quist-joined'),
    )
  })

  test('an unused source', () => {
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

  test('are reported for one sentence with two years, with both values', () => {
    expect(check({}, smallClaim(rival)).join('\n')).toContain('contradicts rival: “1998” against “2003”')
  })

  test.each<[string, Record<string, unknown>]>([
    [
      'a less precise value',
      { text: 'Quist joined the Borg Observatory in {0|May 1998}.', ...slot('date', '1998-05') },
    ],
    ['a value that is not single', slot('date', '2003', false)],
    ['a claim in doubt', { status: 'uncertain', notes: ['Hearsay.'] }],
    ['another section', { section: 'Work' }],
    ['another sentence', { text: 'She left for Lisbon and a chair in optics in {0|2003}.' }],
  ])('are not reported for %s', (_name, fields) => {
    expect(check({}, smallClaim({ ...rival, ...fields })).filter((line) => line.includes('contradicts'))).toEqual([])
  })
})
