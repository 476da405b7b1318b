import { hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import { argumentRoles, NO_ROLE } from '@/lib/engine/analyse/argument-roles'
import { hasFactor } from '@/lib/engine/analyse/derived-values'
import {
  namesSubjectItself,
  type Item,
  type NamedItem,
  type ParsedSentence,
  type Term,
} from '@/lib/engine/analyse/parsed-sentence'
import { isElsewhere } from '@/lib/engine/analyse/topics'
import { hasVerbForm } from '@/lib/engine/analyse/clauses'
import { areSiblings } from '@/lib/engine/analyse/siblings'
import { areNearlySpelt } from '@/lib/engine/lexicon/word-relations'
import { areOpposite, hasSense } from '@/lib/engine/lexicon/word-table'
import { KIN_FIRST, LEADING_PERSON } from '@/lib/text/kin'
import { mapDefined } from '@/lib/text/lists'
import { barsOf, type Bars, type CheckOccasion } from './bars'
import type { Entailment } from '@/lib/engine/reader/reader'
import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { isOwnValue } from './claim-value'
import type { ExactLookId, ExactLooks } from './exact-looks'
import { hasOtherDate, isOfOtherBound, isOfOtherColumn, isOnPart } from './figures'
import { hasValuesTogether, isDatedByOther } from './value-parts'
import type { Pair } from './pairs'
import { saysOnlyName } from './related'
import { mayAgree, pSupported, type JudgeContext, type ScoredSentence } from './scores'
import { onlyAlleges, onlyDoubts, onlyPlans } from './unasserted'
import { spansOverlap, type Span } from '@/lib/text/spans'
import { indexOfFirstVerb } from '@/lib/text/verbs'
import { firstNames, isVerb, type Word } from '@/lib/text/words'

/** The state of a sentence, first the most serious one. `compared` is "Look at this", `open` a sentence that nothing settles. */
export type State = 'contradicted' | 'compared' | 'supported' | 'open'

/** A claim near a sentence, as the reader reads both together. */
export interface ReadClaim extends Entailment {
  analysis: AnalysedClaim
  relevance: number
}

/** A sentence, and one of its pairs where the state rests on one. */
export interface Situation {
  scored: ScoredSentence
  /** Returns the nearest claims as the reader reads them, which takes a tenth of a second each. */
  read: () => readonly ReadClaim[]
  /** Returns what the exact rules show of the sentence. */
  looks: () => ExactLooks
  pair: Pair | null
  context: JudgeContext
  occasion: CheckOccasion
}

interface Reason {
  forbids: readonly State[]
  /** The only occasion on which it holds. */
  only?: CheckOccasion
  when: (situation: Situation) => boolean
}

/** An exact rule that shows a sentence, which is then not supported. */
const shownBy = (id: ExactLookId): Reason => ({ forbids: ['supported'], when: ({ looks }) => looks().has(id) })

/** The reasons that forbid a state, each measured by `npm run eval -- rules`. */
export const reasons = {
  /** A question states nothing. */
  question: { forbids: ['contradicted', 'compared', 'supported'], when: ({ scored }) => scored.reading.isQuestion },
  /** A name or a title alone states nothing, as a heading or an item of a list. */
  title: { forbids: ['contradicted', 'compared', 'supported'], when: ({ scored }) => isTitle(scored.reading) },
  /** A heading without a verb says nothing of its value: "Nora Lindqvist at 40". */
  headline: {
    forbids: ['contradicted', 'compared'],
    when: ({ scored: { reading } }) => reading.heading && hasTitleForm(reading),
  },
  /** A cell of a table without its heads says nothing of its value. */
  cell: { forbids: ['contradicted', 'compared'], when: ({ scored }) => scored.reading.tablePart === 'cell' },
  /** A table row that does not name the subject may be on anything. */
  row: {
    forbids: ['contradicted'],
    only: 'along',
    when: ({ scored: { reading } }) => reading.tablePart === 'row' && !namesSubjectItself(reading),
  },
  /** On a page about a person, a text that has not named the subject may be about somebody else. */
  unnamed: {
    forbids: ['contradicted'],
    only: 'along',
    when: ({ scored: { namesSubject, isAlone }, context }) => !namesSubject && !isAlone && context.isOnPerson,
  },
  /** A claim without a source contradicts nothing. */
  unsourced: { forbids: ['contradicted'], when: ({ pair }) => pair?.differing?.analysis.claim.sources.length === 0 },
  /** A correction of the claim has the very value of the sentence. */
  corrected: {
    forbids: ['contradicted', 'compared'],
    when: ({ pair }) =>
      !!pair?.item && !!pair.differing && hasSameValue(pair.item, pair.differing.analysis.corrections),
  },
  /** A name may be the claim's, with one or two letters off: "Krantz" for "Kranz". */
  misspelt: {
    forbids: ['contradicted'],
    when: ({ scored, pair }) => pair !== null && isMisspelt(scored.reading, pair),
  },
  /** "He" or "she" may be somebody else than the subject. */
  somebody: {
    forbids: ['contradicted'],
    when: ({ scored: { reading }, pair, context }) =>
      pair !== null && context.isOnPerson && isOnSomebody(reading, pair),
  },
  /** A sentence about a person whom the claim does not name may be true of that person. */
  another: {
    forbids: ['contradicted'],
    only: 'along',
    when: ({ scored: { reading }, pair, context }) => pair !== null && context.isOnPerson && isOnAnother(reading, pair),
  },
  /** A person with one role may have another: an engineer may be a research scientist. */
  role: {
    forbids: ['contradicted'],
    when: ({ pair }) => pair?.kind === 'role' && pair.differing?.value.isWhole === true,
  },
  /** A sentence on a numbered sibling of the claim's thing ("Apollo 17" beside Apollo 11) is on another thing. */
  sibling: {
    forbids: ['contradicted'],
    when: ({ scored, pair }) => pair !== null && isOnSibling(scored.reading, pair),
  },
  /** Who acts in a sentence is no other value than who is acted upon in the claim. */
  acting: {
    forbids: ['contradicted'],
    when: ({ scored, pair }) => pair !== null && hasOtherPart(scored.reading, pair),
  },
  /** The day on which something began is no other value than the one on which it ended. */
  phase: { forbids: ['contradicted'], when: ({ scored, pair }) => pair !== null && isOfOpposite(scored.reading, pair) },
  /** Who is "a professor" does not take the place of another one. */
  several: {
    forbids: ['contradicted'],
    when: ({ scored, pair }) => pair !== null && isOneOfSeveral(scored.reading, pair),
  },
  /** A heading that names another person or thing says what the text below it is about. */
  topic: {
    forbids: ['contradicted'],
    when: ({ scored: { reading }, pair }) => pair !== null && haveOtherTopics(reading, pair),
  },
  /** A claim that counts among a part says nothing of the whole. */
  part: {
    forbids: ['contradicted'],
    when: ({ scored: { reading }, pair }) => {
      const claim = pair?.item?.type === 'number' ? claimOf(pair.differing) : undefined
      return claim !== undefined && isOnPart(claim, reading)
    },
  },
  /** "It" may be what the sentence before it is on. */
  it: { forbids: ['contradicted'], when: ({ scored }) => scored.reading.mayMeanOther === true },
  /** The date of a claim may be that of something else, by which it dates what the sentence tells: "they met four years later". */
  relative: {
    forbids: ['contradicted', 'supported'],
    when: (situation) => {
      const { scored, pair } = situation
      const isSo = ({ wordingAt }: AnalysedClaim): boolean =>
        wordingAt(0).readings.some((claim) => isDatedByOther(scored.reading, claim))
      if (pair?.differing) return pair.item?.type === 'date' && isSo(pair.differing.analysis)
      return scored.reading.items.some(({ type }) => type === 'date') && agreesOnlyWith(situation, isSo)
    },
  },
  /** Another claim says the sentence, by the reader. */
  said: {
    forbids: ['contradicted', 'compared'],
    when: ({ read, pair }) =>
      read().some(({ analysis, says }) => analysis !== pair?.differing?.analysis && says >= SAID),
  },
  /** The words stand in the evidence, in a quotation. */
  quoted: {
    forbids: ['contradicted', 'compared'],
    when: ({ scored: { quoted }, pair }) =>
      pair !== null && quoted.some((detail) => detail.verdict === 'agrees' && spansOverlap(detail, pair)),
  },
  /** A quotation is not in the document, whatever else of the sentence is. */
  unquoted: {
    forbids: ['supported'],
    when: ({ scored: { quoted }, read, occasion }) =>
      quoted.some(({ kind }) => kind === 'unquoted') && !isSaid(read(), SURELY_SAID, barsOf[occasion]),
  },
  /** The reader finds no contradiction in the claim of a pair. */
  unread: {
    forbids: ['contradicted', 'compared'],
    when: ({ read, pair }) =>
      read().some(({ analysis, contradicts }) => analysis === pair?.differing?.analysis && contradicts < LEAST_READ),
  },
  /** Words that are no value or name differ only where net and reader are sure. */
  wording: {
    forbids: ['contradicted'],
    only: 'along',
    when: ({ read, pair }) =>
      pair?.item === null &&
      read().some(
        ({ analysis, contradicts }) =>
          analysis === pair.differing?.analysis &&
          (contradicts < SURELY_CONTRADICTED || pair.pDiffers < SURELY_DIFFERS),
      ),
  },
  /** The claim of a pair has the very date or number, and no other of its kind, or all values together, and the words. */
  equal: {
    forbids: ['contradicted', 'compared'],
    when: ({ scored, pair }) =>
      !!pair?.differing &&
      (isOwnValue(pair.item, pair.differing.analysis) || hasAllTogether(scored.reading, pair, pair.differing.analysis)),
  },
  /** A name is one of a claim's but for a letter or two: it may be misspelt, or somebody else's. */
  respelt: shownBy('respelt'),
  /** "One of the oldest" is not "the oldest". */
  oneOf: shownBy('oneOf'),
  /** A claim with two levels says the factor between them, and excludes another word for a factor. */
  factor: shownBy('factor'),
  /** The reader reads a long sentence beside one claim at a time, and what another claim says is then wrong to it. */
  long: {
    forbids: ['contradicted', 'compared'],
    when: ({ scored: { reading, details }, pair }) =>
      pair !== null && pair.item === null && !details.includes(pair) && reading.words.length > MOST_WORDS_ALONE,
  },
  /** A value that the evidence has of something else that happened: "killed 43" of "killed 7 people and injured 43". */
  swapped: shownBy('swapped'),
  /** Who is owned by a firm does not own it. */
  turned: shownBy('turned'),
  /** A claim that reports an allegation does not support the plain statement of it. */
  alleged: { forbids: ['supported'], when: (situation) => agreesOnlyWith(situation, onlyAlleges) },
  /** A claim that reports a plan neither supports nor contradicts what was done. */
  planned: {
    forbids: ['contradicted', 'supported'],
    when: (situation) =>
      situation.pair?.differing
        ? onlyPlans(situation.pair.differing.analysis, situation.scored.reading)
        : agreesOnlyWith(situation, onlyPlans),
  },
  /** A claim that nothing shows something does not support it. */
  doubted: { forbids: ['supported'], when: (situation) => agreesOnlyWith(situation, onlyDoubts) },
  /** A claim about another person or thing does not support a sentence about the subject, nor the other way round. */
  elsewhere: { forbids: ['supported'], when: (situation) => agreesOnlyWith(situation, isOfOther) },
  /** What the writer feels is in no evidence: "She is my hero". A value in such a sentence is. */
  personal: {
    forbids: ['supported'],
    when: ({ scored: { reading, details }, occasion }) =>
      FIRST_PERSON.test(withoutQuotations(reading.text)) &&
      !details.some((pair) => isDateOrNumber(pair.item) && mayAgree(pair, barsOf[occasion])),
  },
  /** What the evidence tells of a namesake or a neighbour in the same words does not support it of the subject. */
  stranger: {
    forbids: ['supported'],
    when: (situation) =>
      agreesOnlyWith(situation, ({ wordingAt }, reading) => {
        const telling = wordingAt(0).readings.filter((claim) => hasSameDeed(claim, reading))
        return telling.length > 0 && telling.every((claim) => hasOtherActor(claim, reading))
      }),
  },
  /** A number that a table has only with other dates is that of another time. */
  dated: {
    forbids: ['supported'],
    when: ({ scored: { reading, evidence, details }, occasion }) =>
      details.some(
        (pair) =>
          pair.item?.type === 'number' &&
          mayAgree(pair, barsOf[occasion]) &&
          hasOtherDate(
            pair.item,
            reading,
            evidence.netClaims.map(({ analysis }) => analysis),
          ),
      ),
  },
  /** A number of a table row stands below another head than the one that the sentence names. */
  column: {
    forbids: ['supported'],
    when: ({ scored: { reading, details }, occasion }) =>
      details.some(
        (pair) =>
          pair.item?.type === 'number' &&
          pair.agreeing !== null &&
          mayAgree(pair, barsOf[occasion]) &&
          isOfOtherColumn(pair.item, reading, pair.agreeing.analysis),
      ),
  },
  /** What is "at least 700" is not said to be fewer. */
  bound: {
    forbids: ['supported'],
    when: (situation) =>
      agreesOnlyWith(situation, (claim, { items }) => items.some((item) => isOfOtherBound(item, claim))),
  },
  /** Common words or a single name say too little to support a sentence. */
  little: {
    forbids: ['supported'],
    only: 'along',
    when: ({ scored, read, occasion }) =>
      saysLittle(scored, occasion) && (!isSaid(read(), SURELY_SAID, barsOf[occasion]) || saysOnlyName(scored.reading)),
  },
} satisfies Record<string, Reason>

export type ReasonId = keyof typeof reasons

/** Reasons that are ignored; only `npm run eval -- rules`, which measures each, fills it. */
export const switchedOff = new Set<ReasonId>()

/** Returns the reasons that forbid a state in a situation. */
export const reasonsAgainst = (state: State, situation: Situation): ReasonId[] =>
  (Object.entries(reasons) as [ReasonId, Reason][])
    .filter(
      ([id, { forbids, only = situation.occasion, when }]) =>
        forbids.includes(state) && only === situation.occasion && !switchedOff.has(id) && when(situation),
    )
    .map(([id]) => id)

/** Whether a line is a name or a title, without an end, a label, a value or a verb. */
export function isTitle(line: ParsedSentence): boolean {
  const { start: from, text, items } = line
  // "Two clinics" counts nothing yet.
  const isCount = ({ type, start, end }: Item): boolean =>
    type === 'number' && !/\d/.test(text.slice(start - from, end - from))
  return hasTitleForm(line) && !items.some((item) => !('id' in item) && !isCount(item))
}

function hasTitleForm({ text, words, tablePart }: ParsedSentence): boolean {
  if (tablePart === 'row' || /[:=–—]|\s-\s|[.!?…]["'”’)]*$/.test(text)) return false
  const isPlainVerb = ({ raw, lower }: Word): boolean => raw === lower && isVerb(lower)
  return indexOfFirstVerb(words) < 0 && !words.slice(1).some(isPlainVerb)
}

/**
 * Minimum probabilities of net and reader for words that are no value or name, chosen on the examples of the bundled dossier: of 1,571
 * unrelated sentences none is red, of 49 contradicting ones that these words decide 26 are.
 */
const SURELY_DIFFERS = 0.9
const SURELY_CONTRADICTED = 0.966

/** Probabilities of the reader: a claim says the sentence, contradicts it, does not contradict it. */
const SAID = 0.4
const LEAST_READ = 0.3

/** Whether a claim that would be shown says the sentence with at least a probability, whatever words agree. */
const isSaid = (read: readonly ReadClaim[], least: number, { relevant }: Bars): boolean =>
  read.some(({ says, relevance }) => says >= least && relevance >= relevant)
const SURELY_SAID = 0.8

/** Whether a claim has all values of a sentence together, with its words: the value of a pair differs then from another part of the claim. */
function hasAllTogether(reading: ParsedSentence, pair: Pair, view: AnalysedClaim): boolean {
  const [claim] = view.wordingAt(0).readings
  const named = reading.terms.filter((term) => spansOverlap(term, pair))
  const isWhole = pair.start === reading.start && pair.end === reading.end
  const isSaid = (term: Term): boolean =>
    (isWhole && term.kind === 'item') || hasTerm(view, term) || hasFactor(wordAt(term, reading), view.derived) === true
  if (!claim || (!isDateOrNumber(pair.item) && (pair.item !== null || !named.every(isSaid)))) return false
  return hasValuesTogether(reading, claim, pair.item || isWhole ? [] : named.map(({ key }) => key))
}
const wordAt = ({ start, end }: Span, sentence: ParsedSentence): string =>
  sentence.text.slice(start - sentence.start, end - sentence.start).toLowerCase()

/** Maximum words of a sentence that differs as a whole, without a value or a name. */
const MOST_WORDS_ALONE = 20

/** Whether a name of the pair, or of the whole sentence where the pair has none, is one of the claim's but for a letter or two. */
function isMisspelt({ items }: ParsedSentence, { item, differing }: Pair): boolean {
  const own = differing?.analysis.wordingAt(0).readings.flatMap((r) => r.items.filter((i) => 'id' in i)) ?? []
  return items.some(
    (name) =>
      'id' in name &&
      // A person or organisation of another claim is spelt right.
      !name.known &&
      (item === null || !('id' in item) || name === item) &&
      !hasSameValue(name, own) &&
      own.some(({ text }) => areNearlySpelt(name.text, text)),
  )
}

/** Whether a pronoun of a sentence is unclear, or means a person whom the claim of a pair does not have. */
function isOnSomebody({ items, ambiguous, mentionsSubject }: ParsedSentence, pair: Pair): boolean {
  if (ambiguous) return true
  const own = namedInClaim(pair)
  return !mentionsSubject && items.some((item) => item.type === 'person' && item.pronoun && !hasSameValue(item, own))
}

/**
 * Whether a sentence names people, and none whom the claim of a pair names. Where the claim names nobody but the subject, a person in the
 * subject's place is no other value.
 */
function isOnAnother({ items, mentionsSubject }: ParsedSentence, pair: Pair): boolean {
  const own = namedInClaim(pair)
  const people = items.filter((item) => item.type === 'person' || (item.type === 'name' && !item.known))
  const mayBeOther = own.some(({ type }) => type === 'person')
  return (
    !mentionsSubject &&
    people.some((item) => item !== pair.item || !mayBeOther) &&
    !people.some((item) => hasSameValue(item, own))
  )
}

/** Whether a name acts in a sentence, and the claim's name beside it is acted upon, or the other way round. */
function hasOtherPart(reading: ParsedSentence, { item, start, end, differing }: Pair): boolean {
  const claim = claimOf(differing)
  if (!claim || !differing || differing.value.isWhole || item === null || !('id' in item)) return false
  // "Was" names no deed: "the head was Ann Lee" says what "Ann Lee was the head" says.
  if (!reading.words.some((word) => isDeed(word) && claim.words.some(({ lemma }) => lemma === word.lemma))) return false
  const from = claim.text.indexOf(differing.value.text)
  const own = partAt(reading, { start: start - reading.start, end: end - reading.start })
  const other = from < 0 ? NO_ROLE : partAt(claim, { start: from, end: from + differing.value.text.length })
  return own !== NO_ROLE && other !== NO_ROLE && own !== other
}

/**
 * Whether a claim has another name, without the subject's, in the part that the subject plays in a sentence with the same verb, as in
 * "Calder Priory was founded in 1210" beside "Westmoor Abbey was founded in 1210"; or that a relative plays it, "Her husband designed it".
 */
function hasOtherActor(claim: ParsedSentence, sentence: ParsedSentence): boolean {
  const [deed, same] = [sentence, claim].map(({ words }) => words.find(hasDeedForm))
  if (!deed || !same) return false
  const [own] = sentence.items.filter((item) => 'id' in item && item.end <= deed.start)
  if (own?.type !== 'subject') return false
  const [kin] = KIN_FIRST.exec(claim.text)?.slice(1) ?? []
  if (kin !== undefined) return !sentence.words.some(({ lower }) => lower === kin.toLowerCase())
  if (claim.mentionsSubject) return false
  const other = claim.items.find((item) => 'id' in item && item.end <= same.start)
  if (!other) return false
  const hasWordOf = (item: Item, words: readonly Word[], isMeant: (word: Word) => boolean): boolean =>
    words.some(
      (word) =>
        isMeant(word) &&
        item.text
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u)
          .includes(word.lower),
    )
  // "The tunnel" may be the subject's own short name, and a name of the sentence is no stranger.
  const isNamed =
    hasWordOf(own, claim.words, (word) => !spansOverlap(word, other)) ||
    hasWordOf(other, sentence.words, ({ lemma, stem }) => !hasSense(lemma) && !hasSense(stem))
  return !isNamed && partOfItem(claim, other) === partOfItem(sentence, own)
}
const hasSameDeed = (claim: ParsedSentence, sentence: ParsedSentence): boolean => {
  const [same, deed] = [claim, sentence].map(({ words }) => words.find(hasDeedForm)?.stem)
  return deed !== undefined && same === deed
}
const hasDeedForm = (word: Word): boolean => hasVerbForm(word) && !/^(?:be|become|have|do)$/.test(word.lemma)
const partOfItem = (sentence: ParsedSentence, { start, end }: Item): number =>
  partAt(sentence, { start: start - sentence.start, end: end - sentence.start })

/** Returns the first sentence of the claim that a pair differs from. */
const claimOf = (differing: Pair['differing']): ParsedSentence | undefined =>
  differing?.analysis.wordingAt(0).readings[0]

/** Whether the claim of a pair, or the sentence, stands below a heading on something that the other does not name. */
function haveOtherTopics(reading: ParsedSentence, { differing }: Pair): boolean {
  const claim = claimOf(differing)
  return claim !== undefined && (isElsewhere(claim, reading) || isElsewhere(reading, claim))
}

const isOfOther = ({ wordingAt }: AnalysedClaim, reading: ParsedSentence): boolean =>
  wordingAt(0).readings.every(
    (claim) => isElsewhere(claim, reading) || (isOnOtherPerson(reading) && isElsewhere(reading, claim)),
  )

/** Whether a sentence begins with a pronoun below a heading that is a person's name. */
const isOnOtherPerson = ({ topic, text }: ParsedSentence): boolean =>
  firstNames.has(topic?.[0] ?? '') && LEADING_PERSON.test(text)

const withoutQuotations = (text: string): string => text.replace(/["“][^"”]*["”]?/g, '')
const FIRST_PERSON =
  /\b[Ii] (?:really |still |always )?(?:love|like|admire|adore|hate|enjoy|miss|prefer|recommend)\b|\b(?:is|was|are|were) (?:\p{Ll}+ ){0,2}my\b|\bof mine\b/u

/** Whether details of a sentence agree with claims, and each of these claims is of one kind. */
function agreesOnlyWith(
  { scored: { reading, details }, occasion }: Situation,
  isOfKind: (claim: AnalysedClaim, reading: ParsedSentence) => boolean,
): boolean {
  const agreeing = new Set(
    mapDefined(details, (pair) => (mayAgree(pair, barsOf[occasion]) ? pair.agreeing?.analysis : undefined)),
  )
  return agreeing.size > 0 && [...agreeing].every((claim) => isOfKind(claim, reading))
}

/**
 * Whether a sentence dates one deed, and the claim of a pair the opposite one: "the first period ended" beside "began". Who "left Halden Labs
 * for Quillon" joined Quillon then.
 */
function isOfOpposite({ words, text }: ParsedSentence, { item, differing }: Pair): boolean {
  const claim = claimOf(differing)
  if (!claim || item?.type !== 'date' || [text, claim.text].some((own) => LEFT_FOR.test(own))) return false
  const without = (own: readonly Word[], others: readonly Word[]): Word[] =>
    own.filter((word) => hasVerbForm(word) && others.every(({ stem }) => stem !== word.stem))
  const others = without(claim.words, words)
  return without(words, claim.words).some((a) =>
    others.some((b) => areOpposite(a.lemma, b.lemma) || areOpposite(a.stem, b.stem)),
  )
}
const LEFT_FOR = /\b(?:leave|leaves|leaving|left)\b[^,;]{0,60} for (?:the )?\p{Lu}/u

/** Whether a name is said to be one of several: "Ann Lee is a professor". */
function isOneOfSeveral({ text, start }: ParsedSentence, pair: Pair): boolean {
  if (!pair.item || !('id' in pair.item) || pair.differing?.value.isWhole !== false) return false
  return ONE_OF_SEVERAL.test(text.slice(pair.end - start))
}
const ONE_OF_SEVERAL = /^ (?:is|was|became|remains) (?:also |now |still )?(?:an?|one of) /

const isDeed = ({ lower, lemma }: Word): boolean => isVerb(lower) && !/^(?:be|become|have|do)$/.test(lemma)

/** Returns the part that words of a sentence, by their place in it, play in their clause. */
function partAt(sentence: ParsedSentence, { start, end }: Span): number {
  const place = { start: sentence.start + start, end: sentence.start + end }
  const at = sentence.words.findIndex((word) => spansOverlap(word, place))
  return argumentRoles(sentence)[at] ?? NO_ROLE
}

function isOnSibling({ items, sibling }: ParsedSentence, pair: Pair): boolean {
  const own = namedInClaim(pair).filter(isNamed)
  if (sibling && !hasSameValue(sibling, own)) return true
  const named = items.filter((item) => isNamed(item) && item !== pair.item) as NamedItem[]
  return named.some(
    (name) =>
      !hasSameValue(name, own) && own.some((other) => areSiblings(name.id, other.id) && !hasSameValue(other, named)),
  )
}
/** Returns what the claim names from which a pair differs: people, things and their pronouns. */
const namedInClaim = ({ differing }: Pair): NamedItem[] =>
  differing?.analysis.readings.flatMap(({ items }) => items.filter((item) => 'id' in item)) ?? []

const isNamed = (item: Item): item is NamedItem => 'id' in item && !item.pronoun

/** Whether nothing that agrees is a value, a name or a phrase, or it is one term alone. */
function saysLittle({ scores, details }: ScoredSentence, occasion: CheckOccasion): boolean {
  const agreeing = details.filter((pair) => mayAgree(pair, barsOf[occasion]))
  if (pSupported(scores) >= SURELY_SUPPORTED && agreeing.length > 1) return false
  const telling = agreeing.filter(({ kind, core }) => kind !== 'term' || core.length > 1)
  return telling.length === 0 || (agreeing.length === 1 && agreeing[0]?.kind === 'term')
}
/** Minimum probability of the net that the sentence is supported, for terms to support it. */
const SURELY_SUPPORTED = 0.9
