import { hasSameValue } from '@/lib/engine/analyse/compare-values'
import { hasTerm } from '@/lib/engine/analyse/analysed-claims'
import { spansOverlap } from '@/lib/engine/details/spans'
import type { Detail } from '@/lib/schema/finding'
import { openDetail } from './score-details'
import { verbAt } from '@/lib/engine/analyse/argument-roles'
import type { NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { PreparedClaim } from '@/lib/engine/link/prepare-evidence'
import { conceptOf } from '@/lib/engine/lexicon/concepts'
import { rowOf, shareSense, wordCosine } from '@/lib/engine/lexicon/word-table'
import type { Word } from '@/lib/text/words'
import { isLight } from './said-otherwise'
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
  const verb = uncoveredVerb(reading, said, shown)
  if (verb) uncovered.push(openDetail({ ...verb, kind: 'term' }, quote.slice(verb.start - from, verb.end - from)))
  return [...shown, ...uncovered].sort((a, b) => a.start - b.start)
}

/** The main verb of a short sentence, where no word of its claims is near it in meaning. */
function uncoveredVerb(reading: ParsedSentence, said: readonly PreparedClaim[], shown: readonly Detail[]): Word | null {
  const [clause, ...more] = reading.clauses
  const main = clause && more.length === 0 ? verbAt(reading, clause.start) : undefined
  const verb = main && isLight(main) ? infinitiveIn(reading) : main
  if (!verb || isLight(verb) || shown.some((one) => spansOverlap(one, verb))) return null
  const doer = reading.items.find(
    (item): item is NamedItem => 'id' in item && item.type !== 'subject' && item.end <= verb.start,
  )
  const onDoer = said.filter(({ analysis }) => !doer || hasSameValue(doer, analysis.valueItems))
  const agreeing = onDoer.filter(({ analysis }) => shown.some(({ claim }) => claim === analysis.claim.id))
  const own = agreeing.flatMap(({ analysis }) => analysis.readings.flatMap(verbsIn))
  // "Telephoned" is said with "by telephone" too.
  const isSaid = onDoer.some(({ analysis }) =>
    [...analysis.stems].some((stem) => stem.slice(0, 5) === verb.stem.slice(0, 5)),
  )
  if (own.length === 0 || isSaid) return null
  const before = reading.words.findLast((word) => word.end <= verb.start)
  if (before && /^(?:the|an?|its|his|her|their)$/.test(before.lower)) return null
  const row = rowOf(verb.lemma)
  const isNear = (word: Word): boolean =>
    conceptOf(word) === conceptOf(verb) ||
    shareSense(row, rowOf(word.lemma)) ||
    wordCosine(row, rowOf(word.lemma)) >= LEAST_NEAR
  return row >= 0 && !own.some(isNear) ? verb : null
}
const LEAST_NEAR = 0.4

/** Returns what the first or last of a kind did: "was the first to land". */
function infinitiveIn({ words }: ParsedSentence): Word | undefined {
  const order = words.findIndex(({ lower }) => /^(?:first|last|only|next)$/.test(lower))
  const to = words.findIndex(({ lower }, at) => at > order && lower === 'to')
  return order < 0 || to < 0 ? undefined : words[to + 1]
}

/** Returns the verbs of a claim that say what was done: main verbs, infinitives and forms in "-ing". */
function verbsIn(reading: ParsedSentence): Word[] {
  const { words, clauses } = reading
  const main = new Set(clauses.map(({ start }) => verbAt(reading, start)))
  return words.filter(
    (word, at) => !isLight(word) && (main.has(word) || words[at - 1]?.lower === 'to' || word.lower.endsWith('ing')),
  )
}
