import { expect, test } from 'vitest'
import { aboveCeiling, AGREED_SIZE, sizesIn } from '@/scripts/house/ceilings'

test('the product and each package have at most the lines and files that were agreed', () => {
  const sizes = sizesIn('.')
  expect(sizes.product?.lines).toBeGreaterThan(0)
  expect(sizes['packages/lab']?.lines).toBeGreaterThan(0)
  expect(aboveCeiling(sizes, AGREED_SIZE)).toEqual([])
})

test('a size above the agreed one is reported, and so is a package without one', () => {
  const agreed = { product: { lines: 1000, files: 100 } }
  expect(aboveCeiling({ product: { lines: 1000, files: 100 } }, agreed)).toEqual([])
  expect(aboveCeiling({ product: { lines: 1001, files: 100 } }, agreed)).toEqual([
    'product: 1001 lines in 100 files, at most 1000 in 100',
  ])
  expect(aboveCeiling({ product: { lines: 900, files: 101 } }, agreed)).toHaveLength(1)
  expect(aboveCeiling({ 'packages/new': { lines: 1, files: 1 } }, agreed)).toHaveLength(1)
})
