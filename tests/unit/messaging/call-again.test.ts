import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setBrowser } from '../fake-browser'

const sendMessage = vi.hoisted(() => vi.fn<(message: object) => Promise<unknown>>())
setBrowser({ runtime: { sendMessage } })
const { callWithRetries } = await import('@/lib/messaging/call')

const KEPT = { ok: true, value: { ids: ['a'] } }
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  sendMessage.mockReset()
})

async function ask() {
  const asked = callWithRetries('delete-annotations', { ids: ['a'] })
  await vi.runAllTimersAsync()
  return asked
}

test('a message to a stopped worker is repeated unchanged', async () => {
  sendMessage.mockRejectedValueOnce(new Error('The message port closed')).mockResolvedValueOnce(undefined)
  sendMessage.mockResolvedValueOnce(KEPT)
  expect(await ask()).toEqual(KEPT)
  const [first, ...others] = sendMessage.mock.calls
  expect(others).toHaveLength(2)
  for (const other of others) expect(other).toEqual(first)
})

test('a worker that never answers counts as stopped', async () => {
  sendMessage.mockReturnValueOnce(new Promise(() => undefined)).mockResolvedValueOnce(KEPT)
  expect(await ask()).toEqual(KEPT)
})

test('an answer is final, also a refusal', async () => {
  sendMessage.mockResolvedValue({ ok: false, code: 'storage-full' })
  expect(await ask()).toEqual({ ok: false, code: 'storage-full' })
  expect(sendMessage).toHaveBeenCalledOnce()
})

test('without any answer, the caller gets an error', async () => {
  sendMessage.mockResolvedValue(undefined)
  expect(await ask()).toEqual({ ok: false, code: 'unreachable' })
})
