import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Article, CheckProgress, CheckResult, Finding } from '@/lib/schema/finding'
import { saveMute } from '@/lib/notes/data/mutes'
import { page } from '../components/fixtures'
import { foundAtOnce } from './found-at-once'
import type { Span } from '@/lib/text/spans'

const [first, second] = page.findings as [Finding, Finding]
let found: Finding[][]
const asked = vi.fn(() => foundAtOnce([]))
function* inSlices(): Generator<CheckProgress, CheckResult, void> {
  for (const [at, findings] of found.entries()) {
    const end = performance.now() + 25
    while (performance.now() < end);
    yield { checked: at + 1, sentences: found.length, findings }
  }
  return { mentions: 1, sentences: found.length, findings: found.flat(), nearest: ['left-works'] }
}
vi.mock('@/lib/check/active-dossiers', () => ({
  enginesFor: () =>
    Promise.resolve({
      engines: [
        {
          dossier: null,
          engine: {
            checkInSlices: (_a: Article, _o: string, _s: unknown, part?: Span) => (part ? asked() : inSlices()),
          },
        },
      ],
      dossiers: [{ id: 'bundled', name: 'Ada' }],
    }),
}))
const { beginDocument, checkText, documentRuns } = await import('@/lib/check/check-document')
const { clearMuteCache } = await import('@/lib/check/muted')

beforeEach(() => {
  found = [[first], [], [second]]
  asked.mockClear()
})

async function allSteps(id: string) {
  const steps = []
  do steps.push(await documentRuns.step(id))
  while (!steps.at(-1)?.isDone)
  return steps
}

describe('a document', () => {
  test('is checked step by step, and each finding is returned once', async () => {
    found = Array.from({ length: 30 }, (_, at) => (at % 10 === 0 ? [{ ...first, start: at }] : []))
    const steps = await allSteps(await beginDocument({ text: 'Ada. '.repeat(30) }))
    expect(steps.length).toBeGreaterThan(2)
    expect(steps.flatMap(({ findings }) => findings).map(({ start }) => start)).toEqual([0, 10, 20])
    expect(steps.at(-1)).toMatchObject({ checked: 30, sentences: 30 })
    const counts = steps.map(({ checked }) => checked)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  })

  test('that is short and has no finding gets the nearest claims', async () => {
    found = [[]]
    expect(await allSteps(await beginDocument({ text: 'She left.' }))).toEqual([
      { checked: 1, sentences: 1, findings: [], isDone: true, nearest: ['left-works'] },
    ])
  })

  test('that is long and has no finding gets no claims', async () => {
    found = [[]]
    expect((await allSteps(await beginDocument({ text: 'x'.repeat(601) }))).at(-1)?.nearest).toEqual([])
  })

  test('that was ended, or is unknown to the background, is reported as gone', async () => {
    const id = await beginDocument({ text: 'Ada.' })
    await documentRuns.end(id)
    await expect(documentRuns.step(id)).rejects.toMatchObject({ code: 'gone' })
    await expect(documentRuns.step('never begun')).rejects.toMatchObject({ code: 'gone' })
  })

  test('is dropped when four later ones were started', async () => {
    const id = await beginDocument({ text: 'Ada.' })
    for (let n = 0; n < 4; n++) await beginDocument({ text: 'Ada.' })
    await expect(documentRuns.step(id)).rejects.toMatchObject({ code: 'gone' })
  })

  test('whose only finding is muted gets no claims', async () => {
    await saveMute(
      {
        sentence: first.quote,
        claims: first.claims,
        verdict: first.verdict,
        url: 'https://a.example/',
        title: 'A',
      },
      { id: 'mute', now: '2026-01-01T00:00:00.000Z' },
    )
    clearMuteCache()
    found = [[first]]
    const steps = await allSteps(await beginDocument({ text: first.quote }))
    expect(steps.flatMap(({ findings }) => findings)).toEqual([])
    expect(steps.at(-1)?.nearest).toEqual([])
  })
})

describe('a pasted text', () => {
  test('returns its findings and the dossiers that were used', async () => {
    const result = await checkText('Ada left in May.')
    expect(result).toMatchObject({ dossiers: [{ id: 'bundled', name: 'Ada' }] })
    expect(result.findings).toHaveLength(2)
  })

  test('without a finding is checked as one that is asked about when it is short', async () => {
    found = [[]]
    await checkText('x'.repeat(601))
    expect(asked).not.toHaveBeenCalled()
    await checkText('She left.')
    expect(asked).toHaveBeenCalled()
  })
})
