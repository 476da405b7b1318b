import { verbAt } from '@/lib/engine/analyse/argument-roles'
import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { dateRangesIn, type DateItem } from '@/lib/engine/compare/agreeing-value'
import { spansOverlap } from '@/lib/engine/details/spans'

/** Matches verbs of a state that lasts: "worked", "was", "lived". */
export const verbsOfState =
  /^(?:is|was|were|(?:work|liv|stud|serv|stay|resid|remain|belong|attend)(?:s|e[ds]?|i?ed)|taught|held)$/

/**
 * Whether a short sentence dates a state within the stay of a claim: "worked at Tesla in 2019" beside "spent five years at Tesla,
 * from 2017 to 2022". The claim must have every other word.
 */
export function isWithinStayOf(reading: ParsedSentence, view: AnalysedClaim): boolean {
  const [clause, ...more] = reading.clauses
  const [date, ...others] = reading.items.filter((item): item is DateItem => item.type === 'date')
  const verb = clause && verbAt(reading, clause.start)
  if (!clause || !date || !verb || more.length + others.length > 0 || clause.negated || clause.hypothetical)
    return false
  if (date.date.role !== 'at' || !verbsOfState.test(verb.lower)) return false
  const [stay, ...stays] = view.wordingAt(0).readings.flatMap(dateRangesIn)
  const { from, to } = date.date.value
  if (!stay || stays.length > 0 || stay[0].date.value.from > from || stay[1].date.value.to < to) return false
  const subject = reading.items.find(({ type }) => type === 'subject')
  const rest = reading.terms.filter((term) => ![date, verb, subject].some((part) => part && spansOverlap(part, term)))
  return rest.length > 0 && rest.every((term) => hasTerm(view, term))
}
