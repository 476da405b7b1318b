import type { Verdict } from '@/lib/engine/types'

/** Most important first; also the order of the filter. */
export const verdicts: readonly Verdict[] = ['contradicted', 'disputed', 'supported', 'unverified']
