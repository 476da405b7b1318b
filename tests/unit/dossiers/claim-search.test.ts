import { expect, test, vi } from 'vitest'
import type { AlikeLists } from '@/lib/dossiers/claim-form'
import { ModelError } from '@/lib/model/model'
import type { Chat } from '@/lib/model/open-ai-protocol'
import { createClaimSearch } from '@/lib/dossiers/claim-search'

const TEXT = 'The Borg Observatory was opened on 12 May 1931. Its mirror is 105 cm wide. It has two domes.'
const NOTHING: AlikeLists = { same: [], differs: [] }
const finding = (claim: string, quote: string, question = 0) => ({ claim, quote, question, wordings: [] })
const OPENED = finding(
  'The Borg Observatory was opened on 12 May 1931.',
  'The Borg Observatory was opened on 12 May 1931.',
  1,
)
const MIRROR = finding('The mirror of the Borg Observatory is 105 cm wide.', 'Its mirror is 105 cm wide.')

function runWith(
  answer: (message: string) => object | Error,
  { text = TEXT, compare = (_claim: string) => NOTHING } = {},
) {
  const chat: Chat = ({ message }) => {
    const given = answer(message)
    if (given instanceof Error) return Promise.reject(given)
    return Promise.resolve({ text: JSON.stringify(given), tokens: null })
  }
  return createClaimSearch({
    subject: { name: 'Borg Observatory', aliases: [] },
    page: () => Promise.resolve(text === '' ? null : { text, title: 'The observatory', published: null }),
    chat: () => Promise.resolve(chat),
    compare: (claim) => Promise.resolve(compare(claim)),
  })
}
async function ended(run: ReturnType<typeof runWith>) {
  await vi.waitUntil(() => run.state().status !== 'asking')
  return run.state()
}

test('a finding is new, known, or in conflict with a claim, with the question that it answers', async () => {
  const run = runWith(() => ({ findings: [OPENED, MIRROR, finding('It has two domes.', 'It has two domes.')] }), {
    compare: (claim) => {
      if (claim.includes('1931')) return { same: [], differs: [{ id: 'opened', text: 'It was opened in 1932.' }] }
      return claim.includes('105')
        ? { same: [{ id: 'mirror', text: 'The Borg Observatory has a mirror 105 cm wide.' }], differs: [] }
        : NOTHING
    },
  })
  run.start(['When was it opened?'])
  const { found, status } = await ended(run)
  expect(status).toBe('done')
  expect(found.map(({ relation, other, asks }) => [relation, other?.id, asks])).toEqual([
    ['differs', 'opened', 'When was it opened?'],
    ['known', 'mirror', undefined],
    ['new', undefined, undefined],
  ])
})

test('a claim that only bears a finding out is shown beside it, and gets no source that does not carry it', async () => {
  const other = { id: 'founded', text: 'The Borg Institute was founded on 12 May 1931.' }
  const run = runWith(() => ({ findings: [OPENED] }), { compare: () => ({ same: [other], differs: [] }) })
  run.start([])
  expect((await ended(run)).found).toMatchObject([{ relation: 'new', other }])
})

test('a quotation that is not on the page word for word is thrown away and counted', async () => {
  const run = runWith(() => ({ findings: [MIRROR, finding('It has three domes.', 'It has three domes.')] }))
  run.start([])
  const { found, discarded } = await ended(run)
  expect(found.map(({ claim }) => claim)).toEqual([MIRROR.claim])
  expect(discarded).toBe(1)
})

test('a page that says a thing twice gives it once', async () => {
  const again = { ...OPENED, claim: 'On May 12, 1931 the Borg Observatory was opened.' }
  const run = runWith(() => ({ findings: [OPENED, again] }))
  run.start([])
  expect((await ended(run)).found).toHaveLength(1)
})

test('a page is read in parts; one without a usable answer is counted, and the others are read', async () => {
  const long = `${'It rained all day at the harbour. '.repeat(300)}${TEXT}`
  const run = runWith((message) => (message.includes('1931') ? { findings: [OPENED] } : { sorry: true }), {
    text: long,
  })
  run.start([])
  const { found, parts, answeredParts, unanswered } = await ended(run)
  expect({ found: found.length, parts, asked: answeredParts, unanswered }).toEqual({
    found: 1,
    parts: 2,
    asked: 2,
    unanswered: 1,
  })
})

test.each([
  ['unreachable', 'failed', 'unreachable'],
  ['slow', 'done', null],
] as const)('a model that is %s ends with %s', async (fault, status, says) => {
  const run = runWith(() => new ModelError(fault))
  run.start([])
  expect(await ended(run)).toMatchObject({ status, fault: says })
})

test('a page without text is not asked about, and a run that was cancelled finds nothing more', async () => {
  const empty = runWith(() => ({ findings: [] }), { text: '' })
  empty.start([])
  expect((await ended(empty)).status).toBe('noText')
  const run = runWith(() => ({ findings: [OPENED] }))
  run.start([])
  run.cancel()
  await Promise.resolve()
  expect(run.state()).toMatchObject({ status: 'stopped', found: [] })
})

test('a model that lists hundreds of findings for each part holds nothing up, and 500 of them are shown', async () => {
  let count = 0
  const many = (): object => ({
    findings: Array.from({ length: 480 }, () => {
      count += 1
      return finding(`The tower number ${count} was painted by worker ${count} in ${1000 + count}.`, MIRROR.quote)
    }),
  })
  const run = runWith(many, { text: `${TEXT} `.repeat(800) })
  run.start([])
  const { found, status, parts } = await ended(run)
  expect(status).toBe('done')
  expect(parts).toBeGreaterThan(10)
  expect(found).toHaveLength(500)
})
