/** All verdicts, the most important first: the order of lists, counts and colours. */
export const verdicts = ['contradicted', 'disputed', 'supported', 'unverified'] as const
export type Verdict = (typeof verdicts)[number]

/** The states in which sentences are shown, most serious first: the verdicts, and `check`, where a value is to be compared. */
export const findingStates = ['contradicted', 'disputed', 'check', 'supported', 'unverified'] as const
export type FindingState = (typeof findingStates)[number]

export function isVerdict(value: unknown): value is Verdict {
  return (verdicts as readonly unknown[]).includes(value)
}

/** How a detail compares with the fact that it answers. `open`: no such fact, or not sure enough which. */
export const detailVerdicts = ['agrees', 'differs', 'open'] as const
export type DetailVerdict = (typeof detailVerdicts)[number]

export function isDetailVerdict(value: unknown): value is DetailVerdict {
  return (detailVerdicts as readonly unknown[]).includes(value)
}
