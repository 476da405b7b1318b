import { expect, test } from 'vitest'
import { aboveCeiling, AGREED_SIZE, sizesIn } from '@/scripts/house/ceilings'

test('the source has at most two percent more lines and files than agreed', () => {
  const { total = { lines: 0, files: 0 } } = sizesIn('.')
  expect(total.lines).toBeGreaterThan(0)
  expect(aboveCeiling(total, AGREED_SIZE)).toBeUndefined()
})

test('a size above the agreed one with its slack is reported', () => {
  const agreed = { lines: 1000, files: 100 }
  expect(aboveCeiling({ lines: 1020, files: 102 }, agreed)).toBeUndefined()
  expect(aboveCeiling({ lines: 1021, files: 100 }, agreed)).toBe('1021 lines in 100 files, at most 1020 in 102')
  expect(aboveCeiling({ lines: 900, files: 103 }, agreed)).toBe('900 lines in 103 files, at most 1020 in 102')
})
