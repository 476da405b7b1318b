import { hasSense } from '@/lib/engine/lexicon/word-table'
import { firstNames, type Word } from '@/lib/text/words'
import type { Gazetteer } from './gazetteer'
import { namesSubjectItself, type ParsedSentence, type Topic } from './parsed-sentence'

/**
 * Returns the topic of a heading that is all a name, or that announces a relative, a rival, a plan, a work of fiction; null for other
 * headings, and for one that names the subject.
 */
export function topicOf({ items, words, text }: ParsedSentence, { pronoun, subject }: Gazetteer): Topic | null {
  const ofSubject = subject.name.toLowerCase().split(/\s+/)
  const [first] = words
  // Behind a given name, a family name may be a word: "Signe Lind".
  const isOfPerson = first !== undefined && isPersonal(first)
  const names = words.filter((word) => /^\p{Lu}/u.test(word.raw) && (isOfPerson || isPersonal(word) || isProper(word)))
  const topic = names.map(({ lower }) => lower).filter((word) => !ofSubject.includes(word))
  if (ON_OTHER.test(text)) return topic
  const isAllName = words.every((word) => names.includes(word) || word.lower.length < LEAST_WORD)
  const isOnSubject = items.some((item) => item.type === 'subject')
  const mayBeSubject = pronoun !== 'it' && !names.some(isPersonal)
  // One word alone may be a common one: the dictionary has not all of them.
  return names.length < 2 || !isAllName || isOnSubject || mayBeSubject ? null : topic
}

const ON_OTHER =
  /\b(?:planned|proposed|proposals?|rejected|cancell?ed|abandoned|unbuilt|fiction(?:al)?|replicas?|forerunners?|predecessors?|successors?|competitors?|rivals?|sister ships?|brothers?|sisters?|fathers?|mothers?|sons?|daughters?|wife|husband|cousins?|uncles?|aunts?|grand\p{L}+|rumou?rs?)\b/iu

/** Letters of the shortest word that begins with a capital in a name: "of" and "and" do not. */
const LEAST_WORD = 4

const isPersonal = ({ lower }: Word): boolean => firstNames.has(lower)

/** Whether the dictionary lacks a word: "Kigali", not "Career". */
const isProper = ({ lemma, stem }: Word): boolean => !hasSense(lemma) && !hasSense(stem)

/** Whether a claim stands below a heading on something that a sentence does not name, and that is not the topic of it either. */
export function isElsewhere(claim: ParsedSentence, sentence: ParsedSentence): boolean {
  const { topic } = claim
  if (!topic || namesSubjectItself(claim)) return false
  const named = new Set([...(sentence.topic ?? []), ...sentence.words.map(({ lower }) => lower)])
  // A plan or a work of fiction may have no name.
  const mayBeSame = sentence.topic && (topic.length === 0 || sentence.topic.length === 0)
  return !mayBeSame && !topic.some((name) => named.has(name))
}
