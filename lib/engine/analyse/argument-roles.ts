import type { Word } from '@/lib/text/words'
import { isAuxiliaryOrPastTense } from './clauses'
import type { Clause, ParsedSentence } from './parsed-sentence'

/** The part that a word plays in its clause: who acts, or what is acted upon. */
export const NO_ROLE = 0
export const AGENT_ROLE = 1
export const PATIENT_ROLE = 2

/**
 * Returns the part of each word in its clause: words before the verb act, words after it are acted upon; in the
 * passive it is the other way round, and the actor follows "by". Words of a clause without a verb have no part.
 */
export function argumentRoles({ words, clauses }: ParsedSentence): Uint8Array {
  const roles = new Uint8Array(words.length)
  for (const clause of clauses) markClause(words, clause, roles)
  return roles
}

function markClause(words: readonly Word[], clause: Clause, roles: Uint8Array): void {
  const [from, to] = wordRange(words, clause)
  const verb = mainVerb(words, from, to)
  if (verb < 0) return
  const isPassive = isPassiveAt(words, from, verb)
  for (let i = from; i < verb; i++) roles[i] = isPassive ? PATIENT_ROLE : AGENT_ROLE
  let after = isPassive ? NO_ROLE : PATIENT_ROLE
  for (let i = verb + 1; i < to; i++) {
    if (isPassive && words[i]?.lower === 'by') after = AGENT_ROLE
    roles[i] = after
  }
}

/** Returns the indices of the first word of a clause, and of the first one behind it. */
function wordRange(words: readonly Word[], { start, end }: Clause): [from: number, to: number] {
  const from = words.findIndex((word) => word.start >= start)
  const behind = words.findIndex((word) => word.start >= end)
  const to = behind < 0 ? words.length : behind
  return [from < 0 ? to : from, to]
}

/** Index of the last verb of the first group of verbs ("has been taught"), also of a lone auxiliary; -1 if none. */
function mainVerb(words: readonly Word[], from: number, to: number): number {
  let found = -1
  for (let i = from; i < to; i++) {
    const word = words[i]
    if (!word) break
    if (isPastForm(word) || (found >= 0 && isAuxiliaryOf(words, found, i) && participle.test(word.lower))) {
      if (found >= 0 && !isAuxiliaryOf(words, found, i)) break
      found = i
    }
  }
  return found
}

/** Whether a word is an auxiliary or a past form; other verb forms are seldom the main verb of factual prose. */
const isPastForm = (word: Word): boolean =>
  isAuxiliaryOrPastTense(word) || /[^e]ed$/.test(word.lower) || (word.lemma !== word.lower && pastForms.has(word.lower))
const pastForms = new Set(
  'wrote came knew chose drew grew threw paid said told beat became felt heard brought bought caught fought sought thought'.split(
    ' ',
  ),
)

/** Whether the verb is an auxiliary, and only adverbs and "not" separate it from the later word. */
function isAuxiliaryOf(words: readonly Word[], verb: number, at: number): boolean {
  if (!auxiliaries.has(words[verb]?.lower ?? '')) return false
  return words
    .slice(verb + 1, at)
    .every(({ lower }) => /ly$|^(?:not|n't|never|also|often|then|later|first|once|already)$/.test(lower))
}

function isPassiveAt(words: readonly Word[], from: number, verb: number): boolean {
  const word = words[verb]
  if (!word || !participle.test(word.lower)) return false
  // "His doctorate, supervised by Ann Lee, was finished."
  if (words[verb + 1]?.lower === 'by') return true
  return words.slice(Math.max(from, verb - 3), verb).some(({ lower }) => passiveAuxiliaries.has(lower))
}

const passiveAuxiliaries = new Set('is are was were be been being got'.split(' '))
const auxiliaries = new Set([...passiveAuxiliaries, ...'has have had did does do will would can could'.split(' ')])
const participle =
  /(?:ed|wn|ught)$|^(?:been|taken|given|written|spoken|seen|driven|chosen|beaten|broken|fallen|hidden|stolen|led|won|made|built|held|kept|sold|sent|spent|found|told|paid|met|cut|put|read|set|left|begun|run|sung|heard)$/
