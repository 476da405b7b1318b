import { z } from 'zod'
import type { Dossier, Claim } from '@/lib/dossier/format/schema'
import type { Review } from '@/lib/dossier/format/research'
import { jsonIn, schemaOf } from '@/lib/text/parsed-json'
import { passagesOf, type PlacedPassage, type SourcePage } from './page-reader'
import { ONE_LINE_SCHEMA, STRING_SCHEMA, type ResearchPrompt } from '@/packages/judges/questions'
import { toPlainText } from '@/packages/judges/quotation'
import { mapDefined } from '@/lib/text/lists'

/** Asks a model whether the passages carry the claim; null where a page, or a passage on it, is missing. */
export function evidencePrompt(dossier: Dossier, claim: Claim, pages: readonly SourcePage[]): EvidencePrompt | null {
  const ownPassages = passagesOf(dossier, claim, pages)
  const passages = mapDefined(ownPassages, ({ page, place }) => place && readAround(page, place))
  if (passages.length === 0 || passages.length < ownPassages.length) return null
  return {
    system: SYSTEM,
    data: { subject: dossier.subject.name, claim: claim.text, passages },
    closing: 'Answer for this claim.',
    schema: SCHEMA,
    accepts: (answer) => answerSchema.safeParse(jsonIn(answer)).success,
  }
}

interface EvidencePrompt extends ResearchPrompt {
  data: { subject: string; claim: string; passages: ReturnType<typeof readAround>[] }
}

/** Returns a passage with its paragraph, and at least some text on both sides, below the page's title and its heading. */
function readAround(
  { text, title, published, headings = [] }: SourcePage,
  { start, end }: NonNullable<PlacedPassage['place']>,
) {
  const heading = headings.findLast((heading) => heading.end <= start)
  const paragraphEnd = text.indexOf(BLANK_LINE, end)
  const from = Math.min(text.lastIndexOf(BLANK_LINE, start), start - LEAST_CONTEXT)
  const to = Math.max(paragraphEnd < 0 ? text.length : paragraphEnd, end + LEAST_CONTEXT)
  return {
    ...(title && { title: title.slice(0, LONGEST_HEADING) }),
    ...(heading && { heading: text.slice(heading.start, heading.end).trim().slice(0, LONGEST_HEADING) }),
    before: text.slice(Math.max(0, from, start - MOST_CONTEXT), start),
    passage: text.slice(start, end),
    after: text.slice(end, Math.min(to, end + MOST_CONTEXT)),
    ...(published && { pageDate: published }),
  }
}

const BLANK_LINE = '\n\n'
/** UTF-16 units of text that the model sees on each side of a passage. */
const LEAST_CONTEXT = 400
const MOST_CONTEXT = 2000
const LONGEST_HEADING = 200

const SYSTEM = `You check whether passages of pages carry a claim of a dossier.
"carried": the passages state everything that the claim states. Other words, rounder numbers and less detail are fine. "title", "heading", "before" and "after" only say who "he" is, which year is meant, and so on.
"different": the passages have another value than the claim, the opposite, another order, or another person or thing.
"more": the claim says more than the passages, or says it with more certainty: a detail that they do not have, "first", "only", "all", a reason that they do not give, a doubt of theirs that it leaves out.
"unrelated": the passages speak of something else.
"words": the few words of the claim that are not carried, copied exactly; for "carried", the few words of the passages that carry its dates, numbers and names, its "not", "first" or "only", copied exactly. "why": one short sentence.
Answer with one JSON object and nothing else: {"verdict":"carried","words":"","why":"…"}.`

const ANSWERS = ['carried', 'different', 'more', 'unrelated'] as const
const SCHEMA = schemaOf({ verdict: { type: 'string', enum: ANSWERS }, words: STRING_SCHEMA, why: STRING_SCHEMA })

const answerSchema = z.object({
  verdict: z.enum(ANSWERS),
  words: z.string().max(1000).catch(''),
  why: ONE_LINE_SCHEMA.transform((text) => text.slice(0, 500)).catch(''),
})

const VERDICTS = { carried: 'passed', more: 'doubtful', different: 'failed', unrelated: 'failed' } as const

/** Parses the vote in an answer. A page can tell a model how to vote, so "carried" outweighs no vote of the rules. */
export function evidenceVoteIn(answer: string, claim: Claim, { by, on }: { by: string; on: string }): Review | null {
  const read = answerSchema.safeParse(jsonIn(answer))
  if (!read.success) return null
  const { verdict, words, why } = read.data
  if (verdict === 'different' || verdict === 'more')
    if (words.trim() === '' || !toPlainText(claim.text).plain.includes(toPlainText(words).plain)) return null
  const vote = { claim: claim.id, judge: 'evidence', on, by, isPerson: false } as const
  return { ...vote, verdict: VERDICTS[verdict], why: why === '' ? `“${words}” is ${verdict}.` : why }
}
