import { afterEach, describe, expect, test, vi } from 'vitest'
import { createOwnTextChecker, type OwnTextHost } from '@/lib/app/own-texts/own-text-checker'
import { pasteInWorker, SILENCE_MS, type FileWorker } from '@/lib/app/own-texts/read-in-worker'
import type { FromFileReader } from '@/lib/app/own-texts/read-messages'
import type { Reply } from '@/lib/messaging/envelope'
import type { DocumentStep } from '@/lib/messaging/to-background'
import { page } from '../components/fixtures'

const step = (over: Partial<DocumentStep> = {}): Reply<DocumentStep> => ({
  ok: true,
  value: { checked: 1, sentences: 2, findings: [], isDone: false, nearest: [], ...over },
})
const last = step({ checked: 2, isDone: true })
const file = new File(['words'], 'story.docx')
const [first, second] = page.findings

function harness(steps: Reply<DocumentStep>[], over: Partial<OwnTextHost> = {}) {
  const worker: FileWorker = { postMessage: vi.fn(), onmessage: null, onerror: null, terminate: vi.fn() }
  let id = 0
  const host = {
    startFileWorker: vi.fn(() => worker),
    begin: vi.fn(() => Promise.resolve({ ok: true as const, value: { id: 'run' } })),
    step: vi.fn(() => Promise.resolve(steps.shift() ?? last)),
    end: vi.fn(),
    onChecked: vi.fn(),
    newId: () => `text-${++id}`,
    detectLanguage: () => Promise.resolve('de'),
    ...over,
  }
  const checker = createOwnTextChecker(host)
  const says = (message: FromFileReader) => worker.onmessage?.({ data: message })
  return { checker, host, worker, says, status: () => checker.state().status }
}

afterEach(() => vi.useRealTimers())

describe('a text of the user', () => {
  test('is sent with its blocks, and its findings are collected step by step', async () => {
    const { checker, host } = harness([step({ findings: [first!] }), step({ findings: [second!], isDone: true })])
    checker.actions.checkText('# A heading\n\nShe left.')
    await vi.waitFor(() => expect(checker.state()).toMatchObject({ status: 'done', findings: [first, second] }))
    expect(host.begin).toHaveBeenCalledExactlyOnceWith({
      text: '# A heading\n\nShe left.',
      blocks: [
        { start: 2, end: 11, kind: 'heading' },
        { start: 13, end: 22, kind: 'paragraph' },
      ],
    })
    expect(checker.state()).toMatchObject({ document: { title: 'A heading', file: null } })
    expect(host.onChecked).toHaveBeenCalledOnce()
  })

  test('that is not in English is not checked, and its language is named', async () => {
    const { checker, host } = harness([last])
    checker.actions.checkText(
      'Andrej Karpathy ist ein Forscher und hat die Firma Eureka Labs mit Sitz in den USA gegründet.',
    )
    await vi.waitFor(() =>
      expect(checker.state()).toMatchObject({ status: 'writing', problem: { kind: 'language', language: 'de' } }),
    )
    expect(host.begin).not.toHaveBeenCalled()
  })

  test('is sent again when the browser has stopped the background', async () => {
    const gone: Reply<DocumentStep> = { ok: false, code: 'gone' }
    const { checker, host, status } = harness([step({ findings: [first!] }), gone, step({ findings: [first!] }), last])
    checker.actions.checkText('She left.')
    await vi.waitFor(() => expect(status()).toBe('done'))
    expect(host.begin).toHaveBeenCalledTimes(2)
    expect(checker.state()).toMatchObject({ findings: [first] })
  })

  test('that cannot be checked returns to the text box with the reason', async () => {
    const { checker, status } = harness([{ ok: false, code: 'unreachable' }])
    checker.actions.checkText('She left.')
    await vi.waitFor(() => expect(status()).toBe('writing'))
    expect(checker.state()).toEqual({ status: 'writing', problem: { kind: 'check', code: 'unreachable' } })
  })

  test('is no longer checked when the user goes back', async () => {
    let answer: (step: Reply<DocumentStep>) => void = () => undefined
    const slow = vi.fn(() => new Promise<Reply<DocumentStep>>((resolve) => (answer = resolve)))
    const { checker, host, status } = harness([], { step: slow })
    checker.actions.checkText('She left.')
    await vi.waitFor(() => expect(slow).toHaveBeenCalledOnce())
    checker.actions.back()
    answer(last)
    await vi.waitFor(() => expect(host.end).toHaveBeenCalledExactlyOnceWith('run'))
    expect(status()).toBe('writing')
    expect(host.onChecked).not.toHaveBeenCalled()
  })
})

describe('a file of the user', () => {
  test('is read in a worker that is then stopped, and checked', async () => {
    const { checker, says, worker, status } = harness([])
    checker.actions.openFiles([file])
    says({ kind: 'progress', share: 0.5 })
    expect(checker.state()).toEqual({ status: 'reading', name: 'story.docx', share: 0.5 })
    says({ kind: 'read', text: { title: null, date: null, text: 'She left.', blocks: [] } })
    await vi.waitFor(() => expect(status()).toBe('done'))
    expect(checker.state()).toMatchObject({ document: { title: 'story.docx', file: 'story.docx' } })
    expect(worker.terminate).toHaveBeenCalled()
  })

  test('that is refused, or stops the worker, returns to the text box with the reason', async () => {
    const { checker, says, worker } = harness([])
    checker.actions.openFiles([file])
    says({ kind: 'refused', fault: 'locked' })
    const problem = { kind: 'file', name: 'story.docx', fault: 'locked' }
    await vi.waitFor(() => expect(checker.state()).toEqual({ status: 'writing', problem }))
    checker.actions.openFiles([file])
    worker.onerror?.(new Error('memory'))
    await vi.waitFor(() => expect(checker.state()).toMatchObject({ problem: { fault: 'too-large' } }))
  })

  test('that takes too long is stopped, unless progress is reported', async () => {
    vi.useFakeTimers()
    const { checker, says, worker } = harness([])
    checker.actions.openFiles([file])
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1)
    says({ kind: 'progress', share: 0.1 })
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1)
    expect(worker.terminate).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(worker.terminate).toHaveBeenCalledOnce()
    expect(checker.state()).toMatchObject({ problem: { fault: 'too-slow' } })
  })

  test('is not read when several are dropped at once', () => {
    const { checker, host } = harness([])
    checker.actions.openFiles([file, file])
    expect(checker.state()).toEqual({ status: 'writing', problem: { kind: 'many-files' } })
    expect(host.startFileWorker).not.toHaveBeenCalled()
  })
})

test('pasted HTML is read in a worker of its own; one that is stopped, silent or fails leaves the plain text', async () => {
  const { worker, says } = harness([])
  const paste = (signal = new AbortController().signal, onProgress = vi.fn()) =>
    pasteInWorker(() => worker, '<p>A</p><p>B</p>', onProgress, signal)
  const onProgress = vi.fn()
  const read = paste(undefined, onProgress)
  expect(worker.postMessage).toHaveBeenCalledExactlyOnceWith({ html: '<p>A</p><p>B</p>' })
  says({ kind: 'progress', share: 0.5 })
  says({ kind: 'pasted', text: 'A\n\nB' })
  expect(await read).toBe('A\n\nB')
  expect(onProgress).toHaveBeenCalledExactlyOnceWith(0.5)
  vi.useFakeTimers()
  const silent = paste()
  vi.advanceTimersByTime(SILENCE_MS)
  expect(await silent).toBeNull()
  const stop = new AbortController()
  void paste(stop.signal)
  stop.abort()
  expect(worker.terminate).toHaveBeenCalledTimes(3)
})
