import type { AskedClaim, PageQuestion } from './page-question'

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
