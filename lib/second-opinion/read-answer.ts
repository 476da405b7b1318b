import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { findWords, type WordRange } from './find-words'
import { ModelError } from './model'
import type { Question, QuestionDetail } from './question'

export const opinions = ['agrees', 'differs', 'notSaid'] as const
export type Opinion = (typeof opinions)[number]

/** A model's answer about one detail. All words are those of the sentence and of the claim, never the model's own. */
export interface DetailOpinion {
  detail: QuestionDetail
  opinion: Opinion
  /** The quoted words, with their range in the sentence. */
  sentence: WordRange & { words: string }
  /** The claim and its quoted words; null where the claims do not say it. */
  claim: { id: string; words: string } | null
}

export interface SecondOpinion {
  /** At most one for each detail, in reading order. */
  details: DetailOpinion[]
  /** Answers that were thrown away, and details without an answer. */
  unusable: { detail: number | null; fault: AnswerFault }[]
}

/** Why an answer is thrown away. */
export type AnswerFault =
  | 'shape' // it lacks a field, or has another value there
  | 'unknownDetail' // no detail has this number
  | 'notInSentence' // it quotes words that the sentence does not have
  | 'otherWords' // it quotes words of the sentence that are not those of the detail
  | 'notInClaims' // it quotes words that no claim has
  | 'twice' // two answers for one detail that are not the same
  | 'none' // no answer

const answerSchema = z.object({
  detail: z.int(),
  opinion: z.enum(opinions),
  sentenceWords: z.string().max(4000),
  claimWords: z.string().max(4000).default(''),
})
const replySchema = z.object({ answers: z.array(z.unknown()).max(200) })

/**
 * Reads what a model wrote. Each answer is held against the question: one that quotes words which are not there is thrown
 * away.
 *
 * @throws ModelError `malformed`, where it is not JSON of the form that was asked for
 */
export function readAnswer(text: string, question: Question): SecondOpinion {
  const reply = replySchema.safeParse(jsonIn(text))
  if (!reply.success) throw new ModelError('malformed')
  const kept = new Map<number, DetailOpinion | null>()
  const unusable: SecondOpinion['unusable'] = []
  for (const raw of reply.data.answers) {
    const answer = answerSchema.safeParse(raw)
    if (!answer.success) {
      unusable.push({ detail: null, fault: 'shape' })
      continue
    }
    const detail = question.details.find(({ number }) => number === answer.data.detail)
    const checked = detail === undefined ? 'unknownDetail' : check(answer.data, detail, question)
    if (typeof checked === 'string') {
      unusable.push({ detail: detail?.number ?? null, fault: checked })
      continue
    }
    const { number } = checked.detail
    const before = kept.get(number)
    if (before === undefined) kept.set(number, checked)
    else if (before !== null && before.opinion !== checked.opinion) {
      kept.set(number, null)
      unusable.push({ detail: number, fault: 'twice' })
    }
  }
  const details = question.details.flatMap(({ number }) => kept.get(number) ?? [])
  for (const { number } of question.details) {
    const isKnown = kept.get(number) !== undefined || unusable.some(({ detail }) => detail === number)
    if (!isKnown) unusable.push({ detail: number, fault: 'none' })
  }
  return { details, unusable }
}

function check(
  { opinion, sentenceWords, claimWords }: z.infer<typeof answerSchema>,
  detail: QuestionDetail,
  { sentence, claims }: Question,
): DetailOpinion | AnswerFault {
  const places = findWords(sentence, sentenceWords)
  if (places.length === 0) return 'notInSentence'
  const place = places.find(({ start, end }) => start < detail.end && end > detail.start)
  if (place === undefined) return 'otherWords'
  const quoted = { ...place, words: sentence.slice(place.start, place.end) }
  if (opinion === 'notSaid' && claimWords.trim() === '') return { detail, opinion, sentence: quoted, claim: null }
  for (const { id, text } of claims) {
    const [at] = findWords(text, claimWords)
    if (at === undefined) continue
    const claim = opinion === 'notSaid' ? null : { id, words: text.slice(at.start, at.end) }
    return { detail, opinion, sentence: quoted, claim }
  }
  return 'notInClaims'
}

/** Models that know no schema put their JSON between other words or into a fence. */
export function jsonIn(text: string): unknown {
  const from = text.indexOf('{')
  const to = text.lastIndexOf('}')
  return parsedJson(text) ?? parsedJson(text.slice(from, to + 1))
}
