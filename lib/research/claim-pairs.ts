import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import { compareItems } from '@/lib/engine/analyse/compare-values'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import { DIRECTION_LENGTH, openDirections } from '@/lib/engine/encoder/directions'
import { encodeTextCached } from '@/lib/engine/encoder/shared-encoder'
import { conceptOf } from '@/lib/engine/lexicon/concepts'
import { areOpposite, rowOf, shareSense } from '@/lib/engine/lexicon/word-table'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import { base64Of } from '@/lib/text/bytes'
import { lemmaOf, wordsOf, type Word } from '@/lib/text/words'
import { isPartOfName, relationOf, statementPartsOf, type StatementParts } from './align-claims'
import { excludeAtOnePlace } from './same-place'
import { contentWords } from './content-words'
import { VERB } from './verb'

export interface ReadClaim {
  claim: Claim
  statement: StatementParts
  words: Word[]
  values: Item[]
  isOnSubject: boolean
  subject: ReadonlySet<string>
}

export type ClaimPair = [ReadClaim, ReadClaim]

export function readClaims(dossier: Dossier): ReadClaim[] {
  const gazetteer = buildGazetteer(dossier)
  const subject = [dossier.subject.name, ...dossier.subject.aliases]
  const own = new Set(subject.flatMap((name) => name.toLowerCase().split(' ')))
  return dossier.claims.map((claim) => {
    const sentences = Array.from(analyseArticle({ text: claim.text }, dossier, gazetteer), ({ reading }) => reading)
    const statement = statementPartsOf(claim.text, subject)
    return {
      ...{ claim, statement },
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

/** Proposes pairs of claims that may answer one question, nearest in meaning first, each with its cosine. */
export function proposePairs(claims: readonly ReadClaim[]): [...ClaimPair, likeness: number][] {
  const all = new Int8Array(claims.length * DIRECTION_LENGTH)
  const directions = claims.map(({ claim }, at) => {
    const { direction } = encodeTextCached(wordsOf(claim.text).map(({ raw }) => raw))
    all.set(direction, at * DIRECTION_LENGTH)
    return direction
  })
  const compare = openDirections(base64Of(new Uint8Array(all.buffer)))
  const pairs = claims.flatMap((one, at) => {
    const cosines = compare(directions[at] ?? new Int8Array(DIRECTION_LENGTH))
    return claims.slice(at + 1).map((other, i) => ({ one, other, likeness: cosines[at + 1 + i] ?? 0 }))
  })
  return pairs
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ one, other, likeness }) => [one, other, likeness])
}

/** Least cosine of two claims on one thing, by the encoder; where words do not show whether they differ, a model is asked. */
const LEAST_LIKENESS = 0.4
export const LEAST_LIKENESS_TO_ASK = 0.6

/** Returns pairs of claims with different values for one thing, where neither claim is in doubt or corrected. */
export function conflictingClaims(dossier: Dossier): ClaimPair[] {
  const settled = readClaims(dossier).filter(({ claim }) => claim.status === 'established' && !claim.correction)
  return proposePairs(settled)
    .map(([one, other]): ClaimPair => [one, other])
    .filter(
      (pair) =>
        excludeEachOther(...pair) ||
        (relationOfPair(...pair) === 'conflict' && !pair.some(({ claim }) => REPEATED.test(claim.text))),
    )
}

const missing = ({ words }: ReadClaim, { words: others }: ReadClaim): Word[] =>
  words.filter((word) => !others.some((other) => areSynonyms(word, other)))

export function areSynonyms(a: Word, b: Word): boolean {
  if (a.stem === b.stem || conceptOf(a) === conceptOf(b)) return true
  const [x, y] = [lemmaOf(a.lower), lemmaOf(b.lower)]
  const least = Math.max(4, Math.min(a.stem.length, b.stem.length) - 1)
  if (a.stem.slice(0, least) === b.stem.slice(0, least)) return true
  const has = (facet: ReadonlySet<string>, { stem }: Word, lemma: string): boolean =>
    facet.has(stem) || facet.has(lemma)
  if (FACETS.some((facet) => has(facet, a, x) && has(facet, b, y))) return true
  const [i, j] = [rowOf(x), rowOf(y)]
  return i >= 0 && j >= 0 && shareSense(i, j) && !areOpposite(x, y)
}

/** Nouns, verbs and adjectives of one facet: no list of synonyms has them together. */
const FACETS = [
  'high height tall',
  'long length',
  'wide width broad',
  'deep depth',
  'heavy weight weigh',
  'old age',
  'cost price bill expense',
  'die death dead kill victim life lives',
  'begin start break open inaugurate',
  'person passenger people inhabitant resident',
  'musician player member',
  'child mother father son daughter',
  'bear born birth birthplace world',
  'build building construct construction',
  'write writer author',
  'use user',
].map((words) => new Set(wordsOf(words).flatMap(({ stem, lower }) => [stem, lower])))

/** Returns whether two claims cannot both be true by what stands at one place, though they may have the same words. */
const excludeEachOther = (one: ReadClaim, other: ReadClaim): boolean =>
  excludeAtOnePlace(one.claim.text, other.claim.text, one.subject)

/** Returns how two claims are related; `refines`: the second has a finer date; `open`: words do not show it. */
export function relationOfPair(one: ReadClaim, other: ReadClaim): 'conflict' | 'refines' | 'open' | 'apart' {
  const [a, b] = [one.statement, other.statement]
  const [again, otherAgain] = [one, other].map(({ claim }) => REPEATED.exec(claim.text)?.[0].toLowerCase())
  const isRepeated = again !== undefined || otherAgain !== undefined
  if (excludeEachOther(one, other)) return 'conflict'
  if (a.isDenied !== b.isDenied) return (a.isDenied ? denies(one, other) : denies(other, one)) ? 'conflict' : 'apart'
  if (relationOf(a, b) === 'same' || areOfOtherKinds(one, other)) return 'apart'
  const isLikeWorded = relationOf({ ...a, values: [] }, { ...b, values: [] }) === 'same'
  const compared = one.values.flatMap((x) => other.values.map((y) => compareItems(x, y)))
  const others = compared.filter((result) => result === 'other').length
  const isMet = areMet(one, other)
  // In equal words one value that differs is enough: "Dome 22 in 1999" and "Dome 21 in 2000" are on two things.
  const common = a.values.filter((value) => b.values.includes(value)).length
  const isOneOther = common === a.values.length - 1 && !isMet
  if (relationOf(a, b) === 'other-value' && isOneOther && again === otherAgain) return 'conflict'
  const isOneEach = one.values.length === 1 && other.values.length === 1
  if (others === 0 && compared.includes('same') && (isMet || areMet(other, one)))
    return isLikeWorded && isOneEach && isFiner(other, one) ? 'refines' : 'apart'
  if (others > 1) return 'apart'
  // "It has 340 members" and "it had 120 members in 1890".
  if (others === 1 && isCountOfOtherTime(one, other)) return 'open'
  if (again !== otherAgain || (isRepeated && !isLikeWorded)) return others === 1 ? 'open' : 'apart'
  if (hasFurther(a, b) && hasFurther(b, a)) return others > 0 ? 'apart' : 'open'
  if (others === 1 && (isDoneBy(one, other) || isDoneBy(other, one))) return 'conflict'
  const left = [missing(one, other).length, missing(other, one).length]
  const most = Math.max(one.words.length, other.words.length)
  // A claim that does not name the subject may be on a part of it, or on another of its kind.
  const isCovered = one.isOnSubject && other.isOnSubject ? most > 0 : most > 1 && Math.max(...left) * 3 <= most
  const isOneThing = isCovered && Math.min(...left) === 0 && !hasFurther(a, b) && !hasFurther(b, a)
  return isOneThing && (others === 1 || (isOneEach && areCounts(one, other))) ? 'conflict' : 'open'
}

/** Returns whether a claim denies nothing but what another says, and the engine's reader finds each against the other. */
const denies = (denied: ReadClaim, said: ReadClaim): boolean =>
  missing(denied, said).length === 0 &&
  !hasFurther(denied.statement, said.statement) &&
  areMet(denied, said) &&
  readPairCached(denied.claim.text, said.claim.text).contradicts >= LEAST_OPPOSED &&
  readPairCached(said.claim.text, denied.claim.text).contradicts >= LEAST_OPPOSED
const LEAST_OPPOSED = 0.9

const hasFurther = (from: StatementParts, to: StatementParts): boolean =>
  [...from.names].some((name) => !to.names.has(name))

/** Returns whether a claim differs from one in the passive only by who did it: "Ida began the work", "the work began". */
function isDoneBy(one: ReadClaim, other: ReadClaim): boolean {
  const doer = one.claim.text.slice(0, VERB.exec(one.claim.text)?.index ?? 0).toLowerCase()
  const further = [...one.statement.names].filter((name) => !other.statement.names.has(name))
  return (
    further.length > 0 &&
    further.every((name) => doer.includes(name)) &&
    PASSIVE.test(other.claim.text) &&
    [...other.statement.names].every((name) => one.statement.names.has(name)) &&
    missing(one, other).length + missing(other, one).length === 0
  )
}
const PASSIVE = /^(?!.* by \p{Lu}).* (?:is|was|were) \p{Ll}+/u

/** Returns whether the values of two claims are never of one kind: the day and the time of day of an event. */
const areOfOtherKinds = (one: ReadClaim, other: ReadClaim): boolean =>
  one.values.length > 0 &&
  other.values.length > 0 &&
  one.values.every((x) => other.values.every((y) => x.type !== y.type))

const areMet = ({ values }: ReadClaim, other: ReadClaim): boolean =>
  values.every((x) => other.values.some((y) => compareItems(x, y) === 'same'))

function isCountOfOtherTime({ values: a }: ReadClaim, { values: b }: ReadClaim): boolean {
  const [dated, plain] = [a, b].map((values) => values.some(({ type }) => type === 'date'))
  return dated !== plain && [a, b].every((values) => values.some(({ type }) => type === 'number'))
}

/** Returns whether two claims count something, and not the same number of it. */
function areCounts(one: ReadClaim, other: ReadClaim): boolean {
  const [x, y] = [one, other].map(({ values: [item] }) => {
    if (item?.type !== 'number') return undefined
    const { value, vague, measure, sign } = item.number
    return vague === 'exact' && !measure && !sign ? value : undefined
  })
  return x !== undefined && y !== undefined && x !== y
}

/** Words of one event of several: two of them may have two dates. */
const REPEATED =
  /\b(?:again|first|second|third|fourth|fifth|last|next|returned|re-?joined|back|once more|twice|another)\b/i

/** Returns whether the date of a claim is within the other's, and shorter. */
function isFiner({ values: [x] }: ReadClaim, { values: [y] }: ReadClaim): boolean {
  if (x?.type !== 'date' || y?.type !== 'date') return false
  const [fine, wide] = [x.date.value, y.date.value]
  return fine.from >= wide.from && fine.to <= wide.to && fine.to - fine.from < wide.to - wide.from
}

export function questionOf(one: ReadClaim, other: ReadClaim): string {
  const { claim, values } = one
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
