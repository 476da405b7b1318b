import { hasTerm, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { Item, NamedItem, ParsedSentence, Term } from '@/lib/engine/analyse/parsed-sentence'
import { areSameEntity, compareItems, hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import { verbAt } from '@/lib/engine/analyse/argument-roles'
import { areSiblings } from '@/lib/engine/analyse/siblings'
import type { DossierValue } from '@/lib/engine/compare/dossier-value'
import { type DetailSpan, partsBeside, spansOverlap } from '@/lib/engine/details/spans'
import { isOfOtherTime } from './date-of-other'
import { isDoneToOther } from './other-object'
import {
  isAboutOtherPost,
  isDoerToOtherThing,
  isOneOfSeveral,
  isSecondDoer,
  isSpeaker,
  makerWords,
} from './second-doer'

/**
 * Whether a sentence may conflict with a claim: not if it is about another person, thing or event. Short sentences must
 * also be asserted, and not about another thing of the kind ("a second talk"); in longer ones such words mostly belong
 * to another clause, and the guard removed 23 true conflicts for 4 false ones.
 */
export function mayConflict(reading: ParsedSentence, span: DetailSpan, view: AnalysedClaim): boolean {
  if (isBound(span) || isPart(reading, span) || isDenied(reading, span, view)) return false
  if (isAboutSomebodyElse(reading, span, view) || isAboutOtherOfKind(reading, span, view)) return false
  if (isOfOtherTime(reading, span, view)) return false
  const { item } = span
  if (item && isOneThingOfSeveral(reading, item)) return false
  if (item && 'id' in item && (isSpeaker(reading, item) || isDoerToOtherThing(reading, item, view))) return false
  if (isOfAnotherThing(reading, span, view) || isDoneToOther(reading, span, view)) return false
  if (isOfOtherDegree(reading, view)) return false
  if (sharesOnlyPeople(reading, span, view) || isOwnerOfDegree(reading, span)) return false
  return (
    reading.words.length > MOST_SHORT_WORDS ||
    (isAsserted(reading, span, view) && !isOfAnother(reading, span, view) && !namesOtherWork(reading, span, view))
  )
}

/** Returns the words of a sentence that a claim has, without those of a detail and of the subject's name. */
export const termsShared = (
  { terms, items }: ParsedSentence,
  detail: Pick<DetailSpan, 'start' | 'end'>,
  view: AnalysedClaim,
): Term[] =>
  partsBeside(terms, detail).filter(
    (term) => !items.some((i) => i.type === 'subject' && spansOverlap(i, term)) && hasTerm(view, term),
  )

/** Whether a date is only a bound of the event: "by 2018", "after 2012". */
const isBound = ({ item }: DetailSpan): boolean =>
  item?.type === 'date' && (item.date.role === 'before' || item.date.role === 'after')

/** Whether a number counts only a part: "the first two principles" of three. */
const isPart = ({ text, start }: ParsedSentence, { item }: DetailSpan): boolean =>
  item?.type === 'number' && /\b(?:first|last|next|other) $/i.test(text.slice(0, item.start - start).slice(-8))

/**
 * Whether a sentence denies a value that a claim does not have: "did not land in 1968" agrees with a landing in 1969. The
 * "not" itself differs only where the rest is the claim's.
 */
export function isDenied({ clauses, text, start }: ParsedSentence, span: DetailSpan, view: AnalysedClaim): boolean {
  const clause = clauses.find((c) => c.start <= span.start && span.start < c.end)
  if (!clause?.negated || view.readings.some((r) => r.clauses.some((c) => c.negated))) return false
  const not = denying.exec(text.slice(clause.start - start, clause.end - start))
  if (!not) return false
  const denied = clause.items.filter((i) => i.start >= clause.start + not.index && !('pronoun' in i && i.pronoun))
  // "Was not the last" agrees with "was the first".
  const isBehindNot = span.item === null && span.start - clause.start >= not.index
  if (span.kind !== 'negation') return isBehindNot || denied.some((i) => i === span.item)
  const order = /\b(?:first|second|third|last|next|only)\b/i.exec(clause.said)?.[0]
  if (order && !view.readings.some((r) => r.words.some(({ lower }) => lower === order))) return true
  const own = view.wordingAt(0).readings.flatMap((r) => r.items)
  return denied.some(
    (i) => !hasSameValue(i, view.valueItems) && own.some((o) => o.type === i.type && compareItems(i, o) !== 'same'),
  )
}
const denying = /\b(?:not|never|no longer|neither|cannot)\b(?! (?:only|just|merely|until|simply)\b)|n't\b/i

/** Whether a sentence is not about the subject, but about a person or an unknown name that is not in the claim. */
function isAboutSomebodyElse(reading: ParsedSentence, span: DetailSpan, view: AnalysedClaim): boolean {
  // "Eagle landed in 1968, and Armstrong was the first": a clause about a thing of the claim is not about the next one's doer.
  const clause = reading.clauses.find((c) => c.start <= span.start && span.start < c.end)
  const isInClause = (i: Item): boolean => clause !== undefined && i.start >= clause.start && i.start < clause.end
  const [doer] = reading.items.filter((i) => isNamed(i) && isInClause(i) && i.end <= span.start)
  const isOwnClause = doer !== undefined && hasSameValue(doer, view.valueItems) && hasVerbAt(span.start, reading, view)
  const others = reading.items.filter((i) => {
    if (isOwnClause && !isInClause(i)) return false
    const isName = i.type === 'person' || (i.type === 'name' && !i.known)
    return isName && (i.start >= span.end || i.end <= span.start) && !hasSameValue(i, view.valueItems)
  })
  // The subject is not implied where somebody else is named: "In 1989 the institute took Anna Bunal on".
  if (reading.impliedSubject && !others.some(isPerson)) return reading.words.length < LEAST_IMPLIED
  // "Anna Bunal took her doctorate": a pronoun after another name does not mean the subject.
  const speaksOfSubject = (i: Item): boolean =>
    i.type === 'subject' && (!i.pronoun || !others.some((other) => other.start < i.start))
  if (others.length === 0 || reading.items.some(speaksOfSubject)) return false
  // "LLM101n, which Inkwell printed": a thing of the claim comes before the names of others.
  const [first] = reading.items.filter((i) => isNamed(i) && (i.start >= span.end || i.end <= span.start))
  return others.some(isPerson) || !first || !hasSameValue(first, view.valueItems)
}

/** Whether a claim has the verb of the clause at a place. */
function hasVerbAt(place: number, reading: ParsedSentence, { stems }: AnalysedClaim): boolean {
  const verb = verbAt(reading, place)
  return verb !== undefined && stems.has(verb.stem)
}

/** Whether a sentence is about another thing of the claim's kind: a numbered sibling, or one without a name. */
export const isAboutOtherOfKind = (reading: ParsedSentence, span: DetailSpan, view: AnalysedClaim): boolean =>
  isAboutSibling(reading, span, view) || isAboutUnnamedOther(reading, span, view)

/**
 * Whether a sentence is about a numbered sibling of the claim's thing, and not about that thing: "Apollo 17 brought back
 * 110 kilograms". A sibling in the place of the value conflicts where both are about one other thing: "Apollo 11 was
 * launched by a Saturn IB".
 */
function isAboutSibling({ items, sibling }: ParsedSentence, span: DetailSpan, view: AnalysedClaim): boolean {
  const own = view.readings.flatMap((r) => r.items.filter(isNamed))
  const isInClaim = (i: NamedItem): boolean => hasSameValue(i, own)
  if (sibling && !isInClaim(sibling)) return true
  const named = items.filter(isNamed)
  const shared = named.filter(isInClaim)
  const siblings = named.filter(
    (i) => !isInClaim(i) && own.some((o) => areSiblings(i.id, o.id) && !shared.some((s) => areSameEntity(s.id, o.id))),
  )
  return siblings.some((i) => shared.length === 0 || i.end <= span.start || i.start >= span.end)
}
const isNamed = (item: Item): item is NamedItem => 'id' in item && !item.pronoun

/**
 * Whether a sentence is about another thing of the kind without a name: "the next mission", "later landings", "the crew that
 * followed". "The next day" and "a later date" are times.
 */
function isAboutUnnamedOther({ text, start }: ParsedSentence, span: DetailSpan, { stems }: AnalysedClaim): boolean {
  const outside = text.slice(0, span.start - start) + ' '.repeat(span.end - span.start) + text.slice(span.end - start)
  return [...outside.matchAll(nextOfKind)].some(([, word]) => !word || !stems.has(word.toLowerCase()))
}
const nextOfKind =
  /(?:\b(?:the|an?|its|his|her|their)\s+(next|previous|following|later|earlier|last|preceding|subsequent|another)|\b(another)|^["'(]?(later|earlier|subsequent|previous))\s+(?!(?:one|two|three|four|five|six|ten|\d+|few|several)?\s*(?:seconds?|minutes?|hours?|days?|nights?|mornings?|afternoons?|evenings?|weeks?|weekends?|months?|years?|decades?|century|spring|summer|autumn|fall|winter|stages?|steps?|times?|dates?|periods?|side|hand|that|in|on|at|by|for|he|she|it|they|the)\b)\p{Ll}|(?<!\b(?:hours?|days?|weeks?|months?|years?|decades?|century) )\b(?:that|which|who) (?:followed|preceded)\b/giu

/** Whether a thing is one of several: listed with others, or one to which somebody contributed. Another one does not exclude it. */
export const isOneThingOfSeveral = ({ text, start, items }: ParsedSentence, item: Item): boolean => {
  const isListed = (a: Item, b: Item): boolean =>
    a.type === b.type && /^(?:,? (?:and|or) |, )$/.test(text.slice(a.end - start, b.start - start))
  if (item.type === 'work' && items.some((other) => isListed(item, other) || isListed(other, item))) return true
  const before = text.slice(0, item.start - start).slice(-120)
  return 'id' in item && contributions.test(before)
}
const contributions =
  /\b(?:contribut\p{Ll}+|helped|participat\p{Ll}+|collaborat\p{Ll}+|assisted|involved|took part)\b[^.;]{0,80}$/u

/**
 * Whether a detail is only another person in the subject's place: "Anna Bunal joined the institute" does not conflict
 * with a claim that the subject joined it. The maker of a thing is one person, so there another name conflicts.
 */
export function standsForSubject(
  reading: ParsedSentence,
  span: DetailSpan,
  view: AnalysedClaim,
  value: DossierValue,
): boolean {
  const { item } = span
  if (!item || !('id' in item)) return false
  if (isOneOfSeveral(reading, item) || isSecondDoer(reading, item, view, value)) return true
  if (isFirstNameOf(value.text, item)) return true
  const own = view.wordingAt(0).readings[0]
  if (own && isThingForPerson(item, value, own)) return true
  if (own && isPerson(item) && isAboutOtherPost(reading, own)) return true
  // A "he" after another name may mean that person.
  if (reading.items.some((i) => i.type === 'subject' && (!i.pronoun || i.start < span.start))) return false
  const inValue = own?.items.filter((i) => value.text.includes(i.text)) ?? []
  if (own && inValue.some((i) => i.type === 'subject')) return !makerWords.test(own.text)
  if (!isPerson(item)) return false
  // "Christopher Manning is a professor there" says nothing about the professor whom the claim names.
  if (item.start <= reading.start && own && !makerWords.test(own.text)) return true
  return own?.mentionsSubject === true && !inValue.some(isPerson)
}

/**
 * Whether a thing of the dossier stands in the place of a person: "Congress established the Marine Corps" and the general
 * who spoke of it. A firm may be the maker of a thing, as a person may.
 */
const isThingForPerson = (item: NamedItem, { text }: DossierValue, own: ParsedSentence): boolean =>
  item.known && isThing(item) && !makerWords.test(own.text) && own.items.some((i) => isPerson(i) && i.text === text)

/** Whether a claim calls a person of the sentence by the first name: "Jack" for Jack Dorsey. */
const isFirstNameOf = (name: string, { type, id }: NamedItem): boolean =>
  (type === 'person' || type === 'subject') && id.startsWith(`${name.toLowerCase()} `)

/** Whether a sentence is about the degree of somebody else: "She supervised the doctorate of Victor Renn". */
function isOwnerOfDegree({ text, start }: ParsedSentence, { item, start: from, end }: DetailSpan): boolean {
  if (supervisedDegree.test(text)) return true
  if (!item || !isPerson(item)) return false
  return ownedDegree.test(text.slice(end - start)) || degreeOf.test(text.slice(0, from - start).slice(-LONGEST_OPENING))
}
const supervisedDegree =
  /\b(?:co-)?supervised (?:[\w'-]+ ){0,4}(?:doctorates?|ph\.?d|thesis|theses|dissertations?|degrees?)\b/i
const degreeOf = /\b(?:doctorate|ph\.?d|thesis|dissertation|degree|studies)s? of $/i
const ownedDegree = /^'s (?:[\w-]+ ){0,2}(?:doctorate|ph\.?d|thesis|dissertation|degree|studies)\b/i

/** Whether a sentence is on another degree than the claim: "a master's from Ellesby" says nothing of where the bachelor's is from. */
function isOfOtherDegree({ items }: ParsedSentence, view: AnalysedClaim): boolean {
  const degreesIn = (all: readonly Item[]): string[] => all.flatMap((i) => (i.type === 'degree' ? [i.degree] : []))
  const known = degreesIn(view.wordingAt(0).readings.flatMap((own) => own.items))
  const named = degreesIn(items)
  return named.length > 0 && known.length > 0 && !named.some((degree) => known.includes(degree))
}

/**
 * Whether a date, figure or role is of another thing: sentence and claim name firms or works, and have none in common
 * ("joined Quillon in 2019" and "joined Halden Labs in 2015").
 */
function isOfAnotherThing(reading: ParsedSentence, { item, start, end }: DetailSpan, view: AnalysedClaim): boolean {
  if (!isDateOrNumber(item) && item?.type !== 'role') return false
  const said = reading.items.filter((i) => isThing(i) && (i.end <= start || i.start >= end))
  const known = view.wordingAt(0).readings.flatMap((r) => r.items.filter(isThing))
  if (known.length === 0) return false
  // "The lift-off was on 16 July" beside the lift-off of a lander: without a name, a sentence is about the subject.
  if (!reading.items.some((i) => 'id' in i)) return !view.readings.some((r) => r.mentionsSubject)
  return said.length > 0 && !said.some((i) => hasSameValue(i, view.valueItems))
}

/**
 * Whether a date or figure is of another event of the same people: "discovered polonium with him in 1898" does not
 * conflict with the day of their wedding.
 */
function sharesOnlyPeople({ terms, items }: ParsedSentence, span: DetailSpan, view: AnalysedClaim): boolean {
  if (!isDateOrNumber(span.item)) return false
  const shared = partsBeside(terms, span).filter((t) => hasTerm(view, t))
  const isOfPerson = (t: Term): boolean =>
    kin.has(t.stem) || items.some((i) => (i.type === 'subject' || isPerson(i)) && i.start < t.end && i.end > t.start)
  const people = items.filter((i) => isPerson(i) && shared.some((t) => t.start < i.end && t.end > i.start))
  return people.length > 0 && shared.every(isOfPerson)
}

const isThing = (item: Item): item is NamedItem =>
  (item.type === 'org' || item.type === 'work' || item.type === 'name') && !item.pronoun && !isPerson(item)

/** Minimum number of words for a line with an implied subject to conflict with a claim. */
const LEAST_IMPLIED = 5

/** Maximum number of words of a short sentence (`mayConflict`). */
export const MOST_SHORT_WORDS = 14

/** Whether a detail is asserted, or only possible in a claim too. A person's wish or forecast counts as asserted. */
function isAsserted(reading: ParsedSentence, span: DetailSpan, view: AnalysedClaim): boolean {
  if (unasserted.test(reading.text)) return false
  const clause = reading.clauses.find((c) => c.start <= span.start && span.start < c.end)
  if (!clause || !doubtful.test(clause.said)) return true
  return view.readings.some((r) => r.clauses.some((c) => c.hypothetical))
}
const doubtful =
  /\b(may|might|(?:could|would|should|will) have|reportedly|allegedly|supposedly|rumou?r\w*|speculat\w+|perhaps|maybe|possibly|probably|plan(?:s|ned)? to|intend(?:s|ed)? to|agree[sd]? to|consider(?:s|ed|ing)|jok\w+|imagin\w+|ask(?:s|ed) (?:if|whether)|whether|unless|almost|nearly)\b/
const unasserted =
  /\b(?:it is (?:false|untrue|not true|a myth)|not the case|as if|as though|contrary to|rumou?rs? that)\b/i

export const isPerson = (item: Item): item is NamedItem =>
  item.type === 'person' ||
  (item.type === 'name' && !item.known && /^\p{Lu}\p{Ll}+(?: \p{Lu}[\p{Ll}-]+){1,2}$/u.test(item.text))

/** Whether a sentence has a word, missing in the claim, that turns a name into another thing: "clone", "mother". */
function isOfAnother(reading: ParsedSentence, span: DetailSpan, view: AnalysedClaim): boolean {
  return partsBeside(reading.terms, span).some((t) => otherThingStems.has(t.stem) && !hasTerm(view, t))
}
export const kin = new Set('mother father wife husband brother sister son daughter parent famili'.split(' '))
const otherThingStems = new Set([
  ...kin,
  ...(
    'clone copi fork successor predecessor version edit sequel board rival competitor ' +
    'team staff student colleagu assistant friend neighbour neighbor imit spinoff adapt translat ' +
    'video tutori lectur book film podcast documentari workshop headquart'
  ).split(' '),
])

/** Whether a sentence quotes or introduces a work that is not in the claim: a date or figure may belong to it. */
function namesOtherWork(reading: ParsedSentence, span: DetailSpan, { valueItems, vocabulary }: AnalysedClaim): boolean {
  return reading.items.some((i) => {
    if (i.start < span.end && i.end > span.start) return isOneOfMany(reading, i)
    if (i.type !== 'work' && i.type !== 'name') return false
    if (hasSameValue(i, valueItems)) return false
    if (reading.terms.some((t) => t.start < i.end && t.end > i.start && vocabulary.has(t.key))) return false
    return isOneOfMany(reading, i) || reading.text[i.start - reading.start - 1] === '"' || /\d$/.test(i.text)
  })
}

/** Whether a name is introduced as one thing of several: "a video called X", "another talk, “X”". */
function isOneOfMany({ text, start }: ParsedSentence, item: Item): boolean {
  if (item.type !== 'work' && item.type !== 'name') return false
  const at = item.start - start
  return opening.test(text.slice(Math.max(0, at - LONGEST_OPENING), at))
}
/** Maximum characters read before a name; without a limit, a long text of names would take quadratic time. */
const LONGEST_OPENING = 80
const opening =
  /\b(?:an?|another)\s+(?:[\p{L}-]+\s+){0,3}[\p{L}-]+,?\s+(?:(?:called|titled|entitled|named|dubbed),?\s+["'“”‘’«]?|["“”‘«])$/iu
