import type { Verdict } from '@/lib/match/types'

/** In the order of attention; also the order of the tally. */
export const verdicts: readonly Verdict[] = ['contradicted', 'disputed', 'supported', 'unverified']

/** The verdict as the reader sees it. */
export const verdictWord: Readonly<Record<Verdict, string>> = {
  contradicted: 'Contradicted',
  disputed: 'Disputed',
  supported: 'Supported',
  unverified: 'Unverified',
}

/** "1 note", "3 notes". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}
