import { describe, expect, test } from 'vitest'
import { ratio } from '@/scripts/eval/labels'
import { runHeldOut } from '@/scripts/eval/run-sets'
import { THRESHOLDS } from './thresholds'

const scores = runHeldOut()

describe.each(['articles', 'claims', 'others', 'otherClaims'] as const)('annotated texts that are held out: %s', (set) => {
  const { all, contradicted, errors, falseAlarmsPer1000, right, sentences, supported, values } = scores[set]
  const least = THRESHOLDS.heldOut[set]

  test('what is called contradicted is contradicted', () => {
    const alarms = errors.filter(({ cause }) => cause === 'false alarm').map(({ line }) => line)
    expect(sentences, 'the set is there').toBeGreaterThan(100)
    expect(contradicted.precision, alarms.join('\n')).toBeGreaterThanOrEqual(least.precision)
    expect(falseAlarmsPer1000, alarms.join('\n')).toBeLessThanOrEqual(least.falseAlarmsPer1000)
  })

  test('wrong details are found, and seldom stand in a sentence that is called right', () => {
    expect(ratio(all.caught, all.n)).toBeGreaterThanOrEqual(least.caught)
    expect(ratio(all.blessed, all.n)).toBeLessThanOrEqual(least.blessed)
  })

  test('right sentences are called supported, and their details agree', () => {
    expect(supported.f1).toBeGreaterThanOrEqual(least.supportedF1)
    expect(right.agree).toBeGreaterThanOrEqual(least.agree)
    expect(values.held).toBeGreaterThanOrEqual(least.held)
  })
})
