import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const sendMessage = vi.hoisted(() => vi.fn<(message: object) => Promise<unknown>>())
vi.mock('wxt/browser', () => ({ browser: { runtime: { sendMessage } } }))
const { callAgain } = await import('@/lib/messaging/call')

const KEPT = { ok: true, value: { ids: ['a'] } }
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  sendMessage.mockReset()
})

async function ask() {
  const asked = callAgain('delete-annotations', { ids: ['a'] })
  await vi.runAllTimersAsync()
  return asked
}

test('a worker that died in the middle is asked again, for the very same', async () => {
  sendMessage.mockRejectedValueOnce(new Error('The message port closed')).mockResolvedValueOnce(undefined)
  sendMessage.mockResolvedValueOnce(KEPT)
  expect(await ask()).toEqual(KEPT)
  const [first, ...others] = sendMessage.mock.calls
  expect(others).toHaveLength(2)
  for (const other of others) expect(other).toEqual(first)
})

test('one that never answers is taken to be gone', async () => {
  sendMessage.mockReturnValueOnce(new Promise(() => undefined)).mockResolvedValueOnce(KEPT)
  expect(await ask()).toEqual(KEPT)
})

test('an answer is an answer, also when it is no', async () => {
  sendMessage.mockResolvedValue({ ok: false, code: 'keeping-full' })
  expect(await ask()).toEqual({ ok: false, code: 'keeping-full' })
  expect(sendMessage).toHaveBeenCalledOnce()
})

test('when nobody ever answers, the asker is told', async () => {
  sendMessage.mockResolvedValue(undefined)
  expect(await ask()).toEqual({ ok: false, code: 'unreachable' })
})
