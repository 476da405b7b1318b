import { describe, expect, test } from 'vitest'
import { readEnvelope } from '@/lib/messaging/envelope'
import { whoAsks } from '@/lib/messaging/who-asks'
import { mayAsk } from '@/lib/messaging/may-ask'

const own = 'chrome-extension://abc/'
const ask = (sender: object): ReturnType<typeof whoAsks> => whoAsks({ id: 'abc', ...sender }, 'abc', own)

describe('a sender', () => {
  test('in a page is the page agent of its tab', () => {
    expect(ask({ tab: { id: 7 }, frameId: 0, url: 'https://a.example/' })).toEqual({
      part: 'page',
      tabId: 7,
      frameId: 0,
      url: 'https://a.example/',
    })
  })
  test('in an extension page is the panel, also in a tab', () => {
    expect(ask({ url: `${own}sidepanel.html` })).toEqual({ part: 'panel', tabId: null })
    expect(ask({ url: `${own}sidepanel.html?tabId=3`, tab: { id: 9 } })).toEqual({ part: 'panel', tabId: 9 })
  })
  test('in the worker is the background', () => {
    expect(ask({})).toEqual({ part: 'background' })
    expect(ask({ url: `${own}background.js` })).toEqual({ part: 'background' })
  })
  test('in another extension is rejected', () => {
    expect(whoAsks({ id: 'other', url: 'chrome-extension://other/x.html' }, 'abc', own)).toBeNull()
  })
  test('with an address that only looks like an extension page is a page', () => {
    expect(ask({ tab: { id: 1 }, url: 'https://evil.example/chrome-extension://abc/' })).toMatchObject({
      part: 'page',
    })
  })
})

describe('a page may send only the messages of the page agent', () => {
  const page = { part: 'page', tabId: 1, frameId: 0, url: 'https://a.example/' } as const
  test.each(['check-page', 'page-seen', 'in-view', 'active-finding', 'open-panel', 'annotations-of-page'] as const)(
    '%s is accepted',
    (kind) => {
      expect(mayAsk(kind, page)).toBe(true)
      expect(mayAsk(kind, { ...page, frameId: 3 })).toBe(false)
    },
  )
  test.each(['save-annotation', 'delete-annotations', 'check-tab', 'ask-selection', 'check-text'] as const)(
    '%s is refused',
    (kind) => {
      expect(mayAsk(kind, page)).toBe(false)
      expect(mayAsk(kind, { part: 'panel', tabId: null })).toBe(true)
    },
  )
})

describe('a message envelope', () => {
  test('is accepted only by the addressed part', () => {
    const raw = { v: 1, to: 'page', kind: 'paint', data: {} }
    expect(readEnvelope(raw, 'page')).toEqual(raw)
    expect(readEnvelope(raw, 'background')).toBeNull()
  })
  test.each([null, 'text', 1, {}, { v: 2, to: 'page', kind: 'paint' }, { v: 1, to: 'page', kind: 3 }])(
    'is rejected as %j',
    (raw) => {
      expect(readEnvelope(raw, 'page')).toBeNull()
    },
  )
})
