import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { compareItems, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import { hasVerbForm } from '@/lib/engine/analyse/clauses'
import { partsBeside } from '@/lib/engine/details/spans'
import { fold } from '@/lib/text/fold'
import { wordsOf, type Word } from '@/lib/text/words'
import { spansOverlap, type Span } from '@/lib/text/spans'
import { claimValueOf, hasDateOrNumber } from './claim-value'
import type { Pair } from './pairs'
import type { JudgeContext, ScoredSentence } from './scores'

/**
 * Returns the date or figure of a sentence beside the only one of a claim on the same event: the claim has all other words
 * of the sentence, its verb among them, and no claim has the value of the sentence. Null where there is none.
 */
export function pairOnSameEvent(scored: ScoredSentence, { subjectName }: JudgeContext): Pair | null {
  const { reading, details, evidence, scores } = scored
  const values = reading.items.filter(isDateOrNumber)
  const [value] = values
  const pair = details.find((detail) => detail.item === value)
  if (!value || values.length > 1 || !pair || !scores) return null
  // A short form of the subject's name is no other thing.
  const ofSubject = new Set(wordsOf(fold(subjectName)).map(({ stem }) => stem))
  const isSubject = (term: Span): boolean =>
    reading.items.some((item) => item.type === 'subject' && spansOverlap(item, term)) ||
    reading.words.every((word) => !spansOverlap(word, term) || ofSubject.has(word.stem))
  const others = partsBeside(reading.terms, pair).filter((term) => !isSubject(term))
  const isOnEvent = reading.words.some(
    (word, at) => isVerbForm(word, reading.words[at - 1]) && others.some((term) => spansOverlap(term, word)),
  )
  if (!isOnEvent || evidence.netClaims.some(({ analysis }) => hasDateOrNumber(value, analysis))) return null
  for (const [at, { analysis }] of evidence.netClaims.entries()) {
    if (!others.every((term) => hasTerm(analysis, term)) || !hasOtherValue(analysis, value)) continue
    const shown = claimValueOf(pair, at, reading, evidence, scores)
    if (shown?.result !== 'other') continue
    return { ...pair, differing: { analysis, relevance: 1, log: 0, value: shown } }
  }
  return null
}

/** Whether a word is a verb by its form, or by the auxiliary before it. */
const isVerbForm = (word: Word, before: Word | undefined): boolean =>
  hasVerbForm(word) || /^(?:be|have)$/.test(before?.lemma ?? '')

/** Whether a claim has one value of the kind of another, and it excludes that one. */
function hasOtherValue({ valueItems }: AnalysedClaim, value: Pair['item']): boolean {
  const [own, ...more] = valueItems.filter(({ type }) => type === value?.type)
  return own !== undefined && more.length === 0 && value !== null && compareItems(value, own) === 'other'
}
