import type { Status } from '@/lib/dossier/format/schema'

/** A paragraph and the claims to compare it with. Plain JSON, because it is sent in messages. */
export interface PageQuestion {
  /** The dossier of the claims; null where there is only one. */
  dossier: string | null
  /** Title and ISO date of the page; '' where they are not known. */
  title: string
  date: string
  /** ISO date. */
  today: string
  /** As-of date of the dossier, ISO. */
  asOf: string
  /** The sentence before the paragraph; '' at the beginning. */
  before: string
  sentences: AskedSentence[]
  claims: AskedClaim[]
}

export interface AskedSentence {
  /** Counted from 1. */
  number: number
  text: string
  /** Offsets in the article, in UTF-16 units. */
  start: number
  end: number
  /** Whether the sentence is to be compared. The other sentences are context. */
  isAsked: boolean
  /** Estimated probability, 0 to 1, that a claim is on the same thing; it decides the order of questions. */
  nearness: number
  /** Words of the sentence that are worth comparing, from the engine's details. */
  hints: string[]
  /** Numbers of the claims chosen for this sentence, best first, for a question on it alone (`questionOn`). */
  claims: number[]
}

export interface AskedClaim {
  /** Counted from 1. */
  number: number
  id: string
  text: string
  status: Status
  correction: string | null
  /** Numbers of the claim's sources. They are not sent to the model. */
  sources: number[]
  /** Time of the claim, if its text names no year; else null. */
  time: string | null
}

/**
 * Divides a question that is too long for a model's context into one for each sentence, with the claims chosen for it
 * and the sentence before as context. Empty where the question has only one sentence.
 */
export function splitBySentence(question: PageQuestion): PageQuestion[] {
  const { sentences } = question
  if (sentences.length < 2) return []
  return sentences.flatMap(({ isAsked, start }) => (isAsked ? (questionOn(question, start, []) ?? []) : []))
}

/**
 * Returns the question on one sentence, with its claims in reverse order: a model that is biased to a position in the
 * list then answers differently.
 *
 * @param more ids of claims to include although they were not chosen for the sentence
 * @returns null where there is no such sentence or no claim for it
 */
export function questionOn(question: PageQuestion, start: number, more: readonly string[]): PageQuestion | null {
  const { sentences, before } = question
  const at = sentences.findIndex((sentence) => sentence.start === start)
  const sentence = sentences[at]
  if (!sentence) return null
  const claims = question.claims
    .filter(({ number, id }) => sentence.claims.includes(number) || more.includes(id))
    .reverse()
  if (claims.length === 0) return null
  const alone = { ...question, before: sentences[at - 1]?.text ?? before, sentences: [{ ...sentence, number: 1 }] }
  return withClaims(alone, claims)
}

/** Returns a question with these of its claims only, numbered again from 1. */
function withClaims(question: PageQuestion, claims: readonly AskedClaim[]): PageQuestion {
  const numbers = new Map(claims.map(({ number }, i) => [number, i + 1]))
  const counted = (old: readonly number[]): number[] => old.flatMap((number) => numbers.get(number) ?? [])
  return {
    ...question,
    sentences: question.sentences.map((sentence) => ({ ...sentence, claims: counted(sentence.claims) })),
    claims: claims.map((claim, i) => ({ ...claim, number: i + 1 })),
  }
}
