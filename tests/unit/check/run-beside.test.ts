import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runBeside } from '@/lib/check/check-page'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('runs one task at a time, with pauses that grow to a limit', async () => {
  const starts: number[] = []
  const began = performance.now()
  const task = async (): Promise<void> => {
    starts.push(performance.now() - began)
    await new Promise((done) => setTimeout(done, 5))
  }
  const beside = runBeside(task, { firstMs: 10, lastMs: 40 })
  for (let ms = 0; ms < 120; ms++) {
    beside.start()
    await vi.advanceTimersByTimeAsync(1)
  }
  expect(starts).toEqual([0, 10, 30, 70, 110])
})

test('a run that takes longer than the pause is not overtaken', async () => {
  let running = 0
  let most = 0
  const task = async (): Promise<void> => {
    most = Math.max(most, ++running)
    await new Promise((done) => setTimeout(done, 50))
    running--
  }
  const beside = runBeside(task, { firstMs: 1, lastMs: 1 })
  for (let ms = 0; ms < 200; ms++) {
    beside.start()
    await vi.advanceTimersByTimeAsync(1)
  }
  expect(most).toBe(1)
})

test('a failure comes out at the end, also when later runs succeed', async () => {
  let runs = 0
  const beside = runBeside(() => (++runs === 1 ? Promise.reject(new Error('no room')) : Promise.resolve()), {
    firstMs: 1,
    lastMs: 1,
  })
  for (let i = 0; i < 3; i++) {
    beside.start()
    await vi.advanceTimersByTimeAsync(2)
  }
  expect(runs).toBe(3)
  await expect(beside.ended()).rejects.toThrow('no room')
})
