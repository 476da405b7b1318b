import { expect, test } from 'vitest'
import { chance } from './trees'

const coin = { base: 0, trees: [] }

test('without trees it stays at the base', () => {
  expect(chance(coin, [])).toBe(0.5)
  expect(chance({ base: Math.log(3), trees: [] }, [])).toBeCloseTo(0.75)
})

test('a tree is followed to its leaf: at most the threshold goes left', () => {
  const model = { base: 0, trees: [[0, 0.5, 1, 2, -1, -2, 0, 0, -1, 2, 0, 0]] }
  expect(chance(model, [0.5])).toBeCloseTo(1 / (1 + Math.exp(2)))
  expect(chance(model, [0.6])).toBeCloseTo(1 / (1 + Math.exp(-2)))
})

test('what several trees say adds up', () => {
  const leaf = [-1, 1, 0, 0]
  expect(chance({ base: 0, trees: [leaf, leaf] }, [])).toBeCloseTo(1 / (1 + Math.exp(-2)))
})
