import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { hypotheticalWords, clauseNegations } from '@/lib/engine/analyse/clauses'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { SentenceSpan } from '@/lib/text/sentences'
import type { Word } from '@/lib/text/words'

/**
 * Whether a sentence repeats a phrase of a claim: "lab director Ann Lee said" for "Ann Lee is director of the lab",
 * "the law passed in 2006" for "The law was passed in 2006". The phrase must be whole: "the head of the museum was
 * arrested" is not about the museum.
 */
export function saysPhraseOfClaim(reading: ParsedSentence, { wordingAt, stems }: AnalysedClaim): boolean {
  // A quick test for most claims: they lack a word of the sentence.
  if (!reading.words.every(({ stem, lower }) => stems.has(stem) || IGNORED_WORD.test(lower))) return false
  if (!isStated(reading, reading)) return false
  const said = wordsIn(reading)
  return wordingAt(0).readings.some((own) => {
    const stated = wordsIn(own)
    return stated.some((_, from) => isSaidFrom(from, said, stated, reading, own))
  })
}

/** A word with what stands before it: articles and forms of "be" are left out, as a phrase does without them. */
interface PhraseWord extends Word {
  hasBe: boolean
  /** Punctuation before it. */
  gap: string
}

function wordsIn({ words, text, start }: ParsedSentence): PhraseWord[] {
  const found: PhraseWord[] = []
  let hasBe = false
  let end = start
  for (const word of words) {
    if (ARTICLE_WORD.test(word.lower)) continue
    if (FORM_OF_BE.test(word.lower)) {
      hasBe = true
      continue
    }
    found.push({ ...word, hasBe, gap: text.slice(end - start, word.start - start).replace(/[\p{L}\s]/gu, '') })
    hasBe = false
    end = word.end
  }
  return found
}

function isSaidFrom(
  start: number,
  sentenceWords: readonly PhraseWord[],
  claimWords: readonly PhraseWord[],
  reading: ParsedSentence,
  claimSentence: ParsedSentence,
): boolean {
  // A name with its description is stated whatever its sentence denies: "Ann Lee, director of the lab, did not come".
  const isPhrase = (length: number, isNoun: boolean): boolean => {
    const [first, last, next] = [claimWords[start], claimWords[start + length - 1], claimWords[start + length]]
    // "It acquired the rights" says less than "it acquired": the phrase goes on.
    if (!first || !last || (next?.gap === '' && !WORD_BEHIND.test(next.lower))) return false
    return isNoun || isStated(claimSentence, { start: first.start, end: last.end })
  }
  const wordBefore = claimWords[start]?.gap === '' ? claimWords[start - 1]?.lower : undefined
  if (wordBefore !== undefined && !WORD_BEFORE.test(wordBefore)) return false
  const description = descriptionOf(sentenceWords, reading)
  if (description) {
    const { name, words } = description
    const run = claimWords.slice(start, start + words.length + name.length)
    const [described, named] = [run.slice(0, words.length), run.slice(words.length)]
    const isClose = run.every(({ gap }, at) => at === 0 || gap === '')
    if (
      isClose &&
      sortedWords(described) === sortedWords(words) &&
      areSameWords(named, name) &&
      isPhrase(run.length, true)
    )
      return true
  }
  const run = claimWords.slice(start, start + sentenceWords.length)
  // "The head of the museum was arrested": only "the law passed in 2006" is a phrase of its own behind a preposition.
  const isReduced = sentenceWords.some(({ hasBe }, at) => at > 0 && hasBe && run[at]?.hasBe === false)
  if (wordBefore !== undefined && PREPOSITION.test(wordBefore) && !isReduced) return false
  const isApposition = ({ gap, hasBe }: PhraseWord, at: number): boolean =>
    at > 0 && gap === ',' && sentenceWords[at]?.hasBe === true && !hasBe
  const areTied = run.every((word, at) => {
    const other = sentenceWords[at]
    return at === 0 || isApposition(word, at) || (word.gap === other?.gap && (other.hasBe || !word.hasBe))
  })
  return (
    areTied && areSameWords(run, sentenceWords) && isPhrase(run.length, description !== null && run.some(isApposition))
  )
}

/** Returns the name and its description in "Ann Lee is director of the lab"; null in another sentence. */
function descriptionOf(
  said: readonly PhraseWord[],
  { items }: ParsedSentence,
): { name: readonly PhraseWord[]; words: readonly PhraseWord[] } | null {
  const at = said.findIndex(({ hasBe }) => hasBe)
  const item = items.find(({ start }) => start === said[0]?.start)
  if (at < 1 || !item || !('id' in item) || item.pronoun || said[at - 1]?.end !== item.end) return null
  const words = said.slice(at).filter(({ lower }) => !OF_OR_FOR.test(lower))
  return words.length > 0 ? { name: said.slice(0, at), words } : null
}

const areSameWords = (a: readonly Word[], b: readonly Word[]): boolean =>
  a.length === b.length && a.every(({ lower }, at) => lower === b[at]?.lower)
const sortedWords = (words: readonly Word[]): string =>
  words
    .map(({ lower }) => lower)
    .sort()
    .join(' ')

/** Whether a sentence asserts what stands between two offsets. Words that it quotes deny nothing of the words outside. */
function isStated({ clauses, isQuestion, text, start: from }: ParsedSentence, { start, end }: SentenceSpan): boolean {
  const outside = text.replace(/"[^"]*"/g, (quoted) => ' '.repeat(quoted.length))
  const isOutside = outside.slice(start - from, end - from) === text.slice(start - from, end - from)
  const around = clauses
    .filter((clause) => clause.end > start && clause.start < end)
    .map((clause) => (isOutside ? outside : text).slice(clause.start - from, clause.end - from))
  return !isQuestion && !around.some((said) => clauseNegations.test(said) || hypotheticalWords.test(said))
}

const ARTICLE_WORD = /^(?:an?|the)$/
const FORM_OF_BE = /^(?:is|are|was|were|been)$/
const OF_OR_FOR = /^(?:of|for)$/
const IGNORED_WORD = new RegExp([ARTICLE_WORD, FORM_OF_BE, OF_OR_FOR].map(({ source }) => source).join('|'))
const PREPOSITION = /^(?:of|for|in|on|at|by|with|to|from|into|under|over|about|after|before|near)$/
/** Matches a word that may stand before the phrase, and one behind it. */
const WORD_BEFORE = new RegExp(`${PREPOSITION.source}|^(?:and|that|said|says|while|when|where|because|although)$`)
const WORD_BEHIND = new RegExp(
  `${PREPOSITION.source}|^(?:and|but|while|when|where|which|who|that|said|says|as|during|since|until|through|between|plc|inc|ltd|corp|llc)$`,
)
