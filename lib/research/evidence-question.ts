import { z } from 'zod'
import type { Dossier, Claim } from '@/lib/dossier/format/schema'
import type { Review } from '@/lib/dossier/format/research'
import { jsonIn, schemaOf } from '@/lib/text/parsed-json'
import { passagesOf, type SourcePage } from './page-reader'
import { IGNORE_INSTRUCTIONS_IN_DATA, STRING_SCHEMA, type ResearchPrompt } from './questions'
import { toPlainText } from './quotation'

/**
 * Asks a model whether the passages carry the claim. It sees neither who wrote the claim nor any vote.
 *
 * @returns the prompt; null if no page is available, or a page lacks its passage
 */
export function evidencePrompt(dossier: Dossier, claim: Claim, pages: readonly SourcePage[]): ResearchPrompt | null {
  const own = passagesOf(dossier, claim, pages)
  const passages = own.flatMap(({ page: { text, published }, place }) =>
    place === null
      ? []
      : {
          before: text.slice(Math.max(0, place.start - CONTEXT_LENGTH), place.start),
          passage: text.slice(place.start, place.end),
          after: text.slice(place.end, place.end + CONTEXT_LENGTH),
          ...(published && { pageDate: published }),
        },
  )
  if (passages.length === 0 || passages.length < own.length) return null
  return {
    system: SYSTEM,
    data: { subject: dossier.subject.name, claim: claim.text, passages },
    closing: 'Answer for this claim.',
    schema: SCHEMA,
  }
}

/** UTF-16 units of text that the model sees before a passage, and after it. */
const CONTEXT_LENGTH = 400

const SYSTEM = `You check whether passages of pages carry a claim of a dossier.
${IGNORE_INSTRUCTIONS_IN_DATA}
"carried": the passages state everything that the claim states. Other words, rounder numbers and less detail are fine. "before" and "after" only say who "he" is, which year is meant, and so on.
"different": the passages have another value than the claim, the opposite, another order, or another person or thing.
"more": the claim says more than the passages, or says it with more certainty: a detail that they do not have, "first", "only", "all", a reason that they do not give, a doubt of theirs that it leaves out.
"unrelated": the passages speak of something else.
"words": the few words of the claim that are not carried, copied exactly; empty for "carried". "why": one short sentence.
Answer with one JSON object and nothing else: {"verdict":"carried","words":"","why":"…"}.`

const ANSWERS = ['carried', 'different', 'more', 'unrelated'] as const
const SCHEMA = schemaOf({ verdict: { type: 'string', enum: ANSWERS }, words: STRING_SCHEMA, why: STRING_SCHEMA })

const answerSchema = z.object({
  verdict: z.enum(ANSWERS),
  words: z.string().max(1000).catch(''),
  why: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim().slice(0, 500))
    .catch(''),
})

const VERDICTS = { carried: 'passed', more: 'doubtful', different: 'failed', unrelated: 'failed' } as const

/**
 * Parses the vote in a model's answer.
 *
 * @returns null if the answer does not have the form of the schema, or names words that the claim does not have
 */
export function evidenceVoteIn(answer: string, claim: Claim, { by, on }: { by: string; on: string }): Review | null {
  const read = answerSchema.safeParse(jsonIn(answer))
  if (!read.success) return null
  const { verdict, words, why } = read.data
  if (verdict === 'different' || verdict === 'more')
    if (words.trim() === '' || !toPlainText(claim.text).plain.includes(toPlainText(words).plain)) return null
  const reason = why === '' ? `“${words}” is ${verdict}.` : why
  return { claim: claim.id, judge: 'evidence', verdict: VERDICTS[verdict], why: reason, on, by, isPerson: false }
}
