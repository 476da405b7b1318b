import { rowsOf } from '@/lib/details/reading'
import type { Finding, Verdict } from '@/lib/schema/finding'
import type { SecondOpinion } from '@/lib/second-opinion/read-answer'

/** The ways in which a verdict comes about when engine and model are measured. */
export const WAYS = ['engine', 'model', 'both', 'either'] as const
export type Way = (typeof WAYS)[number]

/**
 * The verdict on a finding.
 *
 * - `engine`: the engine's.
 * - `model`: contradicted where the model says that a detail differs; else supported where it says that one agrees; else
 *   unverified. The sentence, its details and the claims are those that the engine found.
 * - `both`: the engine's; but unverified where the engine says contradicted and the model disagrees.
 * - `either`: the engine's; but contradicted where the model says that a detail differs.
 *
 * The model disagrees with "contradicted" when it says "agrees" of every detail that differs for the engine. Where the
 * engine names no such detail, it disagrees when its own verdict is "supported".
 *
 * @param opinion null where the model was not asked, or gave no answer
 */
export function verdictBy(way: Way, finding: Finding, opinion: SecondOpinion | null): Verdict {
  const model = modelVerdict(opinion)
  switch (way) {
    case 'engine':
      return finding.verdict
    case 'model':
      return model
    case 'both':
      return finding.verdict === 'contradicted' && disagrees(finding, opinion) ? 'unverified' : finding.verdict
    case 'either':
      return model === 'contradicted' ? 'contradicted' : finding.verdict
  }
}

function modelVerdict(opinion: SecondOpinion | null): Verdict {
  const said = new Set(opinion?.details.map((one) => one.opinion))
  return said.has('differs') ? 'contradicted' : said.has('agrees') ? 'supported' : 'unverified'
}

function disagrees(finding: Finding, opinion: SecondOpinion | null): boolean {
  if (opinion === null) return false
  const differing = rowsOf(finding).filter(({ detail }) => detail.verdict === 'differs')
  if (differing.length === 0) return modelVerdict(opinion) === 'supported'
  return differing.every(({ detail }) =>
    opinion.details.some(
      (one) => one.opinion === 'agrees' && (one.detail.isWhole || one.detail.start === detail.start - finding.start),
    ),
  )
}
