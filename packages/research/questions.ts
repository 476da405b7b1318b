import { z } from 'zod'
import { STRING_SCHEMA, entriesIn, lineSchema, listOf, type ResearchPrompt } from '@/packages/judges/questions'
import { jsonIn, schemaOf } from '@/lib/text/parsed-json'

export function questionsPrompt(input: {
  subject: string
  sections: readonly string[]
  /** Earlier questions, each with claims that answer it. */
  asked: readonly { asks: string; found: readonly string[] }[]
  gaps: readonly string[]
  /** Questions that sources answer differently, and claims in doubt. */
  unsettled: readonly string[]
  most: number
}): ResearchPrompt {
  return {
    system: `You plan the research for a dossier of facts on the subject of the message.
Write down questions whose answers are facts that can be looked up: dates, places, names, numbers, events, reasons that somebody gave. Each is answered by a few statements. Begin with what is missing ("gaps"), then what a reader would want to know first. "asked" has the earlier questions with the claims found: where they answer in part or not at all, ask for what is missing, from another angle and in other words; repeat no question that is answered. "unsettled": conflicts and claims in doubt; ask what would settle them. Put each into a section of "sections", or into a new one with a short heading; five to ten sections are enough for a subject.
"query": words for a search engine, with the name of the subject.
Answer with one JSON object and nothing else: {"questions":[{"section":"…","asks":"…?","query":"…"}]}.`,
    data: { ...input },
    closing: `Answer with at most ${input.most} questions.`,
    schema: listOf('questions', { section: STRING_SCHEMA, asks: STRING_SCHEMA, query: STRING_SCHEMA }),
    accepts: (answer) => parseQuestions(answer, 1) !== null,
  }
}

const questionSchema = z.object({
  section: lineSchema(2, 120),
  asks: lineSchema(8, 300),
  query: lineSchema(2, 300),
})
export type PlannedQuestion = z.infer<typeof questionSchema>

/** Parses the usable questions of an answer, at most `most`; null if the answer does not have the form of the schema. */
export function parseQuestions(answer: string, most: number): PlannedQuestion[] | null {
  return entriesIn(answer, 'questions', questionSchema)?.slice(0, most) ?? null
}

const SAME_FACT = ['same', 'changed', 'other'] as const

/** Asks whether two statements state one fact: `before` was on a page that has changed, `now` was found on it since. */
export function sameFactPrompt(subject: string, before: string, now: string): ResearchPrompt {
  return {
    system: `You compare two statements on the subject of the message.
"same": they state one fact in other words, neither says more, and dates, numbers and names are equal.
"changed": they answer one question on one thing, and "now" has another value.
"other": all else, and each case of doubt.
Answer with one JSON object and nothing else: {"verdict":"same"}.`,
    data: { subject, before, now },
    closing: 'Do these two state the same fact?',
    schema: schemaOf({ verdict: { type: 'string', enum: SAME_FACT } }),
    accepts: (answer) => sameFactSchema.safeParse(jsonIn(answer)).success,
  }
}
const sameFactSchema = z.object({ verdict: z.enum(SAME_FACT) })

/** Parses the answer to `sameFactPrompt`; `other` if it is not usable. */
export function sameFactIn(answer: string | null): (typeof SAME_FACT)[number] {
  return sameFactSchema.safeParse(jsonIn(answer ?? '')).data?.verdict ?? 'other'
}
