// @module-tag figures
import { describe, expect, test } from 'vitest'
import { ratio } from '@/packages/lab/eval/labels'
import { runHeldOut } from '@/packages/lab/eval/run-sets'
import { THRESHOLDS } from './thresholds'

const SETS = ['life', 'articles', 'claims', 'others', 'otherClaims'] as const
const scores = runHeldOut(SETS)

describe.each(SETS)('the held-out annotated texts: %s', (set) => {
  const { all, contradicted, errors, falseAlarmsPer1000, right, sentences, supported, values } = scores[set]
  const least = THRESHOLDS.heldOut[set]

  test('are rarely contradicted wrongly', () => {
    const alarms = errors.filter(({ cause }) => cause === 'false alarm').map(({ line }) => line)
    expect(sentences, 'the set is there').toBeGreaterThan(100)
    expect(contradicted.precision, alarms.join('\n')).toBeGreaterThanOrEqual(least.precision)
    expect(falseAlarmsPer1000, alarms.join('\n')).toBeLessThanOrEqual(least.falseAlarmsPer1000)
  })

  test('have their wrong details found, and rarely called supported without a warning', () => {
    expect(ratio(all.caught, all.n)).toBeGreaterThanOrEqual(least.caught)
    expect(ratio(all.blessed, all.n)).toBeLessThanOrEqual(least.blessed)
  })

  test('have their right sentences called supported, with agreeing details', () => {
    expect(supported.f1).toBeGreaterThanOrEqual(least.supportedF1)
    expect(right.agree).toBeGreaterThanOrEqual(least.agree)
    expect(values.held).toBeGreaterThanOrEqual(least.held)
  })
})
