import { describe, expect, test } from 'vitest'
import { areListedOpposite, lexiconIdOf } from '@/lib/engine/lexicon/listed-words'
import {
  areOpposite,
  wordCosine as rowNearness,
  rowOf,
  shareSense as rowsShareSense,
} from '@/lib/engine/lexicon/word-table'

const nearness = (a: string, b: string): number => rowNearness(rowOf(a), rowOf(b))
const shareSense = (a: string, b: string): boolean => rowsShareSense(rowOf(a), rowOf(b))

describe('the table of English words', () => {
  test('rates words of one field as similar, and others as not', () => {
    expect(nearness('car', 'vehicle')).toBeGreaterThan(0.6)
    expect(nearness('car', 'grammar')).toBeLessThan(0.3)
  })

  test('rates a word as most similar to itself, and an unknown word as similar to none', () => {
    expect(nearness('car', 'car')).toBeCloseTo(1, 1)
    expect(nearness('qwxzj', 'car')).toBe(0)
  })

  test.each([
    ['hard', 'easy'],
    ['increase', 'decrease'],
    ['optional', 'mandatory'],
    ['include', 'omit'],
  ])('has %s and %s as opposites, in either order', (a, b) => {
    expect(areOpposite(a, b)).toBe(true)
    expect(areOpposite(b, a)).toBe(true)
  })

  test.each([
    ['guilty', 'exonerated'],
    ['watchful', 'asleep'],
    ['translucent', 'milky'],
  ])('has %s and %s as opposites by the scales of the dictionary alone, in either order', (a, b) => {
    expect(areListedOpposite(lexiconIdOf(a), lexiconIdOf(b))).toBe(false)
    expect(areOpposite(a, b)).toBe(true)
    expect(areOpposite(b, a)).toBe(true)
  })

  test('does not list similar words as opposites', () => {
    expect(areOpposite('big', 'large')).toBe(false)
    expect(areOpposite('car', 'vehicle')).toBe(false)
  })

  test('gives synonyms a common sense', () => {
    expect(shareSense('buy', 'purchase')).toBe(true)
    expect(shareSense('buy', 'walk')).toBe(false)
  })
})
