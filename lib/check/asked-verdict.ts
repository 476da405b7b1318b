import { isSettled } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'

/** Whether evidence contradicts a sentence, also where other evidence supports it. */
export const isContradicted = ({ verdict, answers = [] }: Finding): boolean =>
  verdict === 'contradicted' || answers.some((answer) => answer.verdict === 'contradicted')

/**
 * Returns the one finding on a sentence that somebody asks about: that of the page where it has one, unless asking finds the
 * sentence contradicted, or has close claims for one that neither settles. This is the only place that decides between the
 * two operating points.
 *
 * @param onPage the finding of somebody who reads along
 */
function askedVerdict(onPage: Finding | undefined, asked: Finding): Finding {
  if (!onPage || (isContradicted(asked) && onPage.verdict !== 'contradicted')) return asked
  return isSettled(onPage) || isSettled(asked) ? onPage : asked
}

/** Returns the one verdict on each sentence of which either operating point finds something, in the order of the text. */
export function askedVerdicts(onPage: readonly Finding[], asked: readonly Finding[]): Finding[] {
  const ownOf = (start: number): Finding | undefined => onPage.find((finding) => finding.start === start)
  const others = onPage.filter(({ start }) => !asked.some((finding) => finding.start === start))
  return [...others, ...asked.map((finding) => askedVerdict(ownOf(finding.start), finding))].sort(
    (a, b) => a.start - b.start,
  )
}
