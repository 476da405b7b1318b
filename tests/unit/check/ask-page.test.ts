import { beforeEach, expect, test } from 'vitest'
import { setBrowser } from '../fake-browser'

let reply: unknown
setBrowser({ tabs: { sendMessage: () => (reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply)) } })
const { anchorOnPage, scrollPageTo, scrollPageToNote, selectionOnPage } = await import('@/lib/messaging/ask-page')

const anchor = { quote: { exact: 'She left.', prefix: '', suffix: '' }, position: { start: 0, end: 9 }, range: null }
const says = (value: unknown) => (reply = { ok: true, value })

beforeEach(() => (reply = new Error('no page agent')))

test('a page without a page agent finds nothing and has no selection', async () => {
  expect(await scrollPageTo(1, 0, 5)).toBe(false)
  expect(await scrollPageToNote(1, 'note')).toBe(false)
  expect(await anchorOnPage(1, 0, 5)).toBeNull()
  expect(await selectionOnPage(1)).toEqual({ isThere: false, anchor: null })
})

test('the answer of the page is returned', async () => {
  says({ found: true })
  expect(await scrollPageTo(1, 0, 5)).toBe(true)
  expect(await scrollPageToNote(1, 'note')).toBe(true)
  says(anchor)
  expect(await anchorOnPage(1, 0, 9)).toEqual(anchor)
  says({ anchor })
  expect(await selectionOnPage(1)).toEqual({ isThere: true, anchor })
  says(null)
  expect(await selectionOnPage(1)).toEqual({ isThere: true, anchor: null })
})

test.each([{ quote: 'words' }, { ...anchor, position: { start: '0', end: 9 } }, 'text', 5])(
  'an invalid anchor is ignored: %j',
  async (made) => {
    says(made)
    expect(await anchorOnPage(1, 0, 9)).toBeNull()
    says({ anchor: made })
    expect(await selectionOnPage(1)).toEqual({ isThere: true, anchor: null })
  },
)
