import { clauseNegations, hypotheticalWords, isAuxiliaryOrPastTense } from '@/lib/engine/analyse/clauses'
import { compareItems } from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { spansOverlap } from '@/lib/engine/details/spans'
import { fold } from '@/lib/text/fold'
import { unitAt } from '@/lib/text/units'
import { wordsOf, type Word } from '@/lib/text/words'
import { areSynonyms } from './claim-pairs'

interface Placed {
  of: Span
  at: Span
  /** Number of the part of the claim that it is in: parts may stand in any order, their words only in their own. */
  part: number
  isValue: boolean
}
type Span = Record<'from' | 'to', number>

/** Returns whether a claim is a sentence of a passage without parts that can be left out, turned or moved. */
export function isStatedIn(...both: [claim: ParsedSentence, sentence: ParsedSentence]): boolean {
  const [claim, sentence] = both.map(wholeOf) as [Whole, Whole]
  const parts = partNumbers(claim)
  const turned = turnedPlaces(claim, sentence)
  const placed = placesOf(claim, sentence, parts)
  if (placed === null || placed.length < LEAST_PLACED) return false
  if (turned ? !turned(placed) : !areInOrder(placed)) return false
  const inOrder = placed.toSorted((a, b) => a.at.from - b.at.from)
  const [first] = inOrder
  if (first === undefined || !mayBeginBehind(sentence, first.at.from)) return false
  if (TURNING_END.test(textFrom(sentence, (inOrder.at(-1)?.at.to ?? 0) + 1))) return false
  return (
    placed.every((one) => haveOneTense(claim.words[one.of.from], sentence.words, one)) &&
    placed.every(
      (one) => one === first || one.isValue || turned !== null || arePrepositionsLike(claim, sentence, one, placed),
    ) &&
    inOrder.slice(1).every((next, i) => mayLeaveOut(sentence, inOrder[i] ?? next, next, turned !== null))
  )
}

/** A sentence with all its words: the engine's leaves out those within a name. Offsets count from its beginning. */
type Whole = Pick<ParsedSentence, 'text' | 'words' | 'items'>

function wholeOf({ text, start, items }: ParsedSentence): Whole {
  const moved = items.map((item): Item => ({ ...item, start: item.start - start, end: item.end - start }))
  return { text, words: wordsOf(fold(text)), items: moved }
}

const LEAST_PLACED = 2
const isAdjunctStart = ({ lower }: Word): boolean => ADJUNCT.test(lower)
const ADJUNCT = /^(?:in|on|at|by|during|from|between|since|until|after|before)$/

/** Numbers the parts of a sentence: what stands before its adjuncts, each of these, and what follows one that opens it. */
function partNumbers({ text, words, items }: Whole): number[] {
  const [first] = words
  const opening =
    first && isAdjunctStart(first) ? items.find((item) => isValue(item) && item.start <= first.end + 5) : null
  const openingEnd = opening ? opening.end : first && isAdjunctStart(first) ? text.indexOf(',') : -1
  let part = 0
  return words.map((word, at) => {
    // "The first director was A" and "A was the first director".
    const isCopula = COPULA.test(word.lower) && !words.slice(at + 1, at + 3).some(isPast)
    if (isCopula || isAdjunctStart(word)) part += 1
    return part === 1 && word.start < openingEnd ? -1 : part
  })
}
const COPULA = /^(?:is|are|was|were|became)$/
const DIMENSION = /^(?:high|tall|long|wide|deep|thick|old|heavy)$/
const OWN_PART = -2

/** Returns where the words and values of a claim stand in a sentence; null if one has no place there. */
function placesOf(claim: Whole, sentence: Whole, parts: readonly number[]): Placed[] | null {
  const placed: Placed[] = []
  const values = claim.items.filter(isValue)
  const subject = claim.items.find(({ type }) => type === 'subject')
  const said = subject ? subjectsIn(sentence, claim.text.slice(subject.start, subject.end)) : []
  for (const [i, word] of claim.words.entries()) {
    const value = values.find((item) => spansOverlap(word, item))
    if (placed.some(({ of, isValue: isTaken }) => isTaken && of.from <= i && i <= of.to)) continue
    const part = parts[i] ?? 0
    const from = placed.findLast((one) => one.part === part)?.at.to ?? placed.at(-1)?.at.to ?? -1
    if (value) {
      const all = sentence.items.filter((item) => isValue(item) && compareItems(value, item) === 'same')
      const met = all.find((item) => spanOf(sentence, item).from > from) ?? all[0]
      if (!met) return null
      const [of, at] = [withUnit(claim, value), withUnit(sentence, met)]
      // "Is 74 metres high" and "has a height of 74 metres".
      const isMeasure = DIMENSION.test(claim.words[of.to + 1]?.lower ?? '')
      placed.push({ of, at, part: isMeasure ? OWN_PART : part, isValue: true })
      continue
    }
    if (subject && spansOverlap(word, subject)) {
      const of = spanOf(claim, subject)
      // "The tower of the mill" and "its tower".
      const isOwner = ownsBehind(claim, of.from)
      const owned = isOwner ? said.find((one) => isPossessive(sentence, one)) : undefined
      const at = said.find((one) => one.from > from) ?? owned ?? said[0]
      if (at && i === of.from) placed.push({ of, at, part: at === owned ? OWN_PART : part, isValue: false })
      if (at || (isOwner && mayLackOwner(sentence, from))) continue
    }
    if (stopWords.has(word.lower) && !TURNING.test(word.lower)) continue
    const isHere = (other: Word, at: number): boolean =>
      !placed.some((one) => one.at.from <= at && at <= one.at.to) && isLike(word, other)
    const next = sentence.words.findIndex((other, at) => at > from && isHere(other, at))
    const at = next >= 0 ? next : sentence.words.findIndex(isHere)
    if (at < 0) return null
    placed.push({ of: { from: i, to: i }, at: { from: at, to: at }, part, isValue: false })
  }
  return placed
}

/** Returns where a sentence means the subject: its name, "the" and the last word of it, and pronouns behind these. */
function subjectsIn(sentence: Whole, name: string): Span[] {
  const { words, items, text } = sentence
  const last = name.split(' ').at(-1)?.toLowerCase()
  const named = items.flatMap((item) => (item.type === 'subject' ? spanOf(sentence, item) : []))
  const own = text.indexOf(name)
  if (own >= 0) named.push(spanOf(sentence, { start: own, end: own + name.length }))
  for (const [i, { lower }] of words.entries()) {
    const isShort = lower === last && /^(?:the|this)$/.test(words[i - 1]?.lower ?? '')
    if (isShort || (named.length > 0 && PRONOUN.test(lower))) named.push({ from: i, to: i })
  }
  return named.sort((a, b) => a.from - b.from)
}
export const namesSubject = (sentence: ParsedSentence, name: string): boolean =>
  subjectsIn(wholeOf(sentence), name).length > 0
const PRONOUN = /^(?:it|its|he|she|they|his|her|their)$/
const isPossessive = ({ words, text }: Whole, { to }: Span): boolean =>
  /^(?:its|his|her|their)$/.test(words[to]?.lower ?? '') || /^['’]s/.test(text.slice(words[to]?.end))

const ownsBehind = ({ words }: Whole, at: number): boolean =>
  words.slice(Math.max(0, at - 2), at).some(({ lower }) => lower === 'of')

/** Whether a passage on the subject need not name it behind "of": "treasurer of the club" may be "treasurer" there. */
const mayLackOwner = ({ words }: Whole, last: number): boolean =>
  last >= 0 && !/^(?:of|for|at|into|under|over|behind|about)$/.test(words[last + 1]?.lower ?? '')

const isValue = ({ type }: Item): boolean => type === 'date' || type === 'number'

const spanOf = ({ words }: Pick<Whole, 'words'>, item: Pick<Item, 'start' | 'end'>): Span => {
  const from = words.findIndex((word) => spansOverlap(word, item))
  return { from, to: words.findLastIndex((word) => spansOverlap(word, item)) }
}

const withUnit = (whole: Whole, { start, end }: Item): Span =>
  spanOf(whole, { start, end: unitAt(whole.text, end)?.end ?? end })

const isLike = (word: Word, other: Word): boolean =>
  word.lower === other.lower || (!TURNING.test(word.lower) && !TURNING.test(other.lower) && areSynonyms(word, other))

/** Words that widen, deny or order: a claim may have them only where its passage has the same one. */
const TURNING =
  /^(?:before|after|until|because|since|despite|without|against|most|all|every|each|both|many|few|several|some|half|third|quarter|only|first|last|second|not|no|never|none|nobody|more|less|fewer|than|always|often|usually|again|also|too|alone|entire|whole|best|worst)$/

const areInOrder = (placed: readonly Placed[]): boolean =>
  placed.every((one, i) => placed.slice(0, i).every((other) => other.part !== one.part || other.at.to <= one.at.from))

/**
 * Returns a test of places where a claim is in the passive and a sentence is not, or the reverse; null where both have one
 * form. Who acts stands behind "by" in one and before the verb in the other.
 */
function turnedPlaces(claim: Whole, sentence: Whole): ((placed: readonly Placed[]) => boolean) | null {
  const [own, other] = [passiveOf(claim), passiveOf(sentence)]
  if ((own === null) === (other === null)) return null
  const [passive, active, at, by] = own
    ? [claim, sentence, own.verb, own.by]
    : [sentence, claim, other?.verb ?? 0, other?.by ?? 0]
  const participle = passive.words[at]
  const verb = participle ? active.words.findIndex((word) => areSynonyms(word, participle)) : -1
  if (verb < 0) return () => false
  return (placed) =>
    placed.every(({ of, at: there }) => {
      const [inPassive, inActive] = own ? [of.from, there.from] : [there.from, of.from]
      if (inActive === verb) return inPassive === at
      return inActive < verb ? inPassive > by : inPassive < at || isBehindAdjunct(active, verb, inActive)
    })
}

const isBehindAdjunct = ({ words }: Whole, from: number, to: number): boolean =>
  words.slice(from, to + 1).some(({ lower }) => ADJUNCT.test(lower) || PREPOSITION.test(lower))

function passiveOf({ words }: Whole): { verb: number; by: number } | null {
  const by = words.findIndex(({ lower }, at) => lower === 'by' && /^\p{L}/u.test(words[at + 1]?.raw ?? ''))
  const be = words.findLastIndex(({ lower }, at) => at < by && /^(?:is|are|was|were|been|be)$/.test(lower))
  const verb = words.findIndex(({ lower }, at) => at > be && !lower.endsWith('ly'))
  return be >= 0 && verb < by ? { verb, by } : null
}

/** Whether a claim may begin with a word: nothing stands before it but its article, an adjunct with a comma, or a value. */
function mayBeginBehind(sentence: Whole, at: number): boolean {
  const before = textFrom(sentence, 0, at)
  if (hypotheticalWords.test(before) || /^\W*(?:according|had|were)\b/i.test(before)) return false
  const isPlain = sentence.words.slice(0, at).every(({ lower }) => stopWords.has(lower))
  if (isPlain) return !isTurning(before)
  if (OPENING_CLAUSE.test(before)) return !isTurning(before)
  return OPENING_VALUE.test(before) || /,[^,\p{L}]*(?:(?:the|an?|its|his|her|their) )?$/iu.test(before)
}

/** "A led it, and" before what B did. */
const OPENING_CLAUSE = /(?:,\s(?:and|but|while|whereas)|;)\s+(?:(?:the|an?) )?$/i
/** "At 74 metres the tower", "In May 1903 the lamp". */
const OPENING_VALUE = /^(?:In|At|On|By|Since|With) (?:\p{L}+ ){0,3}\d[^,]* (?:the|its|his|her|their) $/u

function mayLeaveOut(sentence: Whole, { at: { to }, part }: Placed, next: Placed, isTurned: boolean): boolean {
  const left = textFrom(sentence, to + 1, next.at.from)
  const words = sentence.words.slice(to + 1, next.at.from)
  const last = words.findLastIndex(({ lower }) => JOINING.test(lower))
  const isOpen = words.slice(last + 1).some(({ lower }) => !stopWords.has(lower))
  const commas = left.split(/[,;:—–]/).length - 1
  if (isTurning(next.isValue ? left.replace(ABOUT, '') : left) || left.includes(';')) return false
  const isAside = commas > 1 && commas % 2 === 0
  // "A drew it, and B built it" does not say that A built it.
  if (last >= 0 && isOpen && !isAside) return false
  // "Closed in 1905 and sold in 1911" does not say that it was sold in 1905.
  const isOtherDeed = part !== next.part && words.some((word) => isPast(word) && !stopWords.has(word.lower))
  if (isOtherDeed && !isAside) return false
  return isTurned || part !== next.part || commas % 2 === 0 || last >= 0
}
/** Words before a number, which the values of both are compared with. */
const ABOUT = / (?:some|about|nearly|almost|barely) $/
const JOINING = /^(?:and|or|but|while|whereas|who|which|whose|that|where)$/
const isTurning = (text: string): boolean =>
  clauseNegations.test(text) || hypotheticalWords.test(text) || REDUCING.test(text)

/** Words that say that something is in part, in words or no longer what it is called, or was tried only. */
const REDUCING =
  /\b(?:second|fourth|fifth|one of|some|most|many|few|several|half|third|quarter|part|parts|majority|minority|percent|almost|nearly|barely|former|formerly|future|deputy|assistant|vice|acting|honorary|planned|proposed|alleged|intended|supposed|would-be|so-called|unfinished|tried|attempted|sought|threatened|promised|agreed|offered|prepared|began|invited|asked|ordered|allowed|refused|declined|forgot|claimed|said|says|told|believed|thought|denied|rumou?red|like|instead|rather|except|unless|if|whether|to be)\b/i

/** Words behind a claim in its passage that take it back or limit it. */
const TURNING_END =
  /^[^\p{L}]*(?:if|unless|but|except|only|instead|in (?:name|theory|part)|according to|was (?:denied|rejected|refuted)|which (?:proved|turned out))\b|\b(?:false|untrue|a myth|a hoax|withdrew|withdrawn|cancelled|reversed)\b/iu

/** Whether a verb has one form in both: what was planned, or done once, is not what is done. */
function haveOneTense(
  own: Word | undefined,
  words: readonly Word[],
  { at: { from }, isValue: isSkipped }: Placed,
): boolean {
  const other = words[from]
  if (isSkipped || !own || !other || own.lower === other.lower) return true
  if (isPast(own)) return isPast(other) || !MODAL.test(words[from - 1]?.lower ?? '')
  const root = other.lower.replace(/ed$/, '')
  return !isPast(other) || ![other.lemma, root, `${root}s`, `${root}es`].includes(own.lower)
}
const isPast = (word: Word): boolean => isAuxiliaryOrPastTense(word) || /[^e]ed$/.test(word.lower)
const MODAL = /^(?:to|would|could|should|may|might|must|will|can|not)$/

/** Whether a word stands behind the same preposition in both: the deputy of a person is not that person. */
function arePrepositionsLike(claim: Whole, sentence: Whole, one: Placed, all: readonly Placed[]): boolean {
  const before = (words: readonly Word[], span: 'of' | 'at'): string[] => {
    const start = Math.max(-1, ...all.map((each) => each[span].to).filter((to) => to < one[span].from))
    const between = words.slice(start + 1, one[span].from)
    const verb = between.findLastIndex((word) => isAuxiliaryOrPastTense(word) || /^(?:been|and|or)$/.test(word.lower))
    return between
      .slice(verb + 1)
      .flatMap(({ lower }) => (PREPOSITION.test(lower) ? lower.replace(/^(?:on|at)$/, 'in') : []))
  }
  const [mine, theirs] = [before(claim.words, 'of'), before(sentence.words, 'at')]
  const word = sentence.words[one.at.from]
  if (mine.length === 0 && word !== undefined && isAuxiliaryOrPastTense(word)) return true
  const isAdjunct = mine.some((preposition) => ADJUNCT.test(preposition))
  return mine.at(-1) === theirs.at(-1) && (isAdjunct || theirs.length <= mine.length)
}
const PREPOSITION = /^(?:of|in|on|at|near|to|from|for|with|by|into|under|over|behind|as|about|against|without)$/

const textFrom = ({ text, words }: Whole, from: number, to = words.length): string => {
  const begin = from === 0 ? 0 : (words[from - 1]?.end ?? 0)
  return fold(text.slice(begin, to >= words.length ? undefined : words[to]?.start))
}
