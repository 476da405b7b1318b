import type { Status } from '@/lib/dossier/format/schema'

/** A paragraph with the claims that it is compared with. Plain JSON: it is sent between the parts of the extension. */
export interface PageQuestion {
  /** The dossier of the claims; null where there is only one. */
  dossier: string | null
  /** Title and ISO date of the page; '' where they are not known. */
  title: string
  date: string
  /** ISO date. */
  today: string
  /** The date to which the dossier knows its subject, ISO. */
  asOf: string
  /** The sentence before the first; '' at the beginning. */
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
  /** It may be about the subject. The other sentences are context. */
  isAsked: boolean
  /** Probability that a claim is on the same thing, from 0 to 1. Questions with more of it come first. */
  nearness: number
  /** Words that the engine would compare. */
  hints: string[]
  /** Numbers of the claims that were chosen for it, best first. They are for a question on this sentence alone. */
  claims: number[]
}

export interface AskedClaim {
  /** Counted from 1. */
  number: number
  id: string
  text: string
  status: Status
  correction: string | null
  /** Numbers of its sources. They are not sent to the model. */
  sources: number[]
  /** When it holds, where its text names no year. */
  time: string | null
}

/**
 * One question for each sentence, for a model into whose context the paragraph does not fit. It has the claims that were
 * chosen for the sentence, and the sentence before as context. Empty where there is nothing to divide.
 */
export function bySentence(question: PageQuestion): PageQuestion[] {
  const { sentences } = question
  if (sentences.length < 2) return []
  return sentences.flatMap(({ isAsked, start }) => (isAsked ? (sentenceAlone(question, start, []) ?? []) : []))
}

/**
 * The question on one sentence, with its claims in the reverse order: a model that only likes a place in a list answers it
 * otherwise.
 *
 * @param more ids of claims that were not chosen for it
 * @returns null where no claim was
 */
export function sentenceAlone(question: PageQuestion, start: number, more: readonly string[]): PageQuestion | null {
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

/** A question with only so many claims for each sentence, the nearest ones. */
export function withNearest(question: PageQuestion, most: number): PageQuestion {
  const near = new Set(question.sentences.flatMap(({ claims }) => claims.slice(0, most)))
  const claims = question.claims.filter(({ number }) => near.has(number))
  return withClaims(question, claims)
}

/** A question with these of its claims, counted again. */
function withClaims(question: PageQuestion, claims: readonly AskedClaim[]): PageQuestion {
  const numbers = new Map(claims.map(({ number }, i) => [number, i + 1]))
  const counted = (old: readonly number[]): number[] => old.flatMap((number) => numbers.get(number) ?? [])
  return {
    ...question,
    sentences: question.sentences.map((sentence) => ({ ...sentence, claims: counted(sentence.claims) })),
    claims: claims.map((claim, i) => ({ ...claim, number: i + 1 })),
  }
}
