import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PageHandlers } from '@/lib/messaging/serve'
import { setBrowser } from '../fake-browser'

type Listener = (raw: unknown, sender: object, reply: (answer: unknown) => void) => true | undefined
const listeners = new Set<Listener>()
const browser = {
  runtime: {
    id: 'abc',
    getURL: () => 'chrome-extension://abc/',
    onMessage: { addListener: (l: Listener) => listeners.add(l), removeListener: (l: Listener) => listeners.delete(l) },
    sendMessage: vi.fn(),
  },
  tabs: { sendMessage: vi.fn() },
}
setBrowser(browser)

const { servePage } = await import('@/lib/messaging/serve')
const { callBackground, callPage } = await import('@/lib/messaging/call')
const { CodedError } = await import('@/lib/messaging/envelope')

/** The sender's result: undefined without a reply. */
async function send(raw: unknown, sender: object = { id: 'abc' }): Promise<unknown> {
  for (const listener of listeners) {
    const answer = await new Promise((reply) => {
      if (listener(raw, sender, reply) === undefined) reply(undefined)
    })
    if (answer !== undefined) return answer
  }
  return undefined
}
const message = (kind: string, data: unknown = null): object => ({ v: 1, to: 'page', kind, data })
const handlers = {
  'which-visit': () => Promise.resolve({ visit: 'v' }),
  'step-finding': () => Promise.reject(new CodedError('too-late')),
  'scroll-to': () => Promise.reject(new TypeError('x is not a function')),
} as unknown as PageHandlers

let life: AbortController
beforeEach(() => {
  life = new AbortController()
  servePage(handlers, life.signal)
})
afterEach(() => life.abort())

describe('each accepted message gets exactly one reply:', () => {
  test('the value of the handler', async () =>
    expect(await send(message('which-visit'))).toEqual({ ok: true, value: { visit: 'v' } }))
  test('the error code of the handler', async () =>
    expect(await send(message('step-finding'))).toEqual({ ok: false, code: 'too-late' }))
  test('“failed” for unexpected errors, which are logged', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await send(message('scroll-to'))).toEqual({ ok: false, code: 'failed' })
    expect(said).toHaveBeenCalled()
    said.mockRestore()
  })
  test('“refused” when the sender is not allowed', async () => {
    expect(await send(message('which-visit'), { id: 'abc', tab: { id: 1 }, url: 'https://a.example/' })).toEqual({
      ok: false,
      code: 'refused',
    })
  })
})

describe('a page agent replies', () => {
  const from = (sender: object) => send(message('which-visit'), sender)
  const answer = { ok: true, value: { visit: 'v' } }
  const refused = { ok: false, code: 'refused' }

  test('to the panel, also in a tab', async () => {
    const url = 'chrome-extension://abc/sidepanel.html'
    expect(await from({ id: 'abc', url })).toEqual(answer)
    expect(await from({ id: 'abc', url: `${url}?tabId=3`, tab: { id: 9 } })).toEqual(answer)
  })
  test('to the background', async () => expect(await from({ id: 'abc' })).toEqual(answer))
  test('to no page, with any address', async () => {
    for (const url of ['https://a.example/', 'https://a.example/chrome-extension://abc/', 'about:srcdoc', ''])
      expect(await from({ id: 'abc', tab: { id: 1 }, url })).toEqual(refused)
  })
  test('to no other extension', async () => {
    expect(await from({ id: 'other', url: 'chrome-extension://other/sidepanel.html' })).toBeUndefined()
    expect(await from({ id: 'other', url: 'chrome-extension://abc/sidepanel.html' })).toBeUndefined()
  })
})

test.each([
  ['an unknown kind', message('no-such-kind')],
  ['a name that every object has', message('constructor')],
  ['another version', { ...message('which-visit'), v: 0 }],
  ['another part', { ...message('which-visit'), to: 'background' }],
])('there is no reply to %s', async (_what, raw) => expect(await send(raw)).toBeUndefined())

test('there is no reply after the visit has ended', async () => {
  life.abort()
  expect(await send(message('which-visit'))).toBeUndefined()
})

describe('a call returns “unreachable” when', () => {
  test.each([
    ['no receiver exists', () => Promise.reject(new Error('Could not establish connection.'))],
    ['the extension was updated', () => { throw new Error('Extension context invalidated.') }], // prettier-ignore
    ['the answer is invalid', () => Promise.resolve(undefined)],
  ])('%s', async (_what, answer) => {
    browser.runtime.sendMessage.mockImplementationOnce(answer)
    expect(await callBackground('check-text', { text: '' })).toEqual({ ok: false, code: 'unreachable' })
    browser.tabs.sendMessage.mockImplementationOnce(answer)
    expect(await callPage(1, 'which-visit', null)).toEqual({ ok: false, code: 'unreachable' })
  })
})
