import type { Finding, Verdict } from '@/lib/schema/finding'

/** One dossier's finding for a sentence. */
export interface Answer {
  /** Id of the dossier; null where there is no need to name it. */
  dossier: string | null
  finding: Finding
}

/**
 * Merges the findings of several dossiers on one sentence into one finding. If one supports the sentence and another contradicts it,
 * the finding is disputed, with the details of the contradiction; `answers` has the finding of each. Otherwise the most
 * severe verdict is taken. A dossier without evidence is ignored if another one has evidence.
 *
 * @returns null where there is nothing to show
 */
export function mergeFindings(given: readonly Answer[]): Finding | null {
  const named = given.map(({ dossier, finding }) => (dossier === null ? finding : { ...finding, dossier }))
  const settled = named.filter(({ verdict }) => verdict !== 'unverified')
  const [first, ...more] = [...settled].sort((a, b) => RANK[a.verdict] - RANK[b.verdict] || inPart(a) - inPart(b))
  if (!first) return named.find(({ newer }) => !newer) ?? named[0] ?? null
  if (more.length === 0) return first
  const answers = [first, ...more]
  if (first.verdict !== 'contradicted' || !more.some((other) => disagree(first, other))) return { ...first, answers }
  return { ...first, verdict: 'disputed', partial: false, answers }
}

const RANK: Record<Verdict, number> = { contradicted: 0, disputed: 1, supported: 2, unverified: 3 }

const inPart = ({ partial }: Finding): number => (partial ? 1 : 0)

/** Support in part is no disagreement where it says nothing on the words that differ. */
function disagree(contradicted: Finding, other: Finding): boolean {
  if (other.verdict !== 'supported') return false
  if (!other.partial) return true
  const agreeing = other.details.filter(({ verdict }) => verdict === 'agrees')
  return contradicted.details
    .filter(({ verdict }) => verdict === 'differs')
    .some((one) => agreeing.some(({ start, end }) => start < one.end && one.start < end))
}
