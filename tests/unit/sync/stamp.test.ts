import { expect, test } from 'vitest'
import { stampAfter, stampOf, STAMP_PATTERN, nextClock, timeOf } from '@/lib/sync/stamp'

const DEVICE = 'd0123456789abcde'
const NOW = Date.parse('2026-11-01T00:00:00Z')
const DAY = 86_400_000

test('a clock gives no stamp twice while the time stands still', () => {
  let clock = { ms: NOW, count: 36 ** 4 - 3 }
  const stamps = Array.from({ length: 6 }, () => stampOf((clock = nextClock(clock, NOW)), DEVICE))
  for (const stamp of stamps) expect(stamp).toMatch(STAMP_PATTERN)
  expect([...new Set(stamps)].sort()).toEqual(stamps)
})

test('a clock that was more than a day ahead starts again from now, and a record keeps its order all the same', () => {
  const ahead = { ms: NOW + 900 * DAY, count: 0 }
  expect(nextClock(ahead, NOW)).toEqual({ ms: NOW, count: 0 })
  expect(nextClock({ ms: NOW + DAY / 2, count: 0 }, NOW)).toEqual({ ms: NOW + DAY / 2, count: 1 })
  const last = timeOf(stampOf(ahead, DEVICE))
  const next = stampAfter(last, nextClock(ahead, NOW), DEVICE)
  expect(timeOf(next) > last).toBe(true)
  expect(timeOf(next)).toBe(timeOf(stampOf({ ms: ahead.ms, count: 1 }, 'd1')))
})
