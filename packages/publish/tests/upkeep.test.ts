// @module-tag tools
import { describe, expect, test } from 'vitest'
import { checkDossier } from '@/packages/publish/checks/check-dossier'
import { compileDossier, type DossierFolder } from '@/lib/dossier/format/compile'
import { dueForReview, countDossier } from '@/packages/publish/dossier-lines'
import { parseDossier } from '@/lib/dossier/format/load'
import { portableJson } from '@/lib/notes/export/export-dossier'
import { smallClaim, smallDossier } from '@/tests/dossier/small-dossier'

function compiled(folder: DossierFolder) {
  const result = compileDossier(folder)
  if (!result.ok) throw new Error(result.problems[0]?.message)
  return result
}
const problems = (folder: DossierFolder) =>
  checkDossier(compiled(folder).authored).map(({ file, message }) => `${file}: ${message}`)

describe('a claim with a number is due for review', () => {
  const stars = (fields: Record<string, unknown> = {}) =>
    smallClaim({
      text: 'Her catalogue has {0|4,000} downloads as of March 2023.',
      time: '2023-03',
      slots: [{ type: 'number', value: '4,000', single: false }],
      phrasings: [],
      examples: {},
      ...fields,
    })
  const due = (today: string, ...claims: Parameters<typeof smallDossier>) =>
    dueForReview(compiled(smallDossier(...claims)).dossier, today).map(({ id }) => id)

  test.each([
    ['2024-03-01', []],
    ['2024-04-02', ['quist-joined']],
  ])('on %s, when the number is from March 2023', (today, want) => expect(due(today, stars())).toEqual(want))

  test('by the date of the dossier, when the claim has no time', () => {
    const { time: _none, ...timeless } = stars()
    expect(due('2025-05-01', timeless)).toEqual([])
    expect(due('2025-07-01', timeless)).toEqual(['quist-joined'])
  })

  test('but not when the number is of the past, or the claim has no number', () => {
    expect(due('2030-01-01', smallClaim({}))).toEqual([])
    expect(due('2030-01-01', stars({ text: 'The debate of 2015 drew {0|40} people.' }))).toEqual([])
  })
})

describe('references to claims in texts for users', () => {
  const folder = (more: Record<string, unknown>, introduction = ''): DossierFolder => {
    const small = smallDossier()
    return { ...small, dossier: { ...(small.dossier as object), ...more }, introduction }
  }

  test('are compiled in parts, lanes and introduction, and read back unchanged', () => {
    const { dossier } = compiled(
      folder(
        {
          parts: [{ name: 'All', topics: ['life'] }],
          lanes: [{ name: 'Work', topics: ['life'], milestones: [{ claim: 'quist-joined', label: 'Borg' }] }],
        },
        'She [joined](#/claim/quist-joined).\n',
      ),
    )
    expect(dossier.parts).toEqual([{ name: 'All', about: '', topics: ['Her life'] }])
    expect(dossier.lanes?.[0]?.topics).toEqual(['Her life'])
    expect(dossier.introduction).toBe('She [joined](#/claim/quist-joined).')
    expect(parseDossier(JSON.parse(portableJson(dossier)))).toEqual({ ok: true, dossier })
  })

  test.each<[string, Record<string, unknown>, string, string]>([
    ['a link of the introduction', {}, 'See [it](#/claim/gone).', 'it links to gone'],
    ['a topic of a part', { parts: [{ name: 'All', topics: ['life', 'work'] }] }, '', 'there is no topic work'],
    [
      'a milestone',
      { lanes: [{ name: 'W', topics: ['life'], milestones: [{ claim: 'gone', label: 'x' }] }] },
      '',
      'there is no claim gone',
    ],
  ])('are checked: a broken %s is an error', (_what, more, introduction, message) => {
    expect(problems(folder(more, introduction)).join('\n')).toContain(message)
  })
})

test('the counts of a dossier', () => {
  expect(countDossier(compiled(smallDossier()).dossier)).toMatchObject({
    claims: 1,
    sources: 1,
    phrasings: 1,
    slots: 1,
    sections: 1,
  })
})
