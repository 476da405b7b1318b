import type { Cast } from './cast'
import { UNKNOWN_SUBJECT } from './subject-of'
import type { ImportRecord } from './types'

/** Pronouns for people that another sentence names. */
const OPEN_WORD = /\b(?:he|she|they|him|her|his|them|their)\b/i
/** In UTF-16 units: a claim of more sentences is hard to read. */
const LONGEST_JOINED = 420

/** The claim, or the parts, of the sentence before. */
export interface LastClaim {
  text: string
  original: string
  sources: readonly number[]
}

/**
 * A sentence with an open pronoun behind the sentence before it, which names who may be meant. Null where the pronoun
 * may mean the subject: read again, the pair would be taken for a statement on the subject.
 */
export function joinedTo(
  before: LastClaim | null,
  text: string,
  { name, kind, pronoun }: ImportRecord['subject'],
  cast: Cast,
): LastClaim | null {
  if (before === null || before.text.length + text.length > LONGEST_JOINED) return null
  const ofSubject =
    name === UNKNOWN_SUBJECT
      ? /(?!)/
      : kind !== 'person'
        ? /\b(?:it|its)\b/i
        : pronoun === 'she'
          ? /\b(?:she|hers?)\b/i
          : /\b(?:he|him|his)\b/i
  if (ofSubject.test(text) || /\b(?:I|we|my|our|you|your)\b/i.test(text) || !OPEN_WORD.test(text)) return null
  // "It" and "this" may reach back further; somebody else has to be named right before.
  if (/^(?:It|Its|This|That|These|Those|Such|Both|Neither)\b/.test(text)) return null
  if (cast.inSentence(before.text).every(({ person }) => person.isSubject)) return null
  return { text: `${before.text} ${text}`, original: `${before.original} ${text}`, sources: before.sources }
}
