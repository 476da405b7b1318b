import { describe, expect, test } from 'vitest'
import { chance } from '@/lib/match/trees'
import { boost, type Graded } from '@/scripts/train/boost'

const growth = { trees: 40, leaves: 6, rate: 0.3, least: 2, pull: 1 }

/** Two features on a grid; what is right is given by the rule. */
function grid(rule: (a: number, b: number) => boolean): Graded[] {
  return Array.from({ length: 400 }, (_, i) => {
    const [a, b] = [(i % 20) / 20, Math.floor(i / 20) / 20]
    return { features: [a, b, 0.5], label: rule(a, b) ? 1 : 0, weight: 1 }
  })
}

describe('boosted trees', () => {
  test('learn what only two features together tell', () => {
    const model = boost(
      grid((a, b) => a > 0.5 !== b > 0.5),
      growth,
    )
    expect(chance(model, [0.9, 0.1, 0.5])).toBeGreaterThan(0.9)
    expect(chance(model, [0.9, 0.9, 0.5])).toBeLessThan(0.1)
  })

  test('the same examples give the same trees', () => {
    const examples = grid((a) => a > 0.3)
    expect(boost(examples, growth)).toEqual(boost(examples, growth))
  })

  test('where nothing can be told they stay at the share of yes', () => {
    const model = boost(
      grid((a) => Math.round(a * 20) % 4 === 0).map((e) => ({ ...e, features: [0.5, 0.5, 0.5] })),
      growth,
    )
    expect(chance(model, [0.5, 0.5, 0.5])).toBeCloseTo(0.25, 1)
  })

  test('an example of more weight counts more', () => {
    const both = [0, 1].flatMap((label) =>
      Array.from({ length: 50 }, () => ({ features: [1], label, weight: label === 1 ? 9 : 1 })),
    )
    expect(chance(boost(both, growth), [1])).toBeCloseTo(0.9, 1)
  })
})
