// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchChanges } from '@/lib/page/lifecycle/watch-changes'

let end: AbortController
let looks: number[]
/** Text that the page had at each callback. */
let seen: string[]
let isInView: boolean

beforeEach(() => {
  vi.useFakeTimers()
  end = new AbortController()
  looks = []
  seen = []
  isInView = false
  const first = document.createElement('p')
  first.textContent = 'A first paragraph. '.repeat(100)
  document.body.replaceChildren(first)
  HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, isInView ? 10 : 90_000, 500, 20)
  const roots = {
    all: () => [document],
    refresh: () => undefined,
    each: (visit: (root: Document) => void) => visit(document),
  }
  watchChanges(
    document,
    roots,
    () => {
      looks.push(performance.now())
      seen.push(document.body.textContent)
      return Promise.resolve()
    },
    end.signal,
  )
})
afterEach(() => {
  end.abort()
  vi.useRealTimers()
})

async function append(times: number, everyMs: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const p = document.createElement('p')
    p.textContent = `Paragraph ${i} of a page that grows all the time, and says nothing.`
    document.body.append(p)
    await vi.advanceTimersByTimeAsync(everyMs)
  }
}

test('a single change is reported soon', async () => {
  await append(1, 700)
  expect(looks).toHaveLength(1)
})

test('a page that grows far from the view is reported a few times while it grows, and whole when it pauses', async () => {
  await append(400, 15)
  expect(looks.length).toBeLessThan(8)
  await vi.advanceTimersByTimeAsync(3000)
  expect(seen.at(-1)).toContain('Paragraph 399')
})

test('what a page adds in view is reported while it grows', async () => {
  await append(60, 15)
  const before = looks.length
  isInView = true
  await append(100, 15)
  expect(looks.length).toBeGreaterThan(before)
  expect(seen.at(-1)).toContain('Paragraph 40')
})

test('a clock that ticks all day becomes rare', async () => {
  for (let second = 0; second < 300; second++) {
    document.querySelector('p')!.textContent = `It is ${1000 + second}.`
    await vi.advanceTimersByTimeAsync(1000)
  }
  expect(looks.length).toBeLessThan(20)
})

test('a page that changes all the time far from the view is reported when it rests, or after some seconds', async () => {
  const rewrite = async (times: number): Promise<void> => {
    for (let i = 1; i <= times; i++) {
      document.querySelector('p')!.textContent = `It is ${1000 + i}. ${'A first paragraph. '.repeat(100)}`
      await vi.advanceTimersByTimeAsync(30)
    }
  }
  await rewrite(30)
  expect(looks).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(600)
  expect(seen).toEqual([expect.stringContaining('It is 1030')])
  await rewrite(80)
  expect(looks).toHaveLength(2)
})

test('a burst of changes in view is reported as soon as a single change', async () => {
  isInView = true
  await append(30, 15)
  await vi.advanceTimersByTimeAsync(200)
  expect(looks).toHaveLength(1)
})
