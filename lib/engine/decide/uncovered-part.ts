import { hasTerm } from '@/lib/engine/analyse/analysed-claims'
import { spansOverlap } from '@/lib/engine/details/spans'
import type { Detail } from '@/lib/schema/finding'
import { openDetail } from './score-details'
import type { ScoredSentence } from './scores'

/**
 * Adds an open detail for each part after "and" or "but" of which the claims of a supported sentence have no word, and the
 * net no detail: "The tower is 34 metres tall, and you see the mainland". It is not supported with the rest.
 */
export function withUncoveredParts(
  shown: readonly Detail[],
  { reading, evidence }: ScoredSentence,
  quote: string,
  claims: readonly string[],
): Detail[] {
  const { start: from, terms, words } = reading
  const said = evidence.netClaims.filter(({ analysis }) => claims.includes(analysis.claim.id))
  const isKnown = (term: (typeof terms)[number]): boolean => said.some(({ analysis }) => hasTerm(analysis, term))
  const uncovered = words.flatMap((word) => {
    if (!/^(?:and|but|while)$/.test(word.lower)) return []
    const rest = quote.slice(word.end - from)
    const length = /[,;:()–—]|\s(?:and|but|while)\s/.exec(rest)?.index ?? rest.length
    const part = { start: word.end, end: word.end + length }
    const own = terms.filter((term) => spansOverlap(term, part))
    const [first, last] = [own[0], own.at(-1)]
    // One word alone is mostly the end of a list: "pictures and sentences".
    if (!first || !last || own.length < 2 || own.some(isKnown)) return []
    if ([...shown, ...reading.items].some((one) => spansOverlap(one, part))) return []
    return openDetail(
      { start: first.start, end: last.end, kind: 'term' },
      quote.slice(first.start - from, last.end - from),
    )
  })
  return [...shown, ...uncovered].sort((a, b) => a.start - b.start)
}
