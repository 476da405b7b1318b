import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { ParsedSentence, Term } from '@/lib/engine/analyse/parsed-sentence'
import type { DetailSpan } from '@/lib/engine/details/spans'

/**
 * Whether a claim may be about the event of a time of day, since two events of a day share their names. To agree, one
 * word of the clause suffices, besides names; to differ, the claim must have all of them.
 */
export function mayBeTimeOfClaim(
  { clauses, terms }: ParsedSentence,
  { item, start }: Pick<DetailSpan, 'item' | 'start'>,
  claim: AnalysedClaim,
  mayAgree: boolean,
): boolean {
  if (item?.type !== 'number' || !item.number.clock) return true
  const clause = clauses.find((c) => c.start <= start && start < c.end)
  const said = (clause?.terms ?? terms).filter((t) => t.kind === 'word')
  const isInClaim = (term: Term): boolean => hasTerm(claim, term)
  return mayAgree ? said.length === 0 || said.some(isInClaim) : said.length > 0 && said.every(isInClaim)
}
