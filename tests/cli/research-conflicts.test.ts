// @module-tag tools
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  dossierIn,
  research,
  researchAt,
  researchByHand,
  writeByHand,
  writePages,
  type ClaimByHand,
  researchStage,
} from './research-by-hand'
import { serveModel } from './research-servers'

const { root, started } = researchStage()

const DISAGREEING: readonly ClaimByHand[] = [
  ['Building', 'The Borg Observatory was opened on 12 May 1931.', 'a.html'],
  ['Building', 'The Borg Observatory was inaugurated on 4 June 1933.', 'b.html'],
  ['Building', 'The Borg Observatory has a tower 31 metres high.', 'a.html'],
]

test('a conflict in other words is found once, asked in words, and settled for one side by a person', async () => {
  const out = await researchByHand(root, DISAGREEING)
  const { research: made, claims } = dossierIn(out)
  expect(made?.conflicts).toMatchObject([{ asks: 'When was the Borg Observatory opened?', state: 'open' }])
  const list = await research('review', out, '--by', 'Ada')
  expect(list.out).toContain('conflict 1: When was the Borg Observatory opened?')
  const [first] = claims.map(({ id }) => id)
  const settle = ['review', out, '--by', 'Ada', '--settle', '1', '--why', 'The newspaper of that day.']
  expect(await research(...settle, '--for', 'nobody')).toMatchObject({ status: 1 })
  expect(await research(...settle, '--for', first ?? '')).toMatchObject({ status: 0, err: '' })
  const after = dossierIn(out)
  expect(after.claims.map(({ text }) => text)).not.toContain(DISAGREEING[1]?.[1])
  expect(after.claims.map(({ status }) => status)).toEqual(['established', 'established'])
  expect(after.research?.conflicts).toMatchObject([{ state: 'settled', why: 'Ada: The newspaper of that day.' }])
  // The next pass does not bring the claim or the conflict back.
  await research('continue', out, '--passes', '3')
  expect(dossierIn(out).claims).toHaveLength(2)
})

test('a conflict that is settled for both stays settled, and both claims are established', async () => {
  const out = await researchByHand(root, DISAGREEING)
  await research(
    'review',
    out,
    '--by',
    'Ada',
    '--settle',
    '1',
    '--for',
    'both',
    '--why',
    'Opened, and later inaugurated.',
  )
  await research('continue', out, '--passes', '3')
  const { claims, research: made } = dossierIn(out)
  expect(claims.map(({ status }) => status)).toEqual(['established', 'established', 'established'])
  expect(made?.conflicts.map(({ state }) => state)).toEqual(['settled'])
})

test('a finer date stays with its own source, and the claim with the wider one names it', async () => {
  const out = await researchByHand(root, [
    ['Building', 'The Borg Observatory opened in May 1931.', 'a.html'],
    ['Building', 'The Borg Observatory opened on 12 May 1931.', 'b.html'],
  ])
  const { claims, research: made } = dossierIn(out)
  expect(claims.map(({ text, sources, notes }) => [text, sources, notes])).toEqual([
    ['The Borg Observatory opened in May 1931.', [1], [expect.stringContaining('on 12 May 1931')]],
    ['The Borg Observatory opened on 12 May 1931.', [2], []],
  ])
  expect(made?.conflicts).toEqual([])
})

test('a model decides where words do not show whether two claims disagree', async () => {
  const server = await started(
    serveModel(({ system }) => ({ verdict: system.startsWith('You compare') ? 'changed' : 'carried' })),
  )
  const claims: readonly ClaimByHand[] = [
    ['Building', 'The Borg Observatory built a dome in 1950.', 'a.html'],
    ['Building', 'The Borg Observatory added a dome in 1953.', 'b.html'],
  ]
  const out = await researchByHand(root, claims)
  expect(dossierIn(out).research?.conflicts).toEqual([])
  await research('continue', out, '--passes', '3', '--model', `${server.address}/v1`)
  expect(dossierIn(out).research?.conflicts).toMatchObject([{ state: 'open', values: [{}, {}] }])
})

test('a claim that changes drops the source whose passage has the earlier value', async () => {
  const text = (date: string): string => `The Borg Observatory opened on ${date} May 1931.`
  const out = await researchByHand(root, [
    ['Building', text('12'), 'a.html'],
    ['Building', text('12').replace('opened', 'was opened'), 'b.html'],
  ])
  expect(dossierIn(out).claims.map(({ sources }) => sources)).toEqual([[1, 2]])
  const later: readonly ClaimByHand[] = [['Building', text('14'), 'a.html']]
  writePages(`${out}-pages`, later)
  writeByHand(out, later)
  await research('continue', out, '--passes', '3', '--today', '2026-06-01')
  expect(dossierIn(out).claims.map(({ text: now, sources }) => [now, sources])).toEqual([[text('14'), [1]]])
})

test('a copy of a page that is found first does not take the place of the page with the better tier', async () => {
  const text = 'The Borg Observatory opened on 12 May 1931.'
  const out = join(root, 'copied')
  writePages(`${out}-pages`, [
    ['Building', text, 'a-copy/a.html'],
    ['Building', text, 'first/a.html'],
  ])
  const given = ['--pages', `${out}-pages`, '--address', 'https://borg.example/']
  await research('new', 'Borg Observatory', ...given, '--out', out)
  writeFileSync(join(out, 'tiers.yaml'), JSON.stringify([{ host: 'borg.example', path: '/first', tier: 1 }]))
  writeByHand(out, [['Building', text, 'https://borg.example/first/a.html']])
  await research('continue', out, '--passes', '2', ...given)
  const { claims, sources, research: made } = dossierIn(out)
  expect(claims).toMatchObject([{ confidence: 'high' }])
  const cited = sources.find(({ n }) => claims[0]?.sources.includes(n))
  expect(cited).toMatchObject({ url: 'https://borg.example/first/a.html', tier: 1 })
  expect(made?.access.find(({ source }) => source === cited?.n)?.note).toContain('https://borg.example/a-copy/a.html')
})

test('one text at two addresses is one source', async () => {
  const text = 'The Borg Observatory opened on 12 May 1931.'
  const out = await researchByHand(root, [
    ['Building', text, 'a.html'],
    ['Building', text, 'copy.html'],
  ])
  expect(dossierIn(out).sources).toHaveLength(1)
})

test('at a terminal each claim in doubt is shown with its passage, and a letter votes on it', async () => {
  const out = await researchByHand(root, [['Building', 'The Borg Observatory opened on 12 May 1931.']])
  // Without the passages by hand the claim counts as one that a model has worded.
  writeByHand(out, [])
  await research('continue', out, '--passes', '3')
  expect(dossierIn(out).claims).toMatchObject([{ status: 'uncertain' }])
  const asked: string[] = []
  const answers = ['p', 'I read the page.']
  const ask = (question: string): Promise<string> => {
    asked.push(question)
    return Promise.resolve(answers.shift() ?? '')
  }
  const run = await researchAt({ ask }, 'review', out, '--by', 'Ada')
  expect(run.out).toContain('…The observatory “The Borg Observatory opened on 12 May 1931”.…')
  expect(asked).toEqual([expect.stringContaining('p passed, d doubtful, f failed'), 'why: '])
  expect(dossierIn(out).claims).toMatchObject([{ status: 'established' }])
})
