import { clauseNegations } from '@/lib/engine/analyse/clauses'
import { AGENT_ROLE, argumentRoles, NO_ROLE, PATIENT_ROLE } from '@/lib/engine/analyse/argument-roles'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { wordsOf, type Word } from '@/lib/text/words'
import { areSynonyms } from './claim-pairs'
import { OPENING_CLAUSE } from '@/lib/research/flow'
import { spansOverlap } from '@/lib/text/spans'

/** Returns whether each clause of a sentence has all words of one claim, in their order, and no other date. */
export function isComposedOf(
  text: string,
  claims: readonly string[],
  { before, subject }: { before: string; subject: string },
): boolean {
  // A part such as "the roof" belongs to the subject, or to the only thing whose other parts the sentence names.
  const owners = new Set([...`${before} ${text}`.matchAll(OF_NAME)].flatMap(([, name = '']) => name))
  const owned = owners.size > 1 ? [subject] : [subject, ...owners]
  const withoutOwner = (claim: string): string =>
    claim.replaceAll(OF_NAME, (whole, name: string) => (owned.includes(name) ? '' : whole))
  const read = [...claims, ...claims.map(withoutOwner)].map(partsOf)
  const beginnings = [text, before].map((sentence) => partsOf(sentence).words)
  const isStated = ({ words, names, dates, isDenied }: Parts): boolean =>
    read.some((claim) => {
      const left = claim.words.length - words.length
      if (left < 0 || !isWithin(dates, claim.dates)) return false
      if (words.length === names.length && startsWith(claim.words, words)) return true
      return (
        isDenied === claim.isDenied &&
        isEqual(claim.words.slice(left), words) &&
        (left === 0 || beginnings.some((beginning) => startsWith(beginning, claim.words.slice(0, left))))
      )
    })
  // A claim may have an "and" itself.
  const ends = [...text.matchAll(BETWEEN_CLAUSES)].map(({ index }) => index).concat(text.length)
  const isFrom = (start: number): boolean =>
    start >= text.length || ends.some((end) => end > start && isStated(partsOf(text.slice(start, end))) && isFrom(end))
  return isFrom(0)
}

const OF_NAME = / of (?:the )?(\p{Lu}[\p{L}\d-]*(?: \p{Lu}[\p{L}\d-]*)*)(?= \p{Ll}|[,.;])/gu
const BETWEEN_CLAUSES = /[,;:()]| (?:and|while|but|then|which|who|when|where)\b/g

/** Returns whether the text before begins with what "he" or "it" means in a claim: its beginning, after "its" also the owner. */
export function continuesWithClaim(before: string, text: string, claim: string): boolean {
  const { head } = partsOf(before.replace(OPENING_CLAUSE, ''))
  const owners = POSSESSIVE.test(text) ? [...claim.matchAll(OF_NAME), ...claim.matchAll(OWNER)] : []
  return (
    head.length > 0 &&
    [claim, claim.replace(OPENING_CLAUSE, ''), ...owners.map(([, name = '']) => name)].some((thing) =>
      isEqual(partsOf(thing).head, head),
    )
  )
}
const OWNER = /^([^,]+?)['’]s /g
const POSSESSIVE = /^(?:his|her|its|their)\b/i

/** Returns whether a sentence is on what a claim begins with: it has the last word of that name, or refers back to it. */
export const isAboutClaimSubject = (claim: string, text: string, before: string): boolean =>
  wordsOf(fold(text)).some(({ stem }) => stem === partsOf(claim).head.at(-1)) || continuesWithClaim(before, text, claim)

const NAME_OR_NUMBER = /^[\p{Lu}\d]/u
const SAME_NAME = /^(?:'s? \S+|(?: (?:of|in|for|the))* [\p{Lu}\d]\S*)$/u

/** Returns whether a sentence has the names of a claim in another order, and no "by" of one of them explains it. */
export function exchangesNames(text: string, claim: string): boolean {
  const own = partsOf(text)
  const other = partsOf(claim)
  // A name that is a time or a place in both may stand anywhere: "on Fridays", "in Lund".
  const isPlaced = (name: string): boolean => wordsOfPlaces(text).has(name) && wordsOfPlaces(claim).has(name)
  const common = own.names.filter((name) => other.names.includes(name) && !isPlaced(name))
  const isSwapped = !isEqual(
    [...new Set(common)],
    [...new Set(other.names)].filter((name) => common.includes(name)),
  )
  return isSwapped && own.words.includes('by') === other.words.includes('by')
}

const wordsOfPlaces = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/\b(?:[Oo]n|[Ii]n|[Aa]t|[Ss]ince) (\p{Lu}[\p{L}-]+)/gu)].flatMap(
      ([, name = '']) => partsOf(name).words,
    ),
  )

/** Returns whether who acts in the claims is acted upon in a sentence, and the reverse: "A bought B" for "B bought A". */
export function exchangesDoers(text: readonly ParsedSentence[], claims: readonly ParsedSentence[]): boolean {
  const own = doersIn(text)
  const other = doersIn(claims)
  const common = [...own.parts].filter(([stem]) => other.parts.has(stem))
  const turned = common.filter(([stem, part]) => part + (other.parts.get(stem) ?? 0) === AGENT_ROLE + PATIENT_ROLE)
  const isTurned = (now: number): boolean => turned.some(([, part]) => part === now)
  // "The owner of the mill is the bank" turns everything round, and says the same.
  const isInverted = turned.length === common.length && own.verbs.some(({ lower }) => LINKING_WORDS.test(lower))
  const isSameDeed = own.verbs.some((verb) => other.verbs.some((word) => areSynonyms(verb, word)))
  return isTurned(AGENT_ROLE) && isTurned(PATIENT_ROLE) && isSameDeed && !isInverted
}

/** Returns the part that each stem always has, and the words without a part, among which the verbs are. */
function doersIn(sentences: readonly ParsedSentence[]) {
  const parts = new Map<string, number>()
  const verbs: Word[] = []
  for (const sentence of sentences)
    for (const [at, part] of argumentRoles(sentence).entries()) {
      const word = sentence.words[at]
      if (!word) continue
      if (part === NO_ROLE) verbs.push(word)
      else if (!stopWords.has(word.lower))
        parts.set(word.stem, (parts.get(word.stem) ?? part) === part ? part : BOTH_ROLES)
    }
  return { parts, verbs }
}
const LINKING_WORDS = /^(?:is|are|was|were|became)$/
const BOTH_ROLES = 9

interface Parts {
  /** Stems of the words without stop words and dates. */
  words: string[]
  /** The first of them, which name what the text begins with: "Debian 1.1", "roof of Lund", "Lund's roof". */
  head: string[]
  /** Those of them that are names or figures. */
  names: string[]
  /** The dates, in a form in which they are equal. */
  dates: string[]
  isDenied: boolean
}

/** Small words that change who does what to whom, or when. */
const KEPT_WORDS = new Set(['by', 'for', 'with', 'without', 'against', 'before', 'after'])

function partsOf(text: string): Parts {
  const folded = fold(text)
  const dates = datesOf(folded)
  const words = wordsOf(folded).filter(
    (word) =>
      (KEPT_WORDS.has(word.lower) || !stopWords.has(word.lower)) && !dates.some((date) => spansOverlap(word, date)),
  )
  const own = words.filter(({ lower }) => !KEPT_WORDS.has(lower))
  const last = own.findIndex(({ end }, at) => !SAME_NAME.test(folded.slice(end, own[at + 1]?.end ?? end)))
  return {
    words: words.map(({ stem }) => stem),
    head: own.slice(0, last + 1).map(({ stem }) => stem),
    names: words.filter(({ raw }) => NAME_OR_NUMBER.test(raw)).map(({ stem }) => stem),
    dates: dates.map(({ value: { from, to } }) => `${from}-${to}`),
    isDenied: clauseNegations.test(folded),
  }
}

const startsWith = (words: readonly string[], start: readonly string[]): boolean =>
  isEqual(words.slice(0, start.length), start)

const isEqual = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ')

function isWithin(dates: readonly string[], others: readonly string[]): boolean {
  let at = 0
  return dates.every((date) => (at = others.indexOf(date, at) + 1) > 0)
}
