import { expect, test } from 'vitest'
import { clockOf, stampOf, startOfClock, STAMP, tick, type Clock } from '@/lib/sync/stamp'

const DEVICE = 'd0123456789abcde'
const NOW = Date.parse('2026-11-01T00:00:00Z')

test.each<[string, Clock, number]>([
  ['the last stamp of all was seen', clockOf(`5${'z'.repeat(12)}-${DEVICE}`), NOW],
  ['it stands after the last stamp of all', { ms: 36 ** 9, count: 0 }, NOW],
  ['the computer is set after the last stamp of all', startOfClock, 36 ** 9],
])('a clock gives only stamps that are read, and no stamp twice, when %s', (_when, clock, now) => {
  const stamps: string[] = []
  for (let turn = 0; turn < 5; turn++) stamps.push(stampOf((clock = tick(clock, now)), DEVICE))
  for (const stamp of stamps) expect(stamp).toMatch(STAMP)
  expect(new Set(stamps).size).toBe(stamps.length)
})
