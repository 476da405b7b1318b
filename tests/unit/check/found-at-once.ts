import type { CheckProgress, CheckResult, Finding } from '@/lib/schema/finding'

/** A check by an engine that finds all in one step. */
export function* foundAtOnce(
  findings: Finding[],
  { onPage, nearest = [] }: { onPage?: Finding[] | undefined; nearest?: string[] } = {},
): Generator<CheckProgress, CheckResult, void> {
  yield { checked: 1, sentences: 1, findings, onPage }
  return { mentions: 1, sentences: 1, findings, nearest }
}
