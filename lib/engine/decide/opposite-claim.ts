import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { areSameEntity, hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import type { NamedItem, ParsedSentence, Term } from '@/lib/engine/analyse/parsed-sentence'
import { dossierValueAt, wholeClaim } from '@/lib/engine/compare/dossier-value'
import { kindOfItem, partsBeside } from '@/lib/engine/details/spans'
import type { Detail } from '@/lib/schema/finding'
import { isDoer, makerWords } from './second-doer'
import { deniedTermsOf, isSameTerm } from './said-otherwise'
import { pContradicted, type ScoredSentence } from './scores'
import { toLookAt } from './support-conflict'
import type { CheckOccasion } from './thresholds'

/**
 * Returns what a user should look at in a short sentence that a near claim excludes in the same words: the claim denies it ("is part
 * of OpenAI", "no part of OpenAI"), or says of another what only one can be ("Apollo 8 was the first crewed flight …").
 */
export function oppositeClaim(scored: ScoredSentence, quote: string, occasion: CheckOccasion): Detail | null {
  const { reading, scores, evidence } = scored
  const [clause, ...more] = reading.clauses
  const isStated = clause && more.length === 0 && !clause.negated && !clause.hypothetical && !reading.isQuestion
  if (!isStated || pContradicted(scores) < LEAST_CONTRADICTED[occasion]) return null
  const near = evidence.netClaims
    .filter(
      ({ analysis }, k) => analysis.claim.sources.length > 0 && (scores?.relevance[k] ?? -Infinity) >= LEAST_RELEVANT,
    )
    .map(({ analysis }) => analysis)
  return deniedByClaim(scored, near, quote) ?? saidOfAnother(scored, near, quote)
}
/** Minimum probability of the net that the sentence is contradicted. */
const LEAST_CONTRADICTED: Record<CheckOccasion, number> = { along: 0.9, asked: 0.5 }

/** Minimum log-odds of relevance of a claim. */
const LEAST_RELEVANT = -1

/** The words that a claim denies, all of them behind its "not" or "no"; the doer may stand before it. */
function deniedByClaim(
  { reading, details }: ScoredSentence,
  near: readonly AnalysedClaim[],
  quote: string,
): Detail | null {
  const doer = doerOf(reading)
  const said = doer ? partsBeside(reading.terms, doer) : reading.terms
  const values = reading.items.filter(isDateOrNumber)
  if (said.length + values.length < LEAST_SHARED) return null
  const analysis = near.find((view) =>
    view.wordingAt(0).readings.some((own) => {
      const denied = deniedTermsOf(own)
      const isDenied = (term: Term): boolean => denied.some((one) => isSameTerm(one, term))
      const isOfDoer = !doer || hasSameValue(doer, view.valueItems)
      const others = said.filter((term) => !isDenied(term)).length
      return (
        isOfDoer &&
        others <= (said.length > LEAST_SHARED ? 1 : 0) &&
        values.every((value) => hasSameValue(value, own.items))
      )
    }),
  )
  const [surest] = [...details].sort((a, b) => b.pDiffers - a.pDiffers)
  return analysis && surest
    ? toLookAt(surest, 'negation', reading, quote, { analysis, value: wholeClaim(analysis) })
    : null
}
/** Minimum number of words and values, besides the doer, that the claim must deny; of more words one may be another. */
const LEAST_SHARED = 2

/** The doer of what another did: the maker of a thing, and the first, the last or the only one of a kind are one alone. */
function saidOfAnother(
  { reading, evidence }: ScoredSentence,
  near: readonly AnalysedClaim[],
  quote: string,
): Detail | null {
  const doer = doerOf(reading)
  if (!doer) return null
  const subject = reading.items.find(({ type }) => type === 'subject') ?? doer
  const rest = partsBeside(partsBeside(reading.terms, doer), subject)
  const order = reading.words.find(({ start, lower }) => start >= doer.end && orderOfOne.test(lower))
  const isOfOne = order ? rest.length > 0 : rest.length > 1 && makerWords.test(reading.text)
  const saysRest = (view: AnalysedClaim): boolean =>
    rest.every((term) => hasTerm(view, term)) && (!order || view.stems.has(order.stem))
  if (
    !isOfOne ||
    evidence.netClaims.some(({ analysis }) => hasSameValue(doer, analysis.valueItems) && saysRest(analysis))
  )
    return null
  const mayBe = (other: NamedItem): boolean =>
    !areSameEntity(other.id, doer.id) && (doer.type === 'place') === (other.type === 'place')
  return besideOther(doer, near.filter(saysRest), mayBe, reading, quote)
}

/** Returns the holder of "the" post of a sentence that the dossier gives to another alone: "Collins was the commander of Apollo 11". */
export function otherHolder({ reading, evidence }: ScoredSentence, quote: string): Detail | null {
  const doer = doerOf(reading)
  const post = reading.items.find((item) => item.type === 'role')
  if (!doer || !post || reading.clauses.length > 1 || reading.isQuestion) return null
  if (!/\b(?:is|was|became)[\s\u200b]+the[\s\u200b]+$/.test(reading.text.slice(0, post.start - reading.start)))
    return null
  const subject = reading.items.find(({ type }) => type === 'subject') ?? doer
  const rest = [doer, subject, post].reduce(partsBeside<Term>, reading.terms)
  const holding = evidence.netClaims
    .map(({ analysis }) => analysis)
    .filter((view) => hasSameValue(post, view.valueItems) && rest.every((term) => hasTerm(view, term)))
  if (holding.some((view) => hasSameValue(doer, view.valueItems))) return null
  const sourced = holding.filter(({ claim }) => claim.sources.length > 0)
  return besideOther(doer, sourced, ({ type }) => type === doer.type, reading, quote)
}

/** Returns a doer beside that of the first claim which may stand in its place; null without one. */
function besideOther(
  doer: NamedItem,
  claims: readonly AnalysedClaim[],
  mayBe: (other: NamedItem) => boolean,
  reading: ParsedSentence,
  quote: string,
): Detail | null {
  for (const analysis of claims) {
    const other = analysis
      .wordingAt(0)
      .readings.flatMap((own) => doerOf(own) ?? [])
      .find(mayBe)
    if (!other) continue
    const value = dossierValueAt(analysis, { ...other, item: other, slot: null })
    return toLookAt(doer, kindOfItem[doer.type], reading, quote, { analysis, value })
  }
  return null
}

const orderOfOne = /^(?:first|second|third|last|next|only|sole)$/

/** Returns the name that a sentence begins with and that acts; undefined where it has none. */
function doerOf(reading: ParsedSentence): NamedItem | undefined {
  const first = reading.items.find((item): item is NamedItem => 'id' in item)
  return first && isDoer(reading, first.start) ? first : undefined
}
