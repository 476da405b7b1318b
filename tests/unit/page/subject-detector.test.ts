// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startSubjectDetector, stopSubjectDetector, type SubjectDetector } from '@/lib/page/lifecycle/subject-detector'

let idle: (() => void) | undefined
let detector: SubjectDetector | undefined
/** Answer of the background. */
let told: { names: string[] | null; notes: number; started: boolean }
const asked: boolean[] = []
const offSubject = vi.fn(() => Promise.resolve(told.notes))

/** Opens a page with this text, and waits until it is idle. */
async function open(text: string): Promise<void> {
  document.body.textContent = text
  startSubjectDetector(document, {
    names: ['karpathy'],
    askNames: () => Promise.resolve(told.names),
    offSubject,
    injectPageAgent(isBuiltIn) {
      asked.push(isBuiltIn)
      return Promise.resolve(
        isBuiltIn && told.names && !told.names.includes('karpathy') ? { ...told, started: false } : told,
      )
    },
    serveMessages: (given) => {
      detector = given
    },
  })
  idle?.()
  await new Promise((done) => setTimeout(done))
}

beforeEach(() => {
  told = { names: ['karpathy'], notes: 0, started: true }
  asked.length = 0
  offSubject.mockClear()
  vi.stubGlobal('requestIdleCallback', (run: () => void) => void (idle = run))
  window.requestIdleCallback = (run) => {
    idle = run as unknown as () => void
    return 0
  }
})
afterEach(() => {
  stopSubjectDetector()
  Reflect.deleteProperty(globalThis, Symbol.for('claimlight.gate'))
  idle = detector = undefined
})

describe('a page', () => {
  test('that names the built-in subject is checked at once', async () => {
    await open('Karpathy taught.')
    expect(asked).toEqual([true])
  })

  test('that names no subject is reported once, and not checked', async () => {
    await open('A recipe for soup.')
    expect(asked).toEqual([])
    expect(offSubject).toHaveBeenCalledTimes(1)
  })

  test('that comes back from the browser’s memory is checked if names have changed', async () => {
    await open('A talk by Mira Solberg.')
    told.names = ['karpathy', 'solberg']
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    await vi.waitFor(() => expect(asked).toEqual([false]))
    expect(offSubject).toHaveBeenCalledTimes(1)
  })

  test('that names the subject of another dossier is checked once its names are known', async () => {
    told.names = ['karpathy', 'ada byrne']
    await open('A talk by Ada Byrne.')
    expect(asked).toEqual([false])
    // The panel would say that no evidence is about it.
    expect(offSubject).not.toHaveBeenCalled()
  })

  test('that names only the subject of a dossier that is off is not checked', async () => {
    told.names = ['ada byrne']
    await open('Karpathy taught.')
    expect(asked).toEqual([true])
    await detector?.lookFor(['karpathy', 'ada byrne'])
    expect(asked).toEqual([true, false])
  })

  test('that names the subject of a new dossier is checked when it is added', async () => {
    await open('A talk by Mira Solberg.')
    expect(asked).toEqual([])
    await detector?.lookFor(['karpathy', 'solberg'])
    expect(asked).toEqual([false])
  })

  test('is searched for the built-in names when the background does not answer', async () => {
    told.names = null
    await open('A recipe for soup.')
    expect(asked).toEqual([])
    stopSubjectDetector()
  })
})
