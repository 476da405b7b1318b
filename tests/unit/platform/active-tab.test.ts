import { expect, test } from 'vitest'
import { setBrowser } from '../fake-browser'

type Listener = (event: { tabId: number; windowId: number }) => unknown
const listeners = new Set<Listener>()
let tellWindow: (window: { id: number }) => void = () => undefined
setBrowser({
  windows: { getCurrent: () => new Promise((resolve) => (tellWindow = resolve)) },
  tabs: {
    onActivated: {
      addListener: (one: Listener) => listeners.add(one),
      removeListener: (one: Listener) => listeners.delete(one),
    },
  },
})
const { watchActiveTab } = await import('@/lib/platform/tabs')

const activate = async (tabId: number, windowId: number) => {
  listeners.forEach((one) => one({ tabId, windowId }))
  await Promise.resolve()
}

test('a panel follows the tabs of its own window, also before the browser has told which that is', async () => {
  const seen: number[] = []
  const stop = watchActiveTab((tabId) => seen.push(tabId))
  const early = [activate(1, 10), activate(2, 20)]
  tellWindow({ id: 10 })
  await Promise.all(early)
  await activate(3, 20)
  await activate(4, 10)
  expect(seen).toEqual([1, 4])
  const late = activate(5, 10)
  stop()
  await late
  expect([seen, listeners.size]).toEqual([[1, 4], 0])
})
