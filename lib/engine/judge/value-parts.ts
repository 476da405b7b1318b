import { hasVerbForm } from '@/lib/engine/analyse/clauses'
import { compareItems, hasSameValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { negationWords } from '@/lib/engine/link/tokens'
import { mapDefined, range } from '@/lib/text/lists'
import { spansOverlap, type Span } from '@/lib/text/spans'
import { indexOfFirstVerb } from '@/lib/text/verbs'
import type { Word } from '@/lib/text/words'

/** A part of a sentence that has values of its own: "killed 7 people" in "killed 7 people and injured 43". */
interface ValuePart {
  /** Keys of its content words and names, without the subject and the nouns that its values count. */
  keys: string[]
  /** Those before its first verb, and those up to it. */
  subject: string[]
  upToVerb: string[]
  /** Stems of its verbs. */
  verbs: string[]
  values: Item[]
  /** Names of those who act, behind "by". */
  agents: Item[]
  /** It says what did not happen. */
  isDenied: boolean
  /** It says when something happened by something else: "they met four years later". */
  isRelative: boolean
  /** It has a date of that other thing: "two days before the opening of 20 October 1916". */
  hasAnchor: boolean
}

const PART_ENDS = /[,;](?!\d)|\b(?:and|or|but|while)\b/gi

function valuePartsOf(sentence: ParsedSentence): ValuePart[] {
  const ends = [...sentence.text.matchAll(PART_ENDS)].map(({ index }) => sentence.start + index)
  return range(0, ends.length + 1).map((part) =>
    partOf(sentence, (place) => ends.filter((end) => end < place.start).length === part),
  )
}

function partOf({ text, start, words, items, terms }: ParsedSentence, isIn: (place: Span) => boolean): ValuePart {
  const own = words.filter(isIn)
  const relative = [...text.matchAll(RELATIVE_TIME)]
    .map(({ 0: match, index }) => ({ start: start + index, end: start + index + match.length }))
    .find(isIn)
  const verb = own[indexOfFirstVerb(own)]
  // The subject is of all parts, and a noun that is counted of its value.
  const units = items.flatMap((item) => (item.type === 'number' ? item.unit.split(' ') : []))
  const names = items.filter(({ type }) => type === 'subject')
  const keysUpTo = (most = Infinity): string[] =>
    mapDefined(terms.filter(isIn), (term) =>
      term.end <= most && !units.includes(term.stem) && !names.some((name) => spansOverlap(name, term))
        ? term.key
        : undefined,
    )
  return {
    keys: keysUpTo(),
    subject: keysUpTo(verb?.start ?? 0),
    upToVerb: keysUpTo(verb?.end ?? 0),
    verbs: own.filter(isVerbOfEvent).map(({ stem }) => stem),
    values: items.filter(isDateOrNumber).filter(isIn),
    agents: items.filter((item) => 'id' in item && isIn(item) && BY_BEFORE.test(text.slice(0, item.start - start))),
    isDenied: own.some(({ lower }) => negationWords.test(lower)),
    isRelative: relative !== undefined,
    hasAnchor: items.some((item) => item.type === 'date' && isIn(item) && relative && item.start >= relative.end),
  }
}

const RELATIVE_TIME =
  /\b(?:second|minute|hour|day|week|fortnight|month|year|decade)s? (?:later|after|afterwards?|before|earlier|previously)\b|\b(?:following|next|previous) (?:day|night|morning|week|month|year|spring|summer|autumn|winter)\b|\banniversary of\b/gi

/** Matches what leads to a name that acts: "by", "by the firm". */
const BY_BEFORE = /\bby (?:the |an? |its |his |her )?(?:\p{Ll}[\p{L}-]* ){0,2}$/u

const isVerbOfEvent = (word: Word): boolean => !/^(?:be|have|do)$/.test(word.lemma) && hasVerbForm(word)

const hasValue = ({ values }: ValuePart, item: Item, result: 'same' | 'other'): boolean =>
  values.some((value) => compareItems(item, value) === result)

/**
 * Whether the values of a sentence stand together in one part of a claim, and its words belong to that part: "61 plays in 2015/16" beside
 * "88 plays in the 2014–15 season and 61 plays in the 2015–16 season". Where the sentence has several parts with values, each may be in a
 * part of its own.
 *
 * @param named keys of the words of which that part has to have each
 */
export function hasValuesTogether(sentence: ParsedSentence, claim: ParsedSentence, named: readonly string[]): boolean {
  const parts = valuePartsOf(claim)
  const isInOne = (said: ValuePart): boolean => isInOnePart(said, parts, named)
  const said = valuePartsOf(sentence).filter(({ values }) => values.length > 0)
  return said.length > 0 && (isInOne(partOf(sentence, () => true)) || (said.length > 1 && said.every(isInOne)))
}

function isInOnePart({ keys, values }: ValuePart, parts: readonly ValuePart[], named: readonly string[]): boolean {
  const [home, ...more] = parts.filter((part) => values.every((value) => hasValue(part, value, 'same')))
  if (!home || more.length > 0) return false
  const rivals = parts.filter((part) => part !== home && values.some((value) => hasValue(part, value, 'other')))
  const saysOnly = (part: ValuePart, other: ValuePart): boolean => {
    const shared = [...other.keys, ...sharedBy(other, part)]
    return part.keys.some((key) => keys.includes(key) && !shared.includes(key))
  }
  return (
    keys.filter((key) => named.includes(key)).every((key) => home.keys.includes(key)) &&
    !rivals.some((rival) => saysOnly(rival, home)) &&
    (values.length > 1 ||
      (keys.some((key) => home.keys.includes(key)) && rivals.every((rival) => saysOnly(home, rival))))
  )
}

/** Returns the words of a part that another one leaves out, and has too: its subject, also its verb where the other says neither. */
function sharedBy({ subject, upToVerb }: ValuePart, part: ValuePart): string[] {
  if (upToVerb.length === 0) return part.upToVerb
  return subject.length === 0 ? part.subject : []
}

/** Whether a claim dates what a sentence tells by something else alone, so that a date of the claim is no date of it. */
export function isDatedByOther(sentence: ParsedSentence, claim: ParsedSentence): boolean {
  const verbs = valuePartsOf(sentence).flatMap((part) => part.verbs)
  return valuePartsOf(claim).some(
    (part) => part.isRelative && (part.hasAnchor || part.verbs.some((verb) => verbs.includes(verb))),
  )
}

/**
 * Whether a value or an agent of a sentence has the verb of another part of a claim: "killed 43" beside "killed 7 people and injured 43",
 * "built by Alder" beside "designed by Alder and built by Corrigan".
 */
export function isSwapped(sentence: ParsedSentence, claim: ParsedSentence): boolean {
  const parts = valuePartsOf(claim)
  const isOfOtherVerb = (
    verbs: readonly string[],
    own: readonly ValuePart[],
    rivals: readonly ValuePart[],
  ): boolean => {
    const isOwn = own.length !== 1 || verbs.some((verb) => own[0]?.verbs.includes(verb))
    return (
      !isOwn && own[0]?.verbs.length !== 0 && rivals.some((part) => verbs.some((verb) => part.verbs.includes(verb)))
    )
  }
  return valuePartsOf(sentence).some(
    ({ verbs, values, agents }) =>
      values.some((value) => {
        const own = parts.filter((part) => hasValue(part, value, 'same'))
        const rivals = parts.filter((part) => !part.isDenied && hasValue(part, value, 'other') && !own.includes(part))
        return isOfOtherVerb(verbs, own, rivals)
      }) ||
      agents.some((agent) => {
        const own = parts.filter((part) => hasSameValue(agent, part.agents))
        const rivals = parts.filter((part) => !part.isDenied && part.agents.length > 0 && !own.includes(part))
        return isOfOtherVerb(verbs, own, rivals)
      }),
  )
}
