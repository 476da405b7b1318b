// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRootRegistry } from '@/lib/extract/document-roots'
import { watchChanges, watchReveals } from '@/lib/page/lifecycle/watch-changes'

let visit: AbortController
beforeEach(() => {
  vi.useFakeTimers()
  visit = new AbortController()
})
afterEach(() => {
  visit.abort()
  vi.useRealTimers()
})

/** The times, in milliseconds from the start, at which the page was read. */
function looksOf(): number[] {
  const start = Date.now()
  const looks: number[] = []
  const roots = createRootRegistry(document)
  const look = () => {
    looks.push(Date.now() - start)
    return Promise.resolve()
  }
  watchReveals(document, roots, () => true, watchChanges(document, roots, look, visit.signal), visit.signal)
  return looks
}
const happens = (type: string) => document.body.dispatchEvent(new Event(type, { bubbles: true }))

test('a loaded page is read again after 1, 3 and 9 seconds', async () => {
  const looks = looksOf()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(looks).toEqual([1001, 3001, 9001])
})

test.each(['animationend', 'transitionend'])('the page is read again soon after %s', async (type) => {
  const looks = looksOf()
  await vi.advanceTimersByTimeAsync(20_000)
  looks.length = 0
  happens(type)
  await vi.advanceTimersByTimeAsync(1000)
  expect(looks).toEqual([20_750])
})

test('the page is read again once when scrolling has stopped', async () => {
  const looks = looksOf()
  await vi.advanceTimersByTimeAsync(20_000)
  looks.length = 0
  for (let i = 0; i < 10; i++) {
    happens('scroll')
    await vi.advanceTimersByTimeAsync(100)
  }
  await vi.advanceTimersByTimeAsync(5000)
  expect(looks).toEqual([21_201])
})

test('an endless slide show causes fewer and fewer reads', async () => {
  const looks = looksOf()
  await vi.advanceTimersByTimeAsync(20_000)
  looks.length = 0
  for (let i = 0; i < 120; i++) {
    happens('transitionend')
    await vi.advanceTimersByTimeAsync(1000)
  }
  expect(looks.length).toBeLessThan(15)
})

test('the page is not read again after the visit has ended', async () => {
  const looks = looksOf()
  happens('scroll')
  visit.abort()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(looks).toEqual([])
})
