import { framesOf, verbAt, type VerbFrame } from '@/lib/engine/analyse/argument-roles'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { areSameEntity, hasSameValue } from '@/lib/engine/analyse/compare-values'
import type { NamedItem, ParsedSentence, Term } from '@/lib/engine/analyse/parsed-sentence'
import { dossierValueAt, wholeClaim, type DossierValue } from '@/lib/engine/compare/dossier-value'
import { kindOfItem, spansOverlap } from '@/lib/engine/details/spans'
import { conceptOf, verbsOfSaying } from '@/lib/engine/lexicon/concepts'
import { negationWords } from '@/lib/engine/link/tokens'
import type { Detail, DetailKind } from '@/lib/schema/finding'
import type { Word } from '@/lib/text/words'

/** A part of a sentence that its claim says otherwise, with what the claim has there. */
interface SaidOtherwise {
  span: { start: number; end: number }
  kind: DetailKind
  value: DossierValue
}

/**
 * Returns a part of a sentence that a claim says otherwise, although the claim has its names and values: denied there ("relied on
 * lidar", "doing without lidar"), done to another ("returned to Tesla"), or done by another.
 */
export function saidOtherwise(
  reading: ParsedSentence,
  analysis: AnalysedClaim,
  agreeing: readonly Detail[],
  near: readonly AnalysedClaim[],
): SaidOtherwise | null {
  if (reading.clauses.some(({ negated }) => negated)) return null
  for (const own of analysis.wordingAt(0).readings) {
    const denied = deniedDetail(reading, own, agreeing)
    if (denied) return { span: denied, kind: denied.kind, value: wholeClaim(analysis) }
    const object = otherObject(reading, own, near) ?? otherDoer(reading, own)
    if (object)
      return {
        span: object.said,
        kind: kindOfItem[object.said.type],
        value: dossierValueAt(analysis, { ...object.stated, item: object.stated, slot: null }),
      }
  }
  return null
}

/** An agreeing word or name that the claim has only behind "without", "not" or "no". */
function deniedDetail(reading: ParsedSentence, own: ParsedSentence, agreeing: readonly Detail[]): Detail | null {
  const denied = deniedTermsOf(own)
  if (denied.length === 0 || impliesDenial.test(reading.text)) return null
  return (
    agreeing.find((detail) => {
      const terms = reading.terms.filter((term) => spansOverlap(term, detail))
      const stated = own.terms.filter((term) => terms.some((said) => isSameTerm(term, said)))
      return stated.length > 0 && detail.kind !== 'negation' && stated.every((term) => denied.includes(term))
    }) ?? null
  )
}
/** Whether two terms have one key or stem; names have no stem. */
export const isSameTerm = (a: Term, b: Term): boolean => a.key === b.key || (a.stem !== '' && a.stem === b.stem)
/** Matches words that deny without a "not": a sentence with one may say what the claim says. */
const impliesDenial =
  /\b(?:drop|remov|abandon|exclud|avoid|reject|dismiss|eliminat|ditch|skip|forg[eo]|discourag|oppos|prevent|dispens|replac|ban|instead|rather|only|alone|sole|against|warn|advis|unlike|un\p{Ll}{3,}ed|give up|gave up|rid of|cut|end|quit|left|leav|free)\p{Ll}*\b/iu

/** Returns the terms of a claim behind a negation, as far as it reaches: up to the next comma, and a "no" or "without" less far. */
export function deniedTermsOf({ clauses, words, text, start }: ParsedSentence): Term[] {
  return clauses.flatMap((clause) => {
    if (!clause.negated || /\bif\b/.test(clause.said)) return []
    const own = words.filter((word) => word.start >= clause.start && word.end <= clause.end)
    return own.flatMap(({ lower, start: from, end }, at) => {
      if (!negationWords.test(lower) || weakDenial.test(text.slice(from - start).replace(BLANKS, ' '))) return []
      const last = own[at + (/^(?:no|without)$/.test(lower) ? NOUN_REACH : VERB_REACH)] ?? own.at(-1)
      const comma = /[,;:()]/.exec(text.slice(end - start))?.index ?? Infinity
      return clause.terms.filter((term) => term.start >= end && term.end <= Math.min(last?.end ?? end, end + comma))
    })
  })
}
const BLANKS = /[\s\u200b]+/g
/** Number of words that "no" and "without", and that "not" and "never" may deny. */
const NOUN_REACH = 4
const VERB_REACH = 8
/** Matches words that deny nothing, or only a present state. */
const weakDenial =
  /^(?:not|never|no|nothing)\s(?:only|just|merely|yet|until|all|every|always|longer|more|fewer|less|later|one|doubt|but|too|so|bad|as)\b/i

interface Exchange {
  said: NamedItem
  stated: NamedItem
}

/** An object of a verb that the claim has with another verb: "returned to OpenAI, after he had left Tesla". */
function otherObject(reading: ParsedSentence, own: ParsedSentence, near: readonly AnalysedClaim[]): Exchange | null {
  const stated = framesOf(own)
  const isStatedElsewhere = (said: NamedItem, frame: VerbFrame): boolean =>
    near.some((view) =>
      view
        .wordingAt(0)
        .readings.some((reading) =>
          framesOf(reading).some((other) => isSameDeed(frame, other) && hasSameValue(said, other.patients)),
        ),
    )
  for (const frame of framesOf(reading)) {
    const [said] = frame.patients
    const same = stated.find((other) => isSameDeed(frame, other))
    const [object] = same?.patients ?? []
    if (!said || !same || !object || hasSameValue(said, same.patients)) continue
    const isOfOtherVerb = stated.some((other) => other !== same && hasSameValue(said, other.patients))
    if (isOfOtherVerb && said.type === object.type && !isStatedElsewhere(said, frame)) return { said, stated: object }
  }
  return null
}
const isSameDeed = (a: VerbFrame, b: VerbFrame): boolean =>
  isSameVerb(a.verb, b.verb) && areSameEntity(a.agent.id, b.agent.id)
export const isSameVerb = (a: Word, b: Word): boolean => a.stem === b.stem || conceptOf(a) === conceptOf(b)

/** A doer before a verb that the claim has behind another doer: "the bridge collapsed", "the other bridge, which had collapsed". */
function otherDoer(reading: ParsedSentence, own: ParsedSentence): Exchange | null {
  for (const { verb, doer: said } of deedsOf(reading)) {
    const same = deedsOf(own).filter((deed) => isSameVerb(deed.verb, verb))
    const [first] = same
    const isOther = same.every(({ doer }) => mayBothAct(doer, said) && !areSameEntity(doer.id, said.id))
    if (first && isOther && hasSameValue(said, own.items)) return { said, stated: first.doer }
  }
  return null
}

const mayBothAct = (a: NamedItem, b: NamedItem): boolean => a.type === b.type || [a.type, b.type].includes('subject')

/** Returns each active verb with the nearest name before it, in its clause or right before the clause. */
function deedsOf(reading: ParsedSentence): { verb: Word; doer: NamedItem }[] {
  return reading.clauses.flatMap((clause) => {
    const verb = verbAt(reading, clause.start)
    const doer = verb && reading.items.findLast((item): item is NamedItem => 'id' in item && item.end <= verb.start)
    const between = verb && doer ? reading.text.slice(doer.end - reading.start, verb.start - reading.start) : ''
    return verb && doer && besideVerb.test(between.replace(BLANKS, ' ')) && !isPassive(reading, verb) && !isLight(verb)
      ? [{ verb, doer }]
      : []
  })
}
/** Matches what may stand between a doer and its verb; "Fennlys, sold in 2008" did nothing. */
const besideVerb = /^(?:,?\s(?:which|who|that))?\s(?:(?:had|has|have|later|then|also|once|\p{Ll}+ly)\s)?$/u
const isPassive = ({ text, start }: ParsedSentence, verb: Word): boolean =>
  /\b(?:is|are|was|were|been|being)[\s\u200b]+$/.test(text.slice(0, verb.start - start).slice(-12)) ||
  /^[\s\u200b]+by\b/.test(text.slice(verb.end - start))
export const isLight = ({ lower }: Word): boolean => lightVerbs.test(lower)
/** Matches verbs that say little, or only who says it. */
const lightVerbs = new RegExp(
  `^(?:is|are|was|were|be|been|has|have|had|did|does|do|made|took|gave|got|went|came|became|picked|put|brought|set|turned|carried|looked|kept|said|saw|heard|felt|found|began|started|continued|${verbsOfSaying})$`,
)
