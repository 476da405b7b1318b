import type { PageQuestion } from './page-question'

/**
 * One question for each sentence, for a model into whose context the paragraph does not fit. It has the claims that were
 * chosen for the sentence, and the sentence before as context. Empty where there is nothing to divide.
 */
export function bySentence(question: PageQuestion): PageQuestion[] {
  const { sentences, claims, before } = question
  if (sentences.length < 2) return []
  return sentences.flatMap((sentence, i) => {
    const own = claims.filter(({ number }) => sentence.claims.includes(number))
    if (!sentence.isAsked || own.length === 0) return []
    const renumbered = new Map(own.map(({ number }, at) => [number, at + 1]))
    return {
      ...question,
      before: sentences[i - 1]?.text ?? before,
      sentences: [
        { ...sentence, number: 1, claims: sentence.claims.flatMap((number) => renumbered.get(number) ?? []) },
      ],
      claims: own.map((claim, at) => ({ ...claim, number: at + 1 })),
    }
  })
}
