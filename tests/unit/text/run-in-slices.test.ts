import { afterEach, expect, test, vi } from 'vitest'
import { madeOnce, runAtOnce, runInSlices } from '@/lib/text/run-in-slices'

function* steps(count: number, takesMs: number): Generator<number, string, void> {
  for (let n = 0; n < count; n++) {
    now += takesMs
    yield n
  }
  return 'done'
}
let now = 0

afterEach(() => {
  vi.restoreAllMocks()
  now = 0
})

test('a run ends with its result, and lets other tasks in between', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  let others = 0
  const timer = setInterval(() => others++, 0)
  expect(await runInSlices(steps(100, 10))).toEqual({ result: 'done' })
  clearInterval(timer)
  expect(others).toBeGreaterThan(0)
})

test('an aborted run takes no further step', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  const stopped = new AbortController()
  const seen: number[] = []
  const onStep = (n: number): void => {
    seen.push(n)
    if (n === 2) stopped.abort()
  }
  expect(await runInSlices(steps(30, 10), { signal: stopped.signal, onStep })).toBeNull()
  expect(seen).toEqual([0, 1, 2])
})

test('a value that is needed while it is made in steps takes those that are left, and none twice', () => {
  let taken = 0
  const made = madeOnce(function* () {
    for (; taken < 8; taken++) yield
    return {}
  })
  const inSteps = made.inSteps()
  for (let n = 0; n < 3; n++) inSteps.next()
  const value = made.atOnce()
  expect(taken).toBe(8)
  for (const steps of [inSteps, made.inSteps()]) runAtOnce(steps)
  expect([taken, made.atOnce()]).toEqual([8, value])
})

test('a value that could not be made is tried again', () => {
  let tries = 0
  const made = madeOnce(function* () {
    if (tries++ === 0) throw new Error('not there yet')
    yield
    return 'here'
  })
  expect(() => made.atOnce()).toThrow('not there yet')
  expect(made.atOnce()).toBe('here')
})
