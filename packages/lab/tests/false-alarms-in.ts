import type { ScoredError } from '@/packages/lab/eval/score-details'

/** The sentences that are wrongly contradicted, for the message of a test that fails. */
export function falseAlarmsIn(errors: readonly ScoredError[]): string {
  const lines = errors.filter(({ cause }) => cause === 'false alarm').map(({ line }) => line)
  return ['wrongly contradicted:', ...lines].join('\n')
}
