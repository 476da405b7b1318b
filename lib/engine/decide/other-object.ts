import { framesOf, verbAt, type VerbFrame } from '@/lib/engine/analyse/argument-roles'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { areSameEntity, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import type { NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DetailSpan } from '@/lib/engine/details/spans'
import { areOpposite } from '@/lib/engine/lexicon/word-table'
import type { Word } from '@/lib/text/words'

/**
 * Whether a date or figure is of what was done to one thing, and the claim's of the same done to another, of which the first is
 * no object: "left Tesla in 2019" beside "left OpenAI for Tesla in 2017".
 */
export function isDoneToOther(reading: ParsedSentence, { item, start }: DetailSpan, view: AnalysedClaim): boolean {
  if (!isDateOrNumber(item)) return false
  const clause = reading.clauses.find((c) => c.start <= start && start < c.end)
  const said = framesOf(reading).find(({ verb }) => clause && verb.start >= clause.start && verb.start < clause.end)
  const object = said && objectOf(said, reading)
  if (!said || !object) return false
  const stated = view.wordingAt(0).readings.flatMap((own) =>
    framesOf(own)
      .filter(({ verb }) => verb.stem === said.verb.stem)
      .map((frame) => ({ first: objectOf(frame, own), others: frame.patients.slice(1), own })),
  )
  return (
    stated.length > 0 &&
    stated.every(
      ({ first, others, own }) =>
        first &&
        !areSameEntity(first.id, object.id) &&
        others.some((other) => areSameEntity(other.id, object.id) && isBehindPreposition(other, own)),
    )
  )
}

/**
 * Whether a date is of the end of what the claim dates the beginning of, or the other way round: "joined OpenAI in 2016" beside "left
 * OpenAI for Tesla in 2017", "finished the doctorate in 2014" beside "entered the programme in 2011".
 */
export function isDateOfOtherEnd(reading: ParsedSentence, { item, start }: DetailSpan, view: AnalysedClaim): boolean {
  if (item?.type !== 'date') return false
  const verb = verbAt(reading, start)
  const object = framesOf(reading).find((frame) => frame.verb === verb)?.patients[0]
  return view.wordingAt(0).readings.some((own) => {
    const date = own.items.find(({ type }) => type === 'date')
    const stated = date && verbAt(own, date.start)
    if (!verb || !stated) return false
    if (isBeginning(verb) ? isEnding(stated) : isEnding(verb) && isBeginning(stated)) return true
    const ownObject = framesOf(own).find((frame) => frame.verb === stated)?.patients[0]
    const isOneThing = object && ownObject && areSameEntity(object.id, ownObject.id)
    return isOneThing === true && areOpposite(verb.lemma, stated.lemma)
  })
}
const isBeginning = ({ lower }: Word): boolean => /^(?:(?:enter|start)(?:s|ed)?|beg[aiu]ns?)$/.test(lower)
const isEnding = ({ lower }: Word): boolean =>
  /^(?:(?:finish|end)(?:e?s|ed)?|(?:complet|conclud|graduat)e[sd]?)$/.test(lower)

/** Whether a denied verb has another nearest name in every claim that has the verb: "did not return to Tesla", "returned to OpenAI". */
export function isDenialOfOther(reading: ParsedSentence, start: number, view: AnalysedClaim): boolean {
  const verb = reading.words.find((word) => word.start >= start && !auxiliaries.test(word.lower))
  const object = reading.items.find((item): item is NamedItem => 'id' in item && item.start > start)
  const stated = view
    .wordingAt(0)
    .readings.flatMap(framesOf)
    .filter((frame) => frame.verb.stem === verb?.stem)
  return (
    object !== undefined &&
    stated.length > 0 &&
    stated.every(({ patients: [own] }) => own && !areSameEntity(own.id, object.id))
  )
}
const auxiliaries = /^(?:not|never|did|do|does|has|have|had|was|were|is|are|been|be|\p{L}+n['’]t)$/u

/** The name that follows a verb directly; undefined where a preposition stands between them. */
function objectOf({ verb, patients: [nearest] }: VerbFrame, { words }: ParsedSentence): NamedItem | undefined {
  if (!nearest || nearest.start < verb.end) return undefined
  const between = words.filter((word) => word.start >= verb.end && word.end <= nearest.start)
  return between.some(({ lower }) => prepositions.has(lower)) ? undefined : nearest
}

const isBehindPreposition = (item: NamedItem, { words }: ParsedSentence): boolean =>
  words
    .slice(
      0,
      words.findIndex((word) => word.start >= item.start),
    )
    .slice(-MOST_BETWEEN)
    .some(({ lower }) => prepositions.has(lower))

/** Maximum number of words from a preposition to its name: "for the firm". */
const MOST_BETWEEN = 3
const prepositions = new Set('for from to at with in into on by of after before against through under over'.split(' '))
