import { z } from 'zod'
import { groupedBy } from '@/lib/text/lists'
import { jsonIn } from '@/lib/text/parsed-json'
import { ModelError } from './model'
import type { AskedClaim, AskedSentence, PageQuestion } from './page-question'
import type { Span } from '@/lib/text/spans'

/** Words of a sentence paired with words of a claim. Both are copied from the texts, never from the model. */
export interface ModelPair extends Span {
  words: string
  sentence: Span & { text: string }
  claim: string
  claimWords: string
  /** Whether the dossier marks the claim as doubtful, or has a correction of it. */
  isDoubted: boolean
  /** Whether the model found the difference again when it was asked about the sentence alone. */
  isConfirmed: boolean
  sources: number[]
}

export interface PageAnswer {
  differs: ModelPair[]
  agrees: ModelPair[]
  discarded: PairFault[]
}

type PairFault =
  | 'shape' // a field is missing or invalid
  | 'unknownSentence' // no sentence with this number was asked about
  | 'unknownClaim' // no claim has this number
  | 'notInSentence' // it quotes words that the sentence does not have
  | 'notInClaim' // it quotes words that the claim does not have
  | 'tooLong' // it quotes more than a dozen words, or a whole long sentence
  | 'noDifference' // both quotes say the same
  | 'both' // it lists the same words as different and as agreeing
  | 'tooMany' // more differences than a sentence can have

const pairSchema = z.object({
  sentence: z.int(),
  words: z.string().max(2000),
  claim: z.int(),
  claimWords: z.string().max(2000),
})
const entriesSchema = z.array(z.unknown()).max(200).default([])
const replySchema = z.object({ differs: entriesSchema, agrees: entriesSchema })
/** Maximum length of a quote, in words. */
const LONGEST_QUOTE = 12
/** Maximum number of differences in one sentence; more are implausible, so all of the sentence are discarded. */
const MOST_DIFFERENCES = 5

/**
 * Reads a model's answer on a paragraph. Discards an entry unless the sentence has its `words`, and the claim its
 * `claimWords`.
 * @throws ModelError `malformed`, where the answer is not JSON of the requested form
 */
export function readPageAnswer(text: string, question: PageQuestion): PageAnswer {
  const answerJson = jsonIn(text)
  const reply = replySchema.safeParse(answerJson)
  if (!reply.success || !isAnswerForm(answerJson)) throw new ModelError('malformed')
  const discarded: PairFault[] = []
  const readAll = (entries: readonly unknown[], isDifference: boolean): Map<string, ModelPair> => {
    const pairs = new Map<string, ModelPair>()
    for (const entry of entries) {
      const pair = pairOf(entry, question, isDifference)
      if (typeof pair === 'string') discarded.push(pair)
      else if (!pairs.has(`${pair.start} ${pair.end}`)) pairs.set(`${pair.start} ${pair.end}`, pair)
    }
    return pairs
  }
  const differs = readAll(reply.data.differs, true)
  const agrees = readAll(reply.data.agrees, false)
  for (const place of agrees.keys()) {
    if (!differs.delete(place)) continue
    agrees.delete(place)
    discarded.push('both')
  }
  const bySentence = groupedBy([...differs.values()], ({ sentence }) => sentence.start)
  const kept = [...bySentence.values()].filter(({ length }) => length <= MOST_DIFFERENCES).flat()
  for (let i = kept.length; i < differs.size; i++) discarded.push('tooMany')
  return { differs: sortedByPlace(kept), agrees: sortedByPlace([...agrees.values()]), discarded }
}

function sortedByPlace(pairs: readonly ModelPair[]): ModelPair[] {
  return pairs.toSorted((a, b) => a.start - b.start)
}

/** Tells whether an answer has at least one of its two lists; a missing one counts as empty. */
function isAnswerForm(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && ('differs' in raw || 'agrees' in raw)
}

function pairOf(entry: unknown, { sentences, claims }: PageQuestion, isDifference: boolean): ModelPair | PairFault {
  const pair = pairSchema.safeParse(entry)
  if (!pair.success) return 'shape'
  const { words, claimWords } = pair.data
  const sentence = sentences.find(({ number, isAsked }) => isAsked && number === pair.data.sentence)
  if (!sentence) return 'unknownSentence'
  const claim = claims.find(({ number }) => number === pair.data.claim)
  if (!claim) return 'unknownClaim'
  const place = findWords(sentence.text, words)[0]
  if (!place) return 'notInSentence'
  const quoted = quotedIn(claim, claimWords)
  if (quoted === null) return 'notInClaim'
  if (isTooLong(words, sentence) || wordsIn(claimWords).length > LONGEST_QUOTE) return 'tooLong'
  if (isDifference && comparableWordsOf(words) === comparableWordsOf(claimWords)) return 'noDifference'
  return {
    start: sentence.start + place.start,
    end: sentence.start + place.end,
    words: sentence.text.slice(place.start, place.end),
    sentence: { start: sentence.start, end: sentence.end, text: sentence.text },
    claim: claim.id,
    claimWords: quoted,
    isDoubted: claim.status !== 'established' || claim.correction !== null,
    isConfirmed: false,
    sources: claim.sources,
  }
}

function quotedIn({ text, correction, time }: AskedClaim, words: string): string | null {
  for (const part of [text, correction ?? '', time ?? '']) {
    const [at] = findWords(part, words)
    if (at) return part.slice(at.start, at.end)
  }
  return null
}

function isTooLong(words: string, { text }: AskedSentence): boolean {
  const count = wordsIn(words).length
  const all = wordsIn(text).length
  return count > LONGEST_QUOTE || (count === all && all > 4)
}

function comparableWordsOf(text: string): string {
  return wordsIn(text)
    .map(({ word }) => word)
    .join(' ')
}

/**
 * Returns the places where a text has the quoted words in the same order, as whole words. Ignores case, punctuation and
 * white space. Empty where the quote has no word.
 */
function findWords(text: string, quote: string): Span[] {
  const words = wordsIn(text)
  const wanted = wordsIn(quote)
  if (wanted.length === 0) return []
  const found: Span[] = []
  for (let at = 0; at + wanted.length <= words.length; at++) {
    if (!wanted.every(({ word }, i) => words[at + i]?.word === word)) continue
    const first = words[at]
    const last = words[at + wanted.length - 1]
    if (first && last) found.push({ start: first.start, end: last.end })
  }
  return found
}

/** Returns the words of a text in lower case and NFC, with their ranges. */
export function wordsIn(text: string): (Span & { word: string })[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => {
    const [word] = match
    return { word: word.normalize('NFC').toLowerCase(), start: match.index, end: match.index + word.length }
  })
}
