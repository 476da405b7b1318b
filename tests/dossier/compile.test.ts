import { compileTexts } from '@/lib/dossier/format/compile-texts'
import { expect, test } from 'vitest'
import { compileDossier } from '@/lib/dossier/format/compile'
import { smallDossier } from './small-dossier'

function problemsOf(folder: Parameters<typeof compileDossier>[0]) {
  const result = compileDossier(folder)
  return result.ok ? [] : result.problems
}

test('compiling turns marks into offsets, takes the topic from the file, and drops the examples', () => {
  const result = compileDossier(smallDossier())
  if (!result.ok) throw new Error(result.problems[0]?.message)
  const [claim] = result.dossier.claims
  expect(claim).toMatchObject({
    id: 'quist-joined',
    topic: 'Her life',
    text: 'Quist joined the Borg Observatory in 1998.',
  })
  expect(claim?.marks.map(({ start, end }) => claim.text.slice(start, end))).toEqual(['1998'])
  expect(claim?.phrasings[0]?.text).toBe('It was in 1998 that Quist came to the Borg Observatory.')
  expect(JSON.stringify(result.dossier)).not.toContain('2003')
})

test('half letters and control characters of a file do not get into the compiled dossier', () => {
  const result = compileDossier(smallDossier({ sources: [], unsourced: 'Nobody wrote\0 it\ud800 down.' }))
  expect(result.ok && result.dossier.claims[0]?.notes).toEqual(['Nobody wrote\ufffd it\ufffd down.'])
})

test('the reason for a missing source becomes a note of the claim', () => {
  const result = compileDossier(smallDossier({ sources: [], unsourced: 'Nobody wrote down who told it.' }))
  expect(result.ok && result.dossier.claims[0]?.notes).toEqual(['Nobody wrote down who told it.'])
})

test('a misspelt field is refused with the file and the claim', () => {
  const [problem] = problemsOf(smallDossier({ phrasing: ['Quist arrived in 1998.'] }))
  expect(problem).toMatchObject({ file: 'claims/life.yaml', claim: 'quist-joined' })
  expect(problem?.message).toContain('phrasing')
})

test('a slot without “single” is refused', () => {
  const [problem] = problemsOf(smallDossier({ slots: [{ type: 'date', value: '1998' }] }))
  expect(problem?.message).toContain('single')
})

test('an invalid mark is refused with the number of the phrasing', () => {
  const [problem] = problemsOf(smallDossier({ phrasings: ['Quist came in {0|1998.'] }))
  expect(problem).toMatchObject({ claim: 'quist-joined' })
  expect(problem?.message).toMatch(/phrasing 1: .*not closed/)
})

test('a topic without a file and a file without a topic are both reported', () => {
  const folder = smallDossier()
  folder.claims.work = folder.claims.life
  delete folder.claims.life
  expect(problemsOf(folder).map(({ file, message }) => `${file} ${message}`)).toEqual([
    expect.stringContaining('claims/life.yaml'),
    expect.stringContaining('claims/work.yaml not listed'),
  ])
})

test.each<[string, Record<string, unknown>, RegExp]>([
  ['a source that is not listed', { sources: [1, 9] }, /^sources: there is no source 9$/],
  ['a mark for a missing slot', { phrasings: ['Quist came in {3|1998}.'] }, /^phrasings\[0\]\.marks: .*no slot/],
  [
    'a correction for a missing slot',
    { correction: { text: 'It was 1999.', evidence: 'Her diary.', certainty: 'high', slots: [2] } },
    /^correction: there is no slot 2$/,
  ],
])('%s is refused with file and claim', (_what, fields, message) => {
  expect(problemsOf(smallDossier(fields))).toEqual([
    { file: 'claims/life.yaml', claim: 'quist-joined', message: expect.stringMatching(message) as string },
  ])
})

test('two claims with one id are refused', () => {
  expect(problemsOf(smallDossier({}, { text: 'Quist built a mirror.', slots: [], phrasings: [] }))).toMatchObject([
    { file: 'claims/life.yaml', claim: 'quist-joined', message: 'id: another claim has the id “quist-joined”' },
  ])
})

test.each([
  ['a source with a link that runs a script', { sources: [{ n: 1, title: 'A', url: 'javascript:alert(1)' }] }],
  ['a name that is a common word', { entities: [{ name: 'May', kind: 'organisation' }] }],
])('%s is refused', (_what, change) => expect(problemsOf({ ...smallDossier(), ...change })).toHaveLength(1))

test('all problems of a file are listed at once, each with its claim', () => {
  const folder = smallDossier({ id: 'one', status: 'true' }, { id: 'two', sources: ['x'] })
  expect(problemsOf(folder).map(({ claim }) => claim)).toEqual(['one', 'two'])
})

test('a year or another whole number needs no quotation marks', () => {
  const result = compileDossier(
    smallDossier({ time: 1998, slots: [{ type: 'date', value: 1998, single: true }], examples: {} }),
  )
  expect(result.ok && result.dossier.claims[0]).toMatchObject({ time: '1998', slots: [{ value: '1998' }] })
})

test('a key that is there twice is refused with its line, in any map of a file', () => {
  const compiled = compileTexts(new Map([['dossier.yaml', 'subject:\n  name: Borg\n  kind: place\n  name: Dovre\n']]))
  expect(compiled.ok ? [] : compiled.problems).toContainEqual({
    file: 'dossier.yaml',
    message: 'Map keys must be unique at line 4: name',
  })
})
