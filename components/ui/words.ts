import type { Verdict } from '@/lib/engine/types'

/** In the order of attention; also the order of the tally. */
export const verdicts: readonly Verdict[] = ['contradicted', 'disputed', 'supported', 'unverified']
