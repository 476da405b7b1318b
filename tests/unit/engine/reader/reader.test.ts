import { expect, test } from 'vitest'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import reference from './reference.json'

// The reference was computed with PyTorch, with the weights before they were packed.

test.each(reference)('“$statement” beside “$claim” has the probabilities of the reference', (recorded) => {
  const { says, contradicts } = readPairCached(recorded.claim, recorded.statement)
  expect(says).toBeCloseTo(recorded.says, 0.9)
  expect(contradicts).toBeCloseTo(recorded.contradicts, 0.9)
})

test.each([
  ['The architect of the library was Ines Morvan.', 'The library was designed by Oriel Tamm.'],
  ['The ferry carries passengers only.', 'Cars cross the bay on the ferry every day.'],
  ['The council approved the plan in May.', 'The council rejected the plan.'],
])('“%s” contradicts “%s”, in words that share no value', (claim, statement) => {
  expect(readPairCached(claim, statement).contradicts).toBeGreaterThan(0.5)
})

test('a pair has the same probabilities whatever was read before it, also a text beyond the longest', () => {
  const read = () => readPairCached('The bridge was closed in 1931.', 'The bridge was open in 1931.')
  const first = read()
  readPairCached('stone '.repeat(5000), 'river '.repeat(5000))
  expect(read()).toEqual(first)
})

test('texts without words are neither said nor contradicted for certain', () => {
  const { says, contradicts } = readPairCached('', '')
  expect(says + contradicts).toBeLessThanOrEqual(1)
})
