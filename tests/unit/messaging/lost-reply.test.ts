// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { setBrowser } from '../fake-browser'

setBrowser({ runtime: { sendMessage: () => new Promise(() => undefined) } })
const { callBackground } = await import('@/lib/messaging/call')

test('a message whose reply was lost while the page was in the browser’s memory is answered as unreachable', async () => {
  const reply = callBackground('panel-open', null)
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }))
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  expect(await reply).toEqual({ ok: false, code: 'unreachable' })
})
