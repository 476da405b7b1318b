import { isPerson, termsShared } from './guards'
import { opinionWords } from '@/lib/engine/link/inputs'
import { OPPOSITE_WORDS, wordRelationOf } from '@/lib/engine/lexicon/word-relations'
import { lexiconIdOf } from '@/lib/engine/lexicon/listed-words'
import { areOpposite } from '@/lib/engine/lexicon/word-table'
import { conceptOf, ordinals, people, stemsOfArrival, stopWords } from '@/lib/engine/lexicon/concepts'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { negationWords, orderWords, quantifierWords } from '@/lib/engine/link/tokens'
import { hasSameValue } from '@/lib/engine/analyse/compare-values'
import type { Item, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DetailKind } from '@/lib/schema/finding'
import { wordsOf, type Word } from '@/lib/text/words'
import { isDenialOfOther } from './other-object'
import { isDoer } from './second-doer'
import type { ScoredDetail } from './score-details'

/**
 * Whether two values can be shown as different at all. False for words of opinion, for untyped words without a
 * comparable value, and where the dossier's value occurs elsewhere in the sentence.
 */
export function areComparable(
  { item, kind, start, end }: ScoredDetail,
  { value, analysis }: NonNullable<ScoredDetail['differing']>,
  reading: ParsedSentence,
): boolean {
  const words = reading.words.filter((w) => w.start < end && w.end > start)
  const valueWords = wordsOf(value.text)
  if (!item && kind === 'term' && words.some((w) => w.lower.match(opinionWords) !== null)) return false
  if (!item && isAboutOtherPerson(reading, analysis)) return false
  if (item?.type === 'role' && !isRoleInMatter(reading, { start, end }, analysis)) return false
  if (kind === 'order' && (isFirstToDoOther(reading, start, analysis) || isOfAnotherTime(reading, start, analysis)))
    return false
  if (kind === 'order' && !words.some(({ lower }) => valueWords.some((other) => areOtherOrders(lower, other.lower))))
    return false
  if (kind === 'number' && (countsDoers(reading, start, analysis) || countsShares(item, analysis))) return false
  // "Nobody was killed" is answered by a number, and by no nationality.
  if (kind === 'negation' && !value.isWhole && !valueWords.some(({ lower }) => answersHowMany.test(lower))) return false
  // "None was new to it" is no denial of "all had done it before".
  if (
    kind === 'negation' &&
    words.some(({ lower }) => /^(?:none|nobody|no)$/.test(lower)) &&
    /\b(?:all|every|each)\b/i.test(analysis.claim.text)
  )
    return false
  // "Stopped working after 21 days" is no denial of "worked for three weeks".
  if (kind === 'negation' && endsInTime.test(reading.text.slice(start - reading.start))) return false
  if (kind === 'negation' && isDenialOfOther(reading, start, analysis)) return false
  const valueContent = contentWordsOf(valueWords)
  const answers = answerWords[kind]
  if (!item && answers) {
    // A whole claim has many figures, and may have the detail's own word.
    const isAnswer = ({ lower }: Word): boolean =>
      answers.test(lower) && !(value.isWhole && (/\p{N}/u.test(lower) || words.some((word) => word.lower === lower)))
    if (!valueWords.some(isAnswer)) return false
  }
  if (!item && kind === 'term' && (value.isWhole || value.result === 'unlike')) {
    const isOtherWord = (a: Word): boolean =>
      valueContent.every(({ stem }) => stem !== a.stem) && valueContent.some((b) => areExclusive(a, b))
    if (!words.some((a) => isOnSameThing(a, reading, analysis) && isOtherWord(a))) return false
  }
  const isOfPerson = analysis
    .wordingAt(0)
    .readings.some((r) => r.items.some((i) => isPerson(i) && i.text === value.text))
  if (isOfPerson && item && !isPerson(item) && behindPlace.test(reading.text.slice(0, start - reading.start).slice(-8)))
    return false
  if (item && isPlaceBesideDoer(item, reading, value.text, analysis)) return false
  if (value.isWhole) return true
  const outside = contentWordsOf(reading.words.filter((w) => w.end <= start || w.start >= end))
  const standing = valueContent.filter((w) => outside.some((o) => o.stem === w.stem))
  return standing.length === 0 || (item !== null && standing.length < valueContent.length)
}

/**
 * Whether a claim is on the matter of a role, since who is a researcher can be a founder too: it shares another word, and for "a
 * teaching assistant", one of many, a name.
 */
function isRoleInMatter(
  reading: ParsedSentence,
  place: Pick<ScoredDetail, 'start' | 'end'>,
  analysis: AnalysedClaim,
): boolean {
  const shared = termsShared(reading, place, analysis)
  const isOneOfMany = /\ban?[\s\u200b]+(?:[\p{L}-]+[\s\u200b]+){0,2}$/iu.test(
    reading.text.slice(0, place.start - reading.start),
  )
  return isOneOfMany ? shared.some(({ kind }) => kind === 'item') : shared.length > 0
}

const answersHowMany =
  /^(?:not|never|no|none|nobody|nothing|without|only|all|every|each|any|some|most|both|several|many|few|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|\p{L}+ty|hundreds?|thousands?|\p{N}.*|\p{L}+n't)$/u

/** Words that answer "how many" and "when in the order"; in a whole claim, the detail's own word does not count. */
const answerWords: Partial<Record<DetailKind, RegExp>> = {
  quantifier: anyOf(quantifierWords, negationWords, /^(?:more|fewer|often|rarely|seldom|twice|thrice|\p{N}.*)$/u),
  order: anyOf(orderWords, /^(?:parallel|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\p{N}.*)$/u),
}

/** Whether two words of order exclude each other: both say when, or both say which of a row. "Again" excludes no "after". */
const areOtherOrders = (a: string, b: string): boolean =>
  a !== b && [whenWords, rankWords].some((words) => words.test(a) && words.test(b))
const whenWords =
  /^(?:before|after|later|earlier|then|previous|previously|since|until|former|formerly|following|followed|preceded|prior|eventually|finally|initially|originally|during|while|parallel)$/
const rankWords = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|\p{N}.*)$/u

/** Whether somebody is the first of a kind or deed that the claim does not name: "the first to write there", "the first elder". */
function isFirstToDoOther({ words }: ParsedSentence, start: number, { stems, vocabulary }: AnalysedClaim): boolean {
  const at = words.findIndex((word) => word.start >= start && orderWords.test(word.lower))
  const to = words.findIndex((word, i) => i > at && i <= at + MOST_BEFORE_DEED && word.lower === 'to')
  const deed = words[to < 0 ? at + 1 : to + 1]
  if (at < 0 || !deed || stems.has(deed.stem) || vocabulary.has(conceptOf(deed))) return false
  if (to < 0) return ordinals.has(words[at]?.lower ?? '') && !people.has(deed.lower) && !stopWords.has(deed.lower)
  return !(stemsOfArrival.has(deed.stem) && [...stemsOfArrival].some((stem) => stems.has(stem)))
}
/** Whether somebody did a thing at another time ("later managed"), of which a claim with one time says nothing. */
const isOfAnotherTime = ({ text, start }: ParsedSentence, from: number, { claim }: AnalysedClaim): boolean =>
  /^(?:later|subsequently|eventually|previously|earlier|formerly|then) \p{Ll}+(?:ed|[^s\W]s?)\b/u.test(
    text.slice(from - start),
  ) && !/\b(?:before|after|later|earlier|previously|formerly|then|until|since)\b/.test(claim.text)
/** Maximum number of words from "first" to the "to" before what is done. */
const MOST_BEFORE_DEED = 4

/** Whether a claim counts in several places what the number may count in all: "one in the module and another in the lander". */
const countsShares = (item: Item | null, { claim }: AnalysedClaim): boolean =>
  item?.type === 'number' && item.number.value > 1 && /\bone\b.*\b(?:another|one|each|both|apiece)\b/i.test(claim.text)

/** Whether a number counts who does what the claim counts, which has the same stem: "two moonwalkers", "one moonwalk". */
function countsDoers({ words }: ParsedSentence, start: number, analysis: AnalysedClaim): boolean {
  const own = analysis.wordingAt(0).readings.flatMap((reading) => reading.words)
  const counted = words.filter((word) => word.start > start).slice(0, 2)
  return counted.some(({ lower, stem }) => {
    const same = own.filter((word) => word.stem === stem)
    return doer.test(lower) && !doer.test(stem) && same.length > 0 && same.every((word) => !doer.test(word.lower))
  })
}
const doer = /(?:er|or)s?$/

/** An end of something that was so before: "stopped working after", "ceased in". */
const endsInTime = /^(?:[\p{L}'’-]+ ){0,3}(?:stopped|ceased)(?: [\p{L}-]+ing)? (?:after|when|in|on|at|by)\b/iu

/**
 * Whether a place or an unknown name behind "in" is set beside a name that is no answer to "where": the doer of the claim ("Columbia
 * splashed down on 24 July"), or a work behind "of" ("an implementation of GPT-2").
 */
export function isPlaceBesideDoer(
  item: Item,
  reading: ParsedSentence,
  value: string,
  { wordingAt }: AnalysedClaim,
): boolean {
  if (item.type !== 'place' && item.type !== 'name') return false
  if (!behindPlace.test(reading.text.slice(0, item.start - reading.start).slice(-8))) return false
  return wordingAt(0).readings.some((own) => {
    const other = own.items.find((i): i is NamedItem => 'id' in i && i.text === value && i.type !== 'place')
    if (!other) return false
    const before = own.text.slice(0, other.start - own.start)
    return isDoer(own, other.start) || (other.type === 'work' && before.endsWith(' of '))
  })
}

/** Words and signs before a place, a firm or an addition in brackets, never before a person. */
const behindPlace = /(?:\b(?:at|in|from|to|near)(?: the)? |[(,]\s*)$/

function anyOf(...forms: readonly RegExp[]): RegExp {
  return new RegExp(forms.map(({ source }) => source).join('|'), 'u')
}

const contentWordsOf = (words: readonly Word[]): Word[] => words.filter((w) => !stopWords.has(w.lower))

/** Whether a sentence begins with a person of whom the claim says something else: "Huang is bolder than Karpathy". */
function isAboutOtherPerson({ items, start }: ParsedSentence, analysis: AnalysedClaim): boolean {
  const isSomebody = ({ type }: Item): boolean => type === 'subject' || type === 'person' || type === 'name'
  const [doer, own] = [items, analysis.wordingAt(0).readings[0]?.items ?? []].map((list) => list.find(isSomebody))
  return doer?.start === start && own !== undefined && !hasSameValue(doer, [own])
}

/** Whether the noun behind an adjective is in the claim too: "bold claims" says nothing of "a more cautious view". */
function isOnSameThing(word: Word, { words }: ParsedSentence, { stems }: AnalysedClaim): boolean {
  const next = words[words.indexOf(word) + 1]
  return !next || next.start > word.end + 1 || stopWords.has(next.lower) || stems.has(next.stem)
}

/** Whether two words contradict each other. "Several" and "many" do not: they only count. */
const areExclusive = (a: Word, b: Word): boolean =>
  !quantifierWords.test(a.lower) &&
  (areOpposite(a.lemma, b.lemma) || wordRelationOf(lexiconIdOf(a.lemma), lexiconIdOf(b.lemma)) >= OPPOSITE_WORDS)
