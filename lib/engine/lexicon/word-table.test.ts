import { describe, expect, test } from 'vitest'
import { areOpposite, nearness as rowNearness, rowOf, shareSense as rowsShareSense } from './word-table'

const nearness = (a: string, b: string): number => rowNearness(rowOf(a), rowOf(b))
const shareSense = (a: string, b: string): boolean => rowsShareSense(rowOf(a), rowOf(b))

describe('what is known of English words', () => {
  test('words of one field are near, others are not', () => {
    expect(nearness('car', 'vehicle')).toBeGreaterThan(0.6)
    expect(nearness('car', 'grammar')).toBeLessThan(0.3)
  })

  test('a word is nearest to itself; an unknown one is near to none', () => {
    expect(nearness('car', 'car')).toBeCloseTo(1, 1)
    expect(nearness('qwxzj', 'car')).toBe(0)
  })

  test.each([
    ['hard', 'easy'],
    ['increase', 'decrease'],
    ['optional', 'mandatory'],
    ['include', 'omit'],
  ])('%s and %s are opposites, either way round', (a, b) => {
    expect(areOpposite(a, b)).toBe(true)
    expect(areOpposite(b, a)).toBe(true)
  })

  test('similar words are not opposites', () => {
    expect(areOpposite('big', 'large')).toBe(false)
    expect(areOpposite('car', 'vehicle')).toBe(false)
  })

  test('words for one thing share a sense', () => {
    expect(shareSense('buy', 'purchase')).toBe(true)
    expect(shareSense('buy', 'walk')).toBe(false)
  })
})
