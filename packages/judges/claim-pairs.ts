import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { compareItems } from '@/lib/engine/analyse/compare-values'
import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import { DIRECTION_LENGTH, openDirections } from '@/lib/engine/encoder/directions'
import { encodeTextCached } from '@/lib/engine/encoder/shared-encoder'
import { conceptOf } from '@/lib/engine/lexicon/concepts'
import { areOpposite, rowOf, shareSense } from '@/lib/engine/lexicon/word-table'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import { base64Of } from '@/lib/text/bytes'
import { lemmaOf, wordsOf, type Word } from '@/lib/text/words'
import { isPartOfName, relationOf, statementPartsOf, type StatementParts } from '@/lib/research/align-claims'
import { createSentenceParser } from './page-reader'
import { excludeAtOnePlace } from './same-place'
import { contentWords } from './values'
import { VERB } from '@/lib/research/pronouns'

interface ReadClaim {
  claim: Claim
  statement: StatementParts
  words: Word[]
  values: Item[]
  isOnSubject: boolean
  subject: ReadonlySet<string>
}

export type ClaimPair = [ReadClaim, ReadClaim]

export function readClaims(dossier: Dossier): ReadClaim[] {
  const parse = createSentenceParser(dossier)
  const subject = [dossier.subject.name, ...dossier.subject.aliases]
  const own = new Set(subject.flatMap((name) => name.toLowerCase().split(' ')))
  return dossier.claims.map((claim) => {
    const sentences = parse({ text: claim.text })
    const statement = statementPartsOf(claim.text, subject)
    return {
      claim,
      statement,
      words: sentences.flatMap(contentWords).filter(({ lower }) => !own.has(lower) && !statement.names.has(lower)),
      isOnSubject: claim.text.includes(dossier.subject.name),
      subject: own,
      values: sentences.flatMap(({ items }) => items.filter((item) => isValue(item, claim.text))),
    }
  })
}

/** Returns whether an item of a text is a date, or a number that is no part of a name. */
const isValue = (item: Item, text: string): boolean =>
  item.type === 'date' || (item.type === 'number' && !isPartOfName(text, item.number))

/** Proposes at most `MOST_PAIRS` pairs of claims that may answer one question, nearest in meaning first, each with its cosine. */
export function proposePairs(claims: readonly ReadClaim[]): [...ClaimPair, likeness: number][] {
  const all = new Int8Array(claims.length * DIRECTION_LENGTH)
  const directions = claims.map(({ claim }, at) => {
    const { direction } = encodeTextCached(wordsOf(claim.text).map(({ raw }) => raw))
    all.set(direction, at * DIRECTION_LENGTH)
    return direction
  })
  const compare = openDirections(base64Of(new Uint8Array(all.buffer)))
  const pairs = claims.flatMap((claim, at) => {
    const cosines = compare(directions[at] ?? new Int8Array(DIRECTION_LENGTH))
    return claims.slice(at + 1).map((other, i) => ({ one: claim, other, likeness: cosines[at + 1 + i] ?? 0 }))
  })
  return pairs
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_PAIRS)
    .map(({ one, other, likeness }) => [one, other, likeness])
}

/** Least cosine of two claims on one thing, by the encoder; where words do not show whether they differ, a model is asked. */
const LEAST_LIKENESS = 0.35
/** Most pairs that are read: the reader takes some 0.1 s for each. */
const MOST_PAIRS = 300
export const LEAST_LIKENESS_TO_ASK = 0.6

/** Returns pairs of claims with different values for one thing, where neither claim is in doubt or corrected. */
export function conflictingClaims(dossier: Dossier): ClaimPair[] {
  const settled = readClaims(dossier).filter(({ claim }) => claim.status === 'established' && !claim.correction)
  return proposePairs(settled)
    .map(([one, other]): ClaimPair => [one, other])
    .filter((pair) => relationOfPair(...pair) === 'conflict')
}

/** Returns the words that have no synonym among others. */
export const wordsBeside = (words: readonly Word[], others: readonly Word[]): Word[] =>
  words.filter((word) => !others.some((other) => areSynonyms(word, other)))

export function areSynonyms(a: Word, b: Word): boolean {
  const x = lemmaOf(a.lower)
  const y = lemmaOf(b.lower)
  if (a.stem === b.stem || x === y || conceptOf(a) === conceptOf(b)) return true
  const least = Math.max(4, Math.min(a.stem.length, b.stem.length) - 1)
  if (a.stem.slice(0, least) === b.stem.slice(0, least)) return true
  const i = rowOf(x)
  const j = rowOf(y)
  return i >= 0 && j >= 0 && shareSense(i, j) && !areOpposite(x, y)
}

/** Returns how two claims are related; `refines`: the second has a finer date; `open`: neither values nor reader show it. */
export function relationOfPair(claim: ReadClaim, other: ReadClaim): 'conflict' | 'refines' | 'open' | 'apart' {
  const a = claim.statement
  const b = other.statement
  if (excludeAtOnePlace(claim.claim.text, other.claim.text)) return 'conflict'
  const compared = claim.values.flatMap((x) => other.values.map((y) => compareItems(x, y)))
  const others = compared.filter((result) => result === 'other').length
  const isOneEach = claim.values.length === 1 && other.values.length === 1
  const isMet = areMet(claim, other)
  const isSame = relationOf(a, b) === 'same'
  if (a.isDenied === b.isDenied) {
    if (areOfOtherKinds(claim, other) || others > 1) return 'apart'
    if (!isSame && others === 0 && compared.includes('same') && (isMet || areMet(other, claim))) {
      const isLikeWorded = relationOf({ ...a, values: [] }, { ...b, values: [] }) === 'same'
      return isLikeWorded && isOneEach && isFiner(other, claim) ? 'refines' : 'apart'
    }
    if (isNarrower(claim, other) || isNarrower(other, claim)) return 'open'
  }
  // In equal words one value that differs is enough: "Dome 22 in 1999" and "Dome 21 in 2000" are on two things.
  const common = a.values.filter((value) => b.values.includes(value)).length
  const isOneOther = common === a.values.length - 1 && !isMet && relationOf(a, b) === 'other-value'
  const leastOfOthers = isOneEach && !isMet ? LEAST_OF_VALUES : LEAST_OPPOSED
  const least = isOneOther ? LEAST_IN_EQUAL_WORDS : leastOfOthers
  if (contradictBothWays(claim, other, least, isOneOther)) return 'conflict'
  return isSame ? 'apart' : 'open'
}

/** Returns whether each of two claims contradicts the other by the engine's reader, on average or at least that much. */
function contradictBothWays({ claim: { text } }: ReadClaim, other: ReadClaim, least: number, isEach: boolean): boolean {
  const [first, second] = [text, other.claim.text].sort() as [string, string]
  const there = readPairCached(first, second).contradicts
  // No second probability, which is below 1, could make up for this one.
  if (there < (isEach ? least : least * 2 - 1)) return false
  const back = readPairCached(second, first).contradicts
  return isEach ? back >= least : there + back >= least * 2
}

/** Least probability of a conflict, on average both ways: in any words; where one date or number differs. */
const LEAST_OPPOSED = 0.76
const LEAST_OF_VALUES = 0.5
/** Least probability each way in equal words but for one date or number beside others. */
const LEAST_IN_EQUAL_WORDS = 0.2

/** Returns whether a claim has all words of another, and is on a part of its thing, or has further names than who did it. */
function isNarrower(claim: ReadClaim, other: ReadClaim): boolean {
  if (wordsBeside(other.words, claim.words).length > 0 || hasFurther(other.statement, claim.statement)) return false
  const isPart = wordsBeside(claim.words, other.words).some(({ raw }) =>
    new RegExp(` ${raw} of (?:the )?\\p{Lu}`, 'u').test(claim.claim.text),
  )
  return isPart || (hasFurther(claim.statement, other.statement) && !isDoneBy(claim, other))
}

const hasFurther = (from: StatementParts, to: StatementParts): boolean =>
  [...from.names].some((name) => !to.names.has(name) && name !== to.first?.lower)

/** Returns whether the further names of a claim are those of who did it, and the other is in the passive: "Ida began the work", "the work began". */
function isDoneBy(claim: ReadClaim, other: ReadClaim): boolean {
  const doer = claim.claim.text.slice(0, VERB.exec(claim.claim.text)?.index ?? 0).toLowerCase()
  const further = [...claim.statement.names].filter((name) => !other.statement.names.has(name))
  return further.length > 0 && further.every((name) => doer.includes(name)) && PASSIVE.test(other.claim.text)
}
const PASSIVE = /^(?!.* by \p{Lu}).* (?:is|was|were) \p{Ll}+/u

/** Returns whether the values of two claims are never of one kind: the day and the time of day of an event. */
const areOfOtherKinds = (claim: ReadClaim, other: ReadClaim): boolean =>
  claim.values.length > 0 &&
  other.values.length > 0 &&
  claim.values.every((x) => other.values.every((y) => x.type !== y.type))

const areMet = ({ values }: ReadClaim, other: ReadClaim): boolean =>
  values.every((x) => other.values.some((y) => compareItems(x, y) === 'same'))

/** Returns whether the date of a claim is within the other's, and shorter. */
function isFiner({ values: [x] }: ReadClaim, { values: [y] }: ReadClaim): boolean {
  if (x?.type !== 'date' || y?.type !== 'date') return false
  const fine = x.date.value
  const wide = y.date.value
  return fine.from >= wide.from && fine.to <= wide.to && fine.to - fine.from < wide.to - wide.from
}

export function questionOf({ claim, values }: ReadClaim, other: ReadClaim): string {
  const asked = [...claim.slots, ...other.claim.slots].find(({ asks }) => asks !== undefined)?.asks
  if (asked !== undefined) return asked
  const value = values.find((x) => other.values.some((y) => compareItems(x, y) !== 'same')) ?? values[0]
  if (value === undefined) return `Which holds: “${claim.text}” or “${other.claim.text}”?`
  const before = claim.text.slice(0, value.start).replace(/ (?:on|in|at|by|since|from|during|between)? ?$/, '')
  const isLast = /^\W*$/.test(claim.text.slice(value.end))
  const [, thing, verb, rest = ''] = /^(.{2,80}?) (was|were|is|are) (.+)$/.exec(before) ?? []
  if (value.type === 'date' && isLast && thing && verb) return `When ${verb} ${thing.replace(/^The /, 'the ')} ${rest}?`
  return `Which ${value.type} is right: “${claim.text.slice(0, value.start)}…${claim.text.slice(value.end)}”`
}
