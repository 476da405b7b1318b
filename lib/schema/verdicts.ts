/** All verdicts, the most important first: the order of lists, counts and colours. */
export const verdicts = ['contradicted', 'disputed', 'supported', 'unverified'] as const
export type Verdict = (typeof verdicts)[number]

/** Returns the most serious finding, which is the one that counts when a sentence has several. */
export function mostSeriousFinding<F extends { verdict: Verdict }>(findings: readonly F[]): F | undefined {
  return verdicts.flatMap((verdict) => findings.find((finding) => finding.verdict === verdict) ?? [])[0]
}

export function isVerdict(value: unknown): value is Verdict {
  return (verdicts as readonly unknown[]).includes(value)
}

/** How a detail compares with a fact of the dossier. `open`: no such fact, or it is not certain which one. */
export const detailVerdicts = ['agrees', 'differs', 'open'] as const
export type DetailVerdict = (typeof detailVerdicts)[number]

export function isDetailVerdict(value: unknown): value is DetailVerdict {
  return (detailVerdicts as readonly unknown[]).includes(value)
}
