import { hasSense } from '@/lib/engine/lexicon/word-table'
import { firstNames, type Word } from '@/lib/text/words'
import type { Gazetteer } from './gazetteer'
import type { ParsedSentence } from './parsed-sentence'

/**
 * Returns a heading in small letters where the text below may be on something else than the subject as it is: it is a name that is not the
 * subject's, on a person that of another person, or it announces a plan, a rejected design, a work of fiction. Null for "Early Life".
 */
export function topicOf(heading: ParsedSentence, gazetteer: Gazetteer): string | null {
  const isOnOther = OTHER_STATE.test(heading.text) || isOtherName(heading, gazetteer)
  return isOnOther ? heading.text.toLowerCase() : null
}

const OTHER_STATE =
  /\b(?:planned|proposed|proposals?|rejected|cancell?ed|abandoned|unbuilt|alternatives?|fiction(?:al)?|replicas?|predecessors?|successors?|competitors?|rivals?|rumou?rs?|future plans|plans for|projected|forecasts?)\b/i

function isOtherName({ items, words }: ParsedSentence, { pronoun }: Gazetteer): boolean {
  const names = items.filter((item) => 'id' in item)
  const isOnSubject = names.some((name) => name.type === 'subject' || name.pronoun)
  const capitals = words.filter(({ raw }) => /^\p{Lu}/u.test(raw))
  const isAll = words.every((word) => capitals.includes(word) || word.lower.length < LEAST_WORD)
  if (names.length === 0 || isOnSubject || !isAll) return false
  const isOfPerson = names[0]?.type === 'person' || capitals.some(({ lower }) => firstNames.has(lower))
  return isOfPerson || (pronoun === 'it' && capitals.some(isProper))
}

/** Letters of the shortest word that begins with a capital in a name: "of" and "and" do not. */
const LEAST_WORD = 4

/** Whether a word is in no dictionary: "Kigali", not "Career". */
const isProper = ({ lemma, stem }: Word): boolean => !hasSense(lemma) && !hasSense(stem)

/** Whether a sentence and a claim stand below headings on different things, or only one of them below a heading on something else. */
export function haveOtherTopics(sentence: ParsedSentence, claim: ParsedSentence): boolean {
  const own = ownTopicOf(sentence)
  const other = ownTopicOf(claim)
  return own !== other && !(own !== null && hasName(claim, own)) && !(other !== null && hasName(sentence, other))
}

/** Returns the topic of a sentence. Where it names the subject itself, it may still be on a plan for it, but on no other thing. */
function ownTopicOf({ topic = null, items }: ParsedSentence): string | null {
  const isOnSubject = items.some((item) => item.type === 'subject' && !item.pronoun)
  return topic !== null && isOnSubject && !OTHER_STATE.test(topic) ? null : topic
}

const hasName = ({ text }: ParsedSentence, topic: string): boolean => text.toLowerCase().includes(topic)
