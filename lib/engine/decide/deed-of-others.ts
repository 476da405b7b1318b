import { hasTerm } from '@/lib/engine/analyse/analysed-claims'
import type { NamedItem } from '@/lib/engine/analyse/parsed-sentence'
import { hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import { spansOverlap } from '@/lib/engine/details/spans'
import type { Detail } from '@/lib/schema/finding'
import type { ScoredSentence } from './scores'

/**
 * Whether what a sentence says of the names that agree is in claims on others alone: "Collins walked on the Moon" beside
 * "Collins docked on the way to the Moon" and "Aldrin was the second to walk on the Moon".
 */
export function isDeedOfOthers(agreeing: readonly Detail[], { reading, evidence }: ScoredSentence): boolean {
  const { items, terms } = reading
  const [doer, ...others] = items.filter((item): item is NamedItem => 'id' in item && !item.pronoun)
  const words = terms.filter((term) => !items.some((item) => spansOverlap(item, term)))
  const isOfOnePerson = doer?.type === 'person' && others.length > 0 && words.length > 0
  if (!isOfOnePerson || items.some(isDateOrNumber)) return false
  const claims = evidence.netClaims.map(({ analysis }) => analysis)
  const supporting = claims.filter(({ claim }) => agreeing.some((detail) => detail.claim === claim.id))
  if (supporting.some((claim) => words.some((term) => hasTerm(claim, term)))) return false
  const saying = claims.filter(
    (claim) =>
      words.every((term) => hasTerm(claim, term)) && others.every((other) => hasSameValue(other, claim.valueItems)),
  )
  return saying.length > 0 && !saying.some((claim) => hasSameValue(doer, claim.valueItems))
}
