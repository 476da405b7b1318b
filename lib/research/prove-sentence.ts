import { emptyResearch } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { clauseNegations } from '@/lib/engine/analyse/clauses'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import type { Word } from '@/lib/text/words'
import { areSynonyms } from './claim-pairs'
import { continuesWithClaim, exchangesDoers, exchangesNames, isComposedOf, isOnHeadOf } from './composed-of'
import { judgeEvidence } from './evidence'
import { stemsOf } from './fit'
import { refersBack } from './flow'
import { contentWords } from './unshared-words'

/**
 * Returns why established claims do not prove a sentence of a report; null if they do. They are compared in both
 * directions: by the engine, and by the rules of the evidence judge. "He" and "it" are what `before` begins with.
 */
export function faultOfSentence(dossier: Dossier, text: string, all: readonly Claim[], before = ''): string | null {
  if (all.some((claim) => claim.text === text)) return null
  // A claim on another thing would prove "A led it and was born in Lund" of A.
  const onIt = all.filter((claim) => isOnHeadOf(claim.text, text, refersBack(text) ? before : ''))
  const citedClaims = onIt.length > 0 ? onIt : all
  const [firstClaim] = citedClaims
  if (firstClaim === undefined) return 'It names no claim.'
  const texts = citedClaims.map((claim) => claim.text)
  const isContinued = before !== '' && texts.some((claim) => continuesWithClaim(before, text, claim))
  if (refersBack(text) ? !isContinued : hasUnknownPronoun(text, texts, before))
    return 'It does not say whom or what it means.'
  const heading = `${dossier.subject.name}\n`
  const context = isContinued ? `${heading}${before} ` : heading
  // Other wordings of a claim were not compared with its pages.
  const subset = { ...dossier, claims: citedClaims.map((claim) => ({ ...claim, phrasings: [] })), research: undefined }
  const checkFindings = createEngine(subset).check({ text: context + text }, 'asked').findings
  const findings = checkFindings.filter(({ end }) => end > context.length)
  const differs = findings.flatMap(({ details }) => details).find(({ verdict }) => verdict === 'differs')
  if (differs) return `It says “${differs.article}”, and the claims “${differs.dossier ?? ''}”.`
  const isDenied = (words: string): boolean => clauseNegations.test(fold(words))
  if (isDenied(text) ? !texts.some(isDenied) : texts.every(isDenied))
    return 'It denies what the claims do not deny, or the reverse.'
  const order = ORDER_WORDS.exec(text)?.[0]
  const isOrdered = SEQUENCE_WORDS.test(order ?? '') && isInOrder(texts)
  if (order !== undefined && !texts.some((one) => ORDER_WORDS.test(one)) && !isOrdered)
    return `The claims do not say “${order}”.`
  if (citedClaims.length > 1 && hasProvenParts(dossier, text, citedClaims, before)) return null
  const pages = texts.map((words, at) => ({ source: at + 1, text: heading + words }))
  const passages = texts.map((quote, at) => ({ claim: SENTENCE, source: at + 1, quote }))
  const statement = { ...firstClaim, ...{ id: SENTENCE, text, marks: [], slots: [], phrasings: [] } }
  const research = { ...emptyResearch([]), passages }
  const [vote] = judgeEvidence({ ...subset, claims: [statement], research }, pages, dossier.asOf)
  if (vote && vote.verdict !== 'passed') return vote.why.replace('The passage', 'The claim')
  if (isComposedOf(text, texts, { before: isContinued ? before : '', subject: dossier.subject.name })) return null
  const isWhole = findings.length > 0 && findings.every(({ verdict, partial }) => verdict === 'supported' && !partial)
  const gazetteer = buildGazetteer(subset)
  const readings = (words: string): ParsedSentence[] =>
    Array.from(analyseArticle({ text: words }, subset, gazetteer), ({ reading }) => reading)
  const isExchanged =
    texts.some((claim) => exchangesNames(text, claim)) || exchangesDoers(readings(text), texts.flatMap(readings))
  if (isWhole && isExchanged) return 'It exchanges who does what in the claims.'
  const strange = isWhole ? strangeWords(readings(text), texts.flatMap(readings)) : []
  if (strange.length > 0) return `The claims have nothing for “${strange.join('”, “')}”.`
  if (isWhole) return null
  const open = findings.flatMap(({ details }) =>
    details.flatMap(({ verdict, article }) => (verdict === 'open' ? article : [])),
  )
  return open.length > 0 ? `The claims do not have “${open.join('”, “')}”.` : 'The claims do not state it.'
}

const SENTENCE = 'sentence'

/** Returns the words of a sentence without an equivalent in the claims, if they are more than a few. */
function strangeWords(text: readonly ParsedSentence[], claims: readonly ParsedSentence[]): string[] {
  const [words, known] = [text, claims].map((sentences) => sentences.flatMap(contentWords)) as [Word[], Word[]]
  const strange = words.filter((word) => !known.some((other) => areSynonyms(word, other)))
  return strange.length > words.length * MOST_STRANGE ? strange.map(({ raw }) => raw) : []
}
/** The engine supports a sentence on the matter of a claim, whatever it says of it with other words. */
const MOST_STRANGE = 0.25

/** Returns whether a sentence has a pronoun for a thing of its claims that neither it nor the text before names. */
function hasUnknownPronoun(text: string, claims: readonly string[], before: string): boolean {
  if (!PRONOUN.test(text) || claims.some((claim) => PRONOUN.test(claim))) return false
  const [said, told] = [text, before].map(stemsOf)
  const words = claims.map((claim) => datesOf(fold(claim)).reduceRight(withoutSpan, fold(claim)))
  const replaced = words.flatMap((claim) => [...stemsOf(claim)]).filter((stem) => !said?.has(stem))
  return replaced.length > 0 && !replaced.some((stem) => told?.has(stem))
}
const withoutSpan = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(0, start) + text.slice(end)
const PRONOUN = /\b(?:he|she|it|they|him|them|his|her|its|their)\b/i

/** Words of order and cause, which the engine does not compare. */
const ORDER_WORDS =
  /\b(?:before|after(?:wards)?|follow(?:s|ed|ing)|later|then|earlier|next|previous(?:ly)?|subsequent(?:ly)?|succeeded|preceded|eventually|until|because|since|therefore|thus|hence|result(?:s|ed)?|led to|caused?|due to|thanks to)\b/i

/** Words of order that follow from the dates of the claims. */
const SEQUENCE_WORDS = /^(?:afterwards|follow|later|then|next|subsequent|eventually)/i

/** Returns whether both parts of a sentence, at one of its "and", are proven. The engine compares a part with one claim. */
function hasProvenParts(dossier: Dossier, text: string, cited: readonly Claim[], before: string): boolean {
  const isProven = (part: string, context: string): boolean =>
    part.split(' ').length >= LEAST_PART &&
    // Claims of one pattern contradict a sentence about another of them.
    [...cited.map((claim) => [claim]), cited].some(
      (own) =>
        // "And had 848 packages" is about what the first part begins with.
        own.every(({ text: claim }) => isOnHeadOf(claim, part, context)) &&
        faultOfSentence(dossier, part, own, context) === null,
    )
  return [...text.matchAll(/(?:[,;] (?:and|while|but|then) |; | and )/g)].some(({ index, 0: { length } }) => {
    const first = text.slice(0, index)
    return isProven(first, before) && isProven(text.slice(index + length), refersBack(first) ? before : first)
  })
}

const LEAST_PART = 3

/** Returns whether each statement has a date, and they are in the order of these dates. */
function isInOrder(texts: readonly string[]): boolean {
  const days = texts.map((text) => datesOf(fold(text))[0]?.value.from)
  return (
    texts.length > 1 && days.every((day, at) => day !== undefined && (at === 0 || day >= (days[at - 1] ?? day + 1)))
  )
}
