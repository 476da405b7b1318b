import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Article, CheckProgress, CheckResult, Finding } from '@/lib/schema/finding'
import type { CheckState } from '@/lib/schema/page-state'
import { deleteMute, saveMute } from '@/lib/notes/data/mutes'
import { newCheck } from '@/lib/check/check-states'
import { ownTextCheck } from '@/lib/check/own-texts/own-text-state'
import type { Envelope } from '@/lib/messaging/envelope'
import { page } from '../components/fixtures'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'
import { foundAtOnce } from './found-at-once'
import type { Span } from '@/lib/text/spans'

const session = fakeStorage()
setBrowser({
  extension: { inIncognitoContext: false },
  // The panel and the background are both here.
  runtime: {
    async sendMessage({ kind, data }: Envelope) {
      const { data: schema, handle } = ownTextMessages[kind as keyof typeof ownTextMessages]
      return { ok: true, value: await handle(schema.parse(data) as never) }
    },
  },
  storage: { session },
})
const [first, second] = page.findings as [Finding, Finding]
let found: Finding[][]
const asked = vi.fn(() => foundAtOnce([]))
const inSlices = vi.fn(function* (): Generator<CheckProgress, CheckResult, void> {
  for (const [at, findings] of found.entries()) {
    const end = performance.now() + 25
    while (performance.now() < end);
    yield { checked: at + 1, sentences: found.length, findings }
  }
  return { mentions: 1, sentences: found.length, findings: found.flat(), nearest: ['left-works'] }
})
vi.mock('@/lib/check/active-dossiers', () => ({
  dossierOf: () => Promise.resolve({ claims: first.claims.map((id) => ({ id, text: 'She stayed.' })) }),
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
const { checkOwnText, checkQuote, endOwnText } = await import('@/lib/check/own-texts/check-own-text')
const { ownTextMessages } = await import('@/lib/check/own-texts/messages')
const { createOwnTextChecker } = await import('@/lib/check/own-texts/own-text-checker')
const { readKeptText } = await import('@/lib/check/own-texts/kept-text')
const { clearMuteCache } = await import('@/lib/check/muted')

beforeEach(() => {
  session.clear()
  found = [[first], [], [second]]
  asked.mockClear()
  inSlices.mockClear()
})
afterEach(() => vi.useRealTimers())

let texts = 0
const textOf = (text: string) => ({
  id: `text-${++texts}`,
  file: 'ada.txt',
  title: 'Ada',
  date: null,
  text,
  blocks: [],
  isKept: true,
})
/** Sentences of which every tenth has a finding. */
const longText = () => {
  found = Array.from({ length: 30 }, (_, at) => (at % 10 === 0 ? [{ ...first, start: at }] : []))
  return textOf('Ada. '.repeat(30))
}
const startsOf = ({ findings }: { findings: readonly Finding[] }) => findings.map(({ start }) => start)

describe('a text of the user', () => {
  test('is checked to its end, and its state in session storage grows', async () => {
    const states: CheckState[] = []
    const stop = ownTextCheck.watch((state) => state && states.push(state))
    const text = longText()
    const done = await checkOwnText(text)
    stop()
    expect(done).toMatchObject({ id: text.id, status: 'done', checked: 30, sentences: 30 })
    expect(startsOf(done)).toEqual([0, 10, 20])
    expect(states.at(-1)).toEqual(done)
    expect(states.length).toBeGreaterThan(3)
    for (const [at, state] of states.slice(1).entries()) {
      expect(state.checked).toBeGreaterThanOrEqual(states[at]!.checked)
      expect(startsOf(state).slice(0, states[at]!.findings.length)).toEqual(startsOf(states[at]!))
    }
  })

  test('that is short and has no finding gets the nearest claims', async () => {
    found = [[]]
    expect(await checkOwnText(textOf('She left.'))).toMatchObject({ findings: [], nearest: ['left-works'] })
  })

  test('that is long and has no finding gets no claims', async () => {
    found = [[]]
    expect((await checkOwnText(textOf('x'.repeat(601)))).nearest).toEqual([])
  })

  test('that is asked for twice is checked once', async () => {
    const text = longText()
    const both = await Promise.all([checkOwnText(text), checkOwnText(text)])
    expect(both.map(({ status }) => status)).toEqual(['done', 'done'])
    expect(inSlices).toHaveBeenCalledOnce()
  })

  test('is answered before its check has ended when that takes long, and the check goes on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const text = longText()
    const early = checkOwnText(text)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await early).toMatchObject({ status: 'checking' })
    expect(startsOf(await checkOwnText(text))).toEqual([0, 10, 20])
    expect(inSlices).toHaveBeenCalledOnce()
  })

  test('of a private window leaves nothing in session storage, and the replies show its progress', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const stored: unknown[] = []
    session.onChanged.addListener((changes) => stored.push(changes))
    const text = { ...longText(), isKept: false }
    const early = checkOwnText(text)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await early).toMatchObject({ status: 'checking' })
    expect(startsOf(await checkOwnText(text))).toEqual([0, 10, 20])
    await endOwnText(text.id, false)
    expect(stored).toEqual([])
  })

  test('that is stopped keeps what was found so far', async () => {
    const text = longText()
    const begun = new Promise<void>((go) => {
      const stop = ownTextCheck.watch((state) => {
        if (state?.findings.length !== 1) return
        stop()
        go()
      })
    })
    const check = checkOwnText(text)
    await begun
    await endOwnText(text.id, true)
    const stopped = await ownTextCheck.read()
    expect(stopped).toMatchObject({ id: text.id, status: 'done' })
    expect(stopped!.checked).toBeLessThan(30)
    expect(startsOf(stopped!)[0]).toBe(0)
    await check
    expect(await ownTextCheck.read()).toEqual(stopped)
  })

  test('that is closed leaves nothing, and another text stays', async () => {
    const text = longText()
    const check = checkOwnText(text)
    await endOwnText(text.id, false)
    await check
    expect(await ownTextCheck.read()).toBeNull()
    const other = textOf('Ada.')
    await checkOwnText(other)
    await endOwnText(text.id, false)
    expect(await ownTextCheck.read()).toMatchObject({ id: other.id, status: 'done' })
  })

  test('that was being checked when the worker stopped can still be stopped', async () => {
    await ownTextCheck.write({ ...newCheck({ id: 'lost' }), findings: [first] })
    await endOwnText('lost', true)
    expect(await ownTextCheck.read()).toMatchObject({ status: 'done', findings: [first] })
  })

  test('whose only finding is muted gets no claims', async () => {
    const { id } = await saveMute(
      {
        sentence: first.quote,
        claims: [{ id: first.claims[0]!, words: 'She stayed.' }],
        verdict: first.verdict,
        url: 'https://a.example/',
        title: 'A',
      },
      '2026-01-01T00:00:00.000Z',
    )
    clearMuteCache()
    found = [[first]]
    expect(await checkOwnText(textOf(first.quote))).toMatchObject({ muted: [{ start: first.start }], nearest: [] })
    await deleteMute(id)
    clearMuteCache()
  })
})

describe('a text in the panel', () => {
  const begin = async () => {
    longText()
    const checker = createOwnTextChecker()
    checker.actions.checkText('Ada. '.repeat(30))
    await new Promise<void>((go) => {
      checker.subscribe(() => {
        const state = checker.state()
        if ('findings' in state && state.findings.length > 0) go()
      })
    })
    expect(checker.state()).toMatchObject({ status: 'checking', findings: [first] })
    return checker
  }

  test('that is stopped keeps what was found, also when the panel is opened again', async () => {
    const checker = await begin()
    checker.actions.stop()
    const stopped = checker.state()
    expect(stopped).toMatchObject({ status: 'done', findings: [first] })
    await vi.waitFor(async () =>
      expect((await readKeptText()).result).toMatchObject({ status: 'done', findings: [first] }),
    )
    found = [[second]]
    checker.actions.checkText('Ada.')
    await vi.waitFor(() => expect(checker.state()).toMatchObject({ status: 'done', document: { text: 'Ada.' } }))
    expect((await readKeptText()).result).toEqual(checker.state())
  })

  test('that is closed leaves nothing', async () => {
    const checker = await begin()
    checker.actions.back()
    await endOwnText('none', false)
    await vi.waitFor(async () => expect(await session.get(null)).toEqual({}))
    expect(checker.state()).toMatchObject({ status: 'writing' })
  })

  test('goes on when the panel is closed, and is joined when it is opened again', async () => {
    await begin()
    const { result } = await readKeptText()
    const again = createOwnTextChecker()
    again.actions.restore(result!)
    await vi.waitFor(() => expect(again.state().status).toBe('done'), 5000)
    expect(startsOf((await readKeptText()).result!)).toEqual([0, 10, 20])
    expect(inSlices).toHaveBeenCalledOnce()
  })
})

describe('the quote of a note', () => {
  test('returns its findings and the dossiers that were used', async () => {
    const result = await checkQuote('Ada left in May.')
    expect(result).toMatchObject({ dossiers: [{ id: 'bundled', name: 'Ada' }] })
    expect(result.findings).toHaveLength(2)
  })

  test('without a finding is checked as one that is asked about when it is short', async () => {
    found = [[]]
    await checkQuote('x'.repeat(601))
    expect(asked).not.toHaveBeenCalled()
    await checkQuote('She left.')
    expect(asked).toHaveBeenCalled()
  })
})
