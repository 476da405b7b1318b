import { afterEach, describe, expect, test, vi } from 'vitest'
import { createOwnTextChecker } from '@/lib/check/own-texts/own-text-checker'
import type * as calls from '@/lib/messaging/call'
import type { ToBackground } from '@/lib/messaging/to-background'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'
import { readInWorker, SILENCE_MS } from '@/lib/check/own-texts/read-in-worker'
import type { FileReaderWorker } from '@/lib/check/own-texts/read-worker'
import { connectWorker, type Caller } from '@/lib/platform/worker-calls'
import { CodedError } from '@/lib/messaging/envelope'
import { newCheck } from '@/lib/check/check-states'
import type { OwnTextCheck } from '@/lib/check/own-texts/own-text-state'
import type { Finding } from '@/lib/schema/finding'
import type { CheckState } from '@/lib/schema/page-state'
import { nextTask } from '@/lib/text/run-in-slices'
import { page } from '../components/fixtures'
import { WorkerHere } from '../worker-here'

const checking = (over: Partial<CheckState> = {}): CheckState => newCheck({ checked: 1, sentences: 2, ...over })
const done = (findings: Finding[] = []): CheckState => checking({ status: 'done', checked: 2, findings })
const file = new File(['words'], 'story.docx')
const [first, second] = page.findings

const never = () => new Promise<never>(() => undefined)

/** What the checker calls: the background, what keeps its result, and the worker that reads files. */
interface Surroundings {
  check: (
    text: ToBackground['check-own-text']['in'],
    show: (check: CheckState) => boolean,
    signal: AbortSignal,
  ) => Promise<void>
  end: (id: string, isKept: boolean) => Promise<unknown>
  keep: (result: OwnTextCheck | null) => void
}
let around: Surroundings
vi.mock('@/lib/messaging/call', async (original) => ({
  ...(await original<typeof calls>()),
  callUntilDone: (_kind: string, ...call: Parameters<Surroundings['check']>) => around.check(...call),
  callBackground: async (_kind: string, { id, isKept }: { id: string; isKept: boolean }) => {
    await around.end(id, isKept)
    return { ok: true, value: null }
  },
}))
vi.mock('@/lib/check/own-texts/kept-text', () => ({
  keepResult: (result: OwnTextCheck | null) => around.keep(result),
}))
vi.mock('@/lib/platform/language', () => ({ detectLanguage: () => Promise.resolve('de') }))

/**
 * @param states the states of each check, one after another; without the status `done` it never ends
 * @param reader functions of the worker; without one it never answers
 */
function harness(states: CheckState[], over: Partial<Surroundings> = {}, reader: Partial<FileReaderWorker> = {}) {
  let panel: Caller<{ progress: (share: number) => void }> | undefined
  const workers: WorkerHere[] = []
  let id = 0
  const host = {
    check: vi.fn<Surroundings['check']>(async (text, show) => {
      for (const state of states) {
        await nextTask()
        show({ ...state, id: text.id })
      }
      if (states.at(-1)?.status !== 'done') await never()
    }),
    end: vi.fn<Surroundings['end']>(() => Promise.resolve()),
    keep: vi.fn<Surroundings['keep']>(),
    ...over,
  }
  around = host
  setBrowser({ extension: { inIncognitoContext: false }, storage: { session: fakeStorage() } })
  vi.spyOn(crypto, 'randomUUID').mockImplementation(() => `text-${++id}` as ReturnType<typeof crypto.randomUUID>)
  vi.stubGlobal('Worker', function startReader() {
    const worker = new WorkerHere((end) => {
      panel = connectWorker(end, { read: never, paste: never, ...reader })
    })
    workers.push(worker)
    return worker
  })
  const checker = createOwnTextChecker()
  const progress = (share: number) => void panel?.('progress', share)
  const ended = () => workers.map(({ isEnded }) => isEnded)
  return { checker, host, workers, ended, progress, status: () => checker.state().status }
}

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a text of the user', () => {
  test('is sent with its blocks, and its findings are shown as they are found', async () => {
    const { checker, host } = harness([checking({ findings: [first!] }), done([first!, second!])])
    const seen: number[] = []
    checker.subscribe(() => {
      const state = checker.state()
      if ('findings' in state) seen.push(state.findings.length)
    })
    checker.actions.checkText('# A heading\n\nShe left.')
    await vi.waitFor(() => expect(checker.state()).toMatchObject({ status: 'done', findings: [first, second] }))
    expect(seen).toEqual([0, 1, 2])
    expect(vi.mocked(host.check).mock.calls.map(([text]) => text)).toEqual([
      {
        id: 'text-1',
        file: null,
        title: 'A heading',
        date: null,
        text: '# A heading\n\nShe left.',
        blocks: [
          { start: 2, end: 11, kind: 'heading' },
          { start: 13, end: 22, kind: 'paragraph' },
        ],
        isKept: true,
      },
    ])
    expect(checker.state()).toMatchObject({ document: { title: 'A heading', file: null } })
  })

  test('that is not in English is not checked, and its language is named', async () => {
    const { checker, host } = harness([done()])
    checker.actions.checkText(
      'Andrej Karpathy ist ein Forscher und hat die Firma Eureka Labs mit Sitz in den USA gegründet.',
    )
    await vi.waitFor(() =>
      expect(checker.state()).toMatchObject({ status: 'writing', problem: { kind: 'language', language: 'de' } }),
    )
    expect(host.check).not.toHaveBeenCalled()
  })

  test('that cannot be checked returns to the text box with the reason, or to what was found', async () => {
    const fails: Partial<Surroundings> = { check: () => Promise.reject(new CodedError('unreachable')) }
    const { checker, status } = harness([], fails)
    checker.actions.checkText('She left.')
    await vi.waitFor(() => expect(status()).toBe('writing'))
    expect(checker.state()).toEqual({ status: 'writing', problem: { kind: 'check', code: 'unreachable' } })
    const late = harness([], {
      check(text, show) {
        show({ ...checking({ findings: [first!] }), id: text.id })
        return Promise.reject(new CodedError('unreachable'))
      },
    })
    late.checker.actions.checkText('She left.')
    await vi.waitFor(() =>
      expect(late.checker.state()).toMatchObject({ status: 'done', checked: 1, sentences: 2, findings: [first] }),
    )
  })

  test('that is stopped keeps what was found so far, and says how far it came', async () => {
    const { checker, host } = harness([checking({ findings: [first!] })])
    checker.actions.checkText('She left.')
    await vi.waitFor(() => expect(checker.state()).toMatchObject({ findings: [first] }))
    checker.actions.stop()
    const stopped = { status: 'done', checked: 1, sentences: 2, findings: [first] }
    expect(checker.state()).toMatchObject(stopped)
    expect(host.keep).toHaveBeenLastCalledWith(expect.objectContaining(stopped))
    expect(host.end).toHaveBeenCalledExactlyOnceWith('text-1', true)
  })

  test('that is stopped before anything was found returns to the text box, and nothing is kept', async () => {
    const { checker, host, status } = harness([checking()])
    checker.actions.checkText('She left.')
    await vi.waitFor(() => expect(checker.state()).toMatchObject({ checked: 1 }))
    checker.actions.stop()
    expect(status()).toBe('writing')
    expect(host.end).toHaveBeenCalledExactlyOnceWith('text-1', false)
    expect(host.keep).toHaveBeenLastCalledWith(null)
  })

  test('is kept when Stop is pressed just as its check ends', async () => {
    const { checker, status } = harness([done([first!])])
    checker.actions.checkText('She left.')
    await vi.waitFor(() => expect(status()).toBe('done'))
    checker.actions.stop()
    expect(checker.state()).toMatchObject({ status: 'done', findings: [first] })
  })

  test('is kept from the beginning of its check, and no more when the user goes back', async () => {
    const { checker, host, status } = harness([done([first!])])
    checker.actions.checkText('She left.')
    expect(vi.mocked(host.keep).mock.calls).toMatchObject([[{ status: 'checking', document: { text: 'She left.' } }]])
    await vi.waitFor(() => expect(status()).toBe('done'))
    checker.actions.back()
    expect(host.keep).toHaveBeenLastCalledWith(null)
  })

  test('comes back with its findings after the panel was closed, and is checked again if the closing ended its check', async () => {
    const kept = { document: { id: 'a', file: null, title: 'T', date: null, text: 'She left.', blocks: [] } }
    const result = newCheck({ ...kept, id: 'a', checked: 2, sentences: 2, findings: [first!] })
    const ended = harness([done()])
    ended.checker.actions.restore({ ...result, status: 'done' })
    expect(ended.checker.state()).toEqual({ ...result, status: 'done' })
    expect(ended.host.check).not.toHaveBeenCalled()
    const cut = harness([done([first!])])
    cut.checker.actions.restore({ ...result, status: 'checking', checked: 0, findings: [] })
    await vi.waitFor(() => expect(cut.checker.state()).toMatchObject({ status: 'done', findings: [first] }))
  })

  test('is no longer checked when the user goes back', async () => {
    let answer: () => void = () => undefined
    const { checker, host, status } = harness([], {
      check: (text, show) =>
        new Promise((end) => {
          answer = () => {
            show({ ...done([first!]), id: text.id })
            end()
          }
        }),
    })
    checker.actions.checkText('She left.')
    await nextTask()
    checker.actions.back()
    answer()
    await nextTask()
    expect(host.end).toHaveBeenCalledExactlyOnceWith('text-1', false)
    expect(status()).toBe('writing')
    expect(host.keep).toHaveBeenLastCalledWith(null)
  })

  test('that is checked again waits until its former check has ended', async () => {
    let end: () => void = () => undefined
    const { checker, host } = harness([checking()], { end: vi.fn(() => new Promise<void>((go) => (end = go))) })
    checker.actions.checkText('She left.')
    await vi.waitFor(() => expect(checker.state()).toMatchObject({ checked: 1 }))
    checker.actions.checkAgain(true)
    await nextTask()
    expect(host.check).toHaveBeenCalledTimes(1)
    end()
    await vi.waitFor(() => expect(host.check).toHaveBeenCalledTimes(2))
  })
})

describe('a file of the user', () => {
  test('is read in a worker that is then stopped, and checked', async () => {
    const text = { title: null, date: null, text: 'She left.', blocks: [] }
    let answer = (): void => undefined
    const read = () => new Promise<{ ok: true; text: typeof text }>((end) => (answer = () => end({ ok: true, text })))
    const { checker, progress, ended, status } = harness([done()], {}, { read })
    checker.actions.openFiles([file])
    progress(0.5)
    await vi.waitFor(() => expect(checker.state()).toEqual({ status: 'opening', name: 'story.docx', share: 0.5 }))
    answer()
    await vi.waitFor(() => expect(status()).toBe('done'))
    expect(checker.state()).toMatchObject({ document: { title: 'story.docx', file: 'story.docx' } })
    expect(ended()).toEqual([true])
  })

  test('that is refused returns to the text box with the reason', async () => {
    const { checker } = harness([], {}, { read: () => Promise.resolve({ ok: false, fault: 'locked' }) })
    checker.actions.openFiles([file])
    const problem = { kind: 'file', name: 'story.docx', fault: 'locked' }
    await vi.waitFor(() => expect(checker.state()).toEqual({ status: 'writing', problem }))
  })

  test('that stops or breaks the worker returns to the text box with the reason', async () => {
    const stopped = harness([])
    stopped.checker.actions.openFiles([file])
    stopped.workers[0]?.dispatchEvent(new Event('error'))
    await vi.waitFor(() => expect(stopped.checker.state()).toMatchObject({ problem: { fault: 'too-large' } }))
    const broken = harness([], {}, { read: () => Promise.reject(new Error('unforeseen')) })
    broken.checker.actions.openFiles([file])
    await vi.waitFor(() => expect(broken.checker.state()).toMatchObject({ problem: { fault: 'broken' } }))
  })

  test('that takes too long is stopped, unless progress is reported', async () => {
    vi.useFakeTimers()
    const { checker, progress, ended } = harness([])
    checker.actions.openFiles([file])
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1)
    progress(0.1)
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1)
    expect(ended()).toEqual([false])
    await vi.advanceTimersByTimeAsync(1)
    expect(ended()).toEqual([true])
    expect(checker.state()).toMatchObject({ problem: { fault: 'too-slow' } })
  })

  test('is not read when several are dropped at once', () => {
    const { checker, workers } = harness([])
    checker.actions.openFiles([file, file])
    expect(checker.state()).toEqual({ status: 'writing', problem: { kind: 'many-files' } })
    expect(workers).toEqual([])
  })
})

test('pasted HTML is read in a worker of its own; one that is stopped, silent or fails leaves the plain text', async () => {
  const workers: WorkerHere[] = []
  const paste = (read: FileReaderWorker['paste'], signal = new AbortController().signal, onProgress = vi.fn()) => {
    const worker = new WorkerHere((end) => {
      const panel = connectWorker<{ progress: (share: number) => void }>(end, {
        paste(html: string) {
          void panel('progress', 0.5)
          return read(html)
        },
      })
    })
    workers.push(worker)
    return readInWorker(
      worker,
      (call) => call('paste', '<p>A</p><p>B</p>'),
      () => null,
      onProgress,
      signal,
    )
  }
  const onProgress = vi.fn()
  const read = vi.fn(() => Promise.resolve('A\n\nB'))
  expect(await paste(read, undefined, onProgress)).toBe('A\n\nB')
  expect(read).toHaveBeenCalledExactlyOnceWith('<p>A</p><p>B</p>')
  expect(onProgress).toHaveBeenCalledExactlyOnceWith(0.5)
  expect(await paste(() => Promise.reject(new Error('unforeseen')))).toBeNull()
  vi.useFakeTimers()
  const silent = paste(never)
  await vi.advanceTimersByTimeAsync(SILENCE_MS)
  expect(await silent).toBeNull()
  const stop = new AbortController()
  void paste(never, stop.signal)
  stop.abort()
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, true, true, true])
})
