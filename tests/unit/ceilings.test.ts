import { expect, test } from 'vitest'
import { aboveCeiling, ceilingsIn, lowerCeilings, sizesIn } from '@/scripts/house/ceilings'

test('no package has more lines or files than its ceiling', () => {
  expect(aboveCeiling(sizesIn('.'), ceilingsIn('.'))).toEqual([])
})

const ceilings = { 'lib/text': { lines: 100, files: 4 }, 'lib/gone': { lines: 10, files: 1 } }
const sizes = { 'lib/text': { lines: 90, files: 5 }, 'lib/new': { lines: 1, files: 1 } }

test('a package is reported when it has too many lines or files, or has no ceiling', () => {
  expect(aboveCeiling(sizes, ceilings)).toEqual([
    'lib/text: 90 lines in 5 files, at most 100 in 4',
    'lib/new: 1 lines in 1 files, at most 0 in 0',
  ])
})

test('a ceiling is lowered to the size of its package, never raised, and removed with it', () => {
  expect(lowerCeilings(sizes, ceilings)).toEqual({ 'lib/text': { lines: 90, files: 4 } })
})
