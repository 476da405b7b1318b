import { emptyResearch, type ResearchTable } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { clauseNegations } from '@/lib/engine/analyse/clauses'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { wordsOf, type Word } from '@/lib/text/words'
import { wordsBeside } from './claim-pairs'
import { continuesWithClaim, exchangesDoers, exchangesNames, isComposedOf, isAboutClaimSubject } from './composed-of'
import { judgeEvidence } from './evidence'
import { createSentenceParser } from './page-reader'
import { stemsOf } from '@/lib/research/shared-stems'
import { refersBack } from '@/lib/research/flow'
import { contentWords } from './values'
import { mapDefined } from '@/lib/text/lists'

/**
 * Returns why established claims do not prove a sentence of a report; null if they do. They are compared in both
 * directions: by the engine, and by the rules of the evidence judge. "He" and "it" are what `before` begins with.
 */
export function faultOfSentence(dossier: Dossier, text: string, all: readonly Claim[], before = ''): string | null {
  if (all.some((claim) => claim.text === text)) return null
  // A claim on another thing would prove "A led it and was born in Lund" of A.
  const onIt = all.filter((claim) => isAboutClaimSubject(claim.text, text, refersBack(text) ? before : ''))
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
  if (order !== undefined && !texts.some((text) => ORDER_WORDS.test(text)) && !isOrdered)
    return `The claims do not say “${order}”.`
  if (citedClaims.length > 1 && hasProvenParts(dossier, text, citedClaims, before)) return null
  const pages = texts.map((words, at) => ({ source: at + 1, text: heading + words }))
  const passages = texts.map((quote, at) => ({ claim: SENTENCE, source: at + 1, quote }))
  const statement = { ...firstClaim, id: SENTENCE, text, marks: [], slots: [], phrasings: [] }
  const research = { ...emptyResearch([]), passages }
  const [vote] = judgeEvidence({ ...subset, claims: [statement], research }, pages, dossier.asOf)
  if (vote && vote.verdict !== 'passed') return vote.why.replace('The passage', 'The claim')
  if (isComposedOf(text, texts, { before: isContinued ? before : '', subject: dossier.subject.name })) return null
  const parsed = parseTogether(subset, text)
  if (texts.some((claim) => exchangesNames(text, claim)) || exchangesDoers(parsed.sentence, parsed.claims.flat()))
    return 'It exchanges who does what in the claims.'
  const isWhole = findings.length > 0 && findings.every(({ verdict, partial }) => verdict === 'supported' && !partial)
  if (!isWhole) {
    const open = findings
      .flatMap(({ details }) => details)
      .filter(({ verdict }) => verdict === 'open')
      .map(({ article }) => article)
    return open.length > 0 ? `The claims do not have “${open.join('”, “')}”.` : 'The claims do not state it.'
  }
  return whyUnproven(subset, text, parsed)
}

type ParsedTogether = ReturnType<typeof parseTogether>

function parseTogether(dossier: Dossier, text: string) {
  const parse = createSentenceParser(dossier)
  return { sentence: parse({ text }), claims: dossier.claims.map((claim) => parse({ text: claim.text })) }
}

/** Returns why claims do not prove a sentence that the engine supports by them: it supports what is on their matter. */
function whyUnproven(dossier: Dossier, text: string, { sentence, claims }: ParsedTogether): string | null {
  const texts = dossier.claims.map((claim) => claim.text)
  const words = sentence.flatMap(contentWords)
  const known = claims.map((claim) => claim.flatMap(contentWords))
  const strange = wordsBeside(words, known.flat())
  if (strange.length > words.length * MOST_STRANGE)
    return `The claims have nothing for “${strange.map(({ raw }) => raw).join('”, “')}”.`
  // Words of one claim with the value of another are neither.
  const isTold = (own: readonly Word[]): boolean => wordsBeside(own, words).length <= own.length * MOST_STRANGE
  if (known.length > 1 && !known.every(isTold)) return 'It tells only a part of a claim.'
  // "The first release" is more than "the first release with a code name".
  const limits = LIMITED.test(text) ? mapDefined(texts, (claim) => LIMITED.exec(claim)?.[1]) : []
  const own = wordsOf(fold(`${text} ${dossier.subject.name}`))
  const [dropped] = wordsBeside(wordsOf(fold(limits.join(' '))), own).filter(({ lower }) => !stopWords.has(lower))
  return dropped ? `It leaves out “${dropped.raw}”.` : null
}

/** Greatest share of the words of a sentence that may have no equivalent in its claims, and the reverse. */
const MOST_STRANGE = 0.25
/** A word for one of its kind, and the words behind it that say of which kind. */
const LIMITED = /\b(?:first|last|only|the most|the \w+est)\b([^,;:]*)/

const SENTENCE = 'sentence'

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
        own.every(({ text: claim }) => isAboutClaimSubject(claim, part, context)) &&
        faultOfSentence(dossier, part, own, context) === null,
    )
  return [...text.matchAll(/(?:[,;] (?:and|while|but|then) |; | and )/g)].some(({ index, 0: { length } }) => {
    const first = text.slice(0, index)
    return isProven(first, before) && isProven(text.slice(index + length), refersBack(first) ? before : first)
  })
}

const LEAST_PART = 3

function isInOrder(texts: readonly string[]): boolean {
  const days = texts.map((text) => datesOf(fold(text))[0]?.value.from)
  return (
    texts.length > 1 && days.every((day, at) => day !== undefined && (at === 0 || day >= (days[at - 1] ?? day + 1)))
  )
}

/** Returns the cells of a row that its claims do not say. @param texts the claims' texts by id */
export function unprovenCells(
  { cells, claims }: ResearchTable['rows'][number],
  texts: ReadonlyMap<string, string>,
): string[] {
  const said = new Set(claims.flatMap((id) => [...stemsOf(texts.get(id) ?? '')]))
  return claims.length === 0 ? [] : cells.filter((cell) => [...stemsOf(cell)].some((stem) => !said.has(stem)))
}
