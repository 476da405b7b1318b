import type { ScoredError } from '@/tools/lab/eval/score-details'

/** Lists the sentences that are wrongly called contradicted, for the message of a failing test. */
export function falseAlarmsIn(errors: readonly ScoredError[]): string {
  const lines = errors.filter(({ cause }) => cause === 'false alarm').map(({ line }) => line)
  return ['wrongly contradicted:', ...lines].join('\n')
}
