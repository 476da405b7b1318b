import { beforeEach, expect, test } from 'vitest'
import type { SentenceLookup } from '@/lib/schema/finding'
import { setBrowser } from '../fake-browser'

const asked: { text: string; start: number; end: number }[] = []
let reply: unknown
setBrowser({
  runtime: {
    sendMessage: ({ data }: { data: (typeof asked)[number] }) => {
      asked.push(data)
      return Promise.resolve(reply)
    },
  },
})
const { lookUpText } = await import('@/lib/check/look-up')

const sentence: SentenceLookup = {
  start: 6000, end: 6010, quote: 'She sings.', finding: null, reason: 'no-near-claim', lookedFor: [], nearest: [],
} // prettier-ignore

beforeEach(() => {
  asked.length = 0
  reply = { ok: true, value: { sentences: [sentence] } }
})

test('sends the text around the selected part, and returns offsets in the whole text', async () => {
  const text = 'a'.repeat(50_000)
  const found = await lookUpText(text, 20_000, 20_010)
  expect(asked.map((one) => [one.text.length, one.start, one.end])).toEqual([[7010, 6000, 6010]])
  expect(found).toEqual([{ ...sentence, start: 20_000, end: 20_010 }])
})

test('a short text is sent completely', async () => {
  await lookUpText('She sings.', 0, 10)
  expect(asked).toEqual([{ text: 'She sings.', start: 0, end: 10 }])
})

test('a failure is reported', async () => {
  reply = { ok: false, code: 'failed' }
  expect(await lookUpText('She sings.', 0, 10)).toBe(
    'This could not be looked up. Something failed in the extension. Try again.',
  )
})
