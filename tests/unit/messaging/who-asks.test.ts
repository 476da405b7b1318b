import { describe, expect, test } from 'vitest'
import { readEnvelope } from '@/lib/messaging/envelope'
import { senderOf } from '@/lib/messaging/who-asks'

const own = 'chrome-extension://abc/'
const ask = (sender: object): ReturnType<typeof senderOf> => senderOf({ id: 'abc', ...sender }, 'abc', own)

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
    expect(senderOf({ id: 'other', url: 'chrome-extension://other/x.html' }, 'abc', own)).toBeNull()
  })
  test('with an address that only looks like an extension page is a page', () => {
    expect(ask({ tab: { id: 1 }, url: 'https://evil.example/chrome-extension://abc/' })).toMatchObject({ part: 'page' })
  })
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
