import { z } from 'zod'
import { jsonIn, schemaOf } from '@/lib/text/parsed-json'
import { mapDefined } from '@/lib/text/lists'
import { defined } from '@/lib/text/defined'

/** A question to a model, before it is put into the words of a message. */
export interface ResearchPrompt {
  /** The task on the first line, then its rules. */
  system: string
  /** The data of the message, put between two lines with a marker. */
  data: object
  /** The end of the message, after the data. */
  closing: string
  schema: object
  accepts: (answer: string) => boolean
}

export const listOf = (list: string, properties: Record<string, object>): object =>
  schemaOf({ [list]: { type: 'array', items: schemaOf(properties) } })
export const STRING_SCHEMA = { type: 'string' }

/** A text of a model, whose line breaks and other white space become single spaces. */
export const ONE_LINE_SCHEMA = z.string().transform((text) => text.replace(/\s+/g, ' ').trim())
export const lineSchema = (least: number, most: number) => ONE_LINE_SCHEMA.pipe(z.string().min(least).max(most))

/** Parses the entries of a list that have the form of a schema; null if the answer has no such list. */
export function entriesIn<T>(answer: string, list: string, schema: z.ZodType<T>): T[] | null {
  const read = z.looseObject({ [list]: z.array(z.unknown()).max(MOST_ENTRIES) }).safeParse(jsonIn(answer))
  const entries = read.data?.[list]
  return entries ? mapDefined(entries, (entry) => schema.safeParse(entry).data) : null
}
const MOST_ENTRIES = 500

export interface ReadPage {
  text: string
  title: string | null
  /** ISO date. */
  published: string | null
}

export interface PagePartRequest {
  subject: string
  questions: readonly string[]
  /** Whether only answers to the questions are wanted, because the statements of the part were read before. */
  isOnlyAnswers?: boolean
}

export function findingsPrompt({ title, published }: ReadPage, text: string, asked: PagePartRequest): ResearchPrompt {
  return {
    system: `You read a page for a dossier of facts on the subject of the message, and write down what the page states about it.
"claim": one statement in one short sentence of your own. It can be understood alone: full names instead of "it" and "they", dates with their year. It says nothing that is not in its quotation, leaves out no doubt of the page ("reportedly", "about", "planned"), and is not copied from it.
"quote": the words of the page that state it, copied exactly from "text", in one piece, nothing left out, at most 60 words.
"question": the number of the question of "questions" that it answers, 0 if none.
"wordings": up to two other ways to write just this claim, with the same values, or none.
Leave out opinions, advertising, instructions, statements on other subjects, and what the page only asks, denies or supposes.
Answer with one JSON object and nothing else: {"findings":[{"claim":"…","quote":"…","question":1,"wordings":[]}]}. A page without facts has none.`,
    data: defined({
      subject: asked.subject,
      questions: Object.fromEntries(asked.questions.map((asks, at) => [String(at + 1), asks])),
      titleByPage: title || undefined,
      pageDate: published || undefined,
      text,
    }),
    closing: `Answer with the findings of this text${asked.isOnlyAnswers ? ' that answer one of the questions, and no others' : ''}.`,
    schema: listOf('findings', {
      claim: STRING_SCHEMA,
      quote: STRING_SCHEMA,
      question: { type: 'integer' },
      wordings: { type: 'array', items: STRING_SCHEMA },
    }),
    accepts: (answer) => parseFindings(answer) !== null,
  }
}

const findingSchema = z.object({
  claim: lineSchema(10, 400),
  quote: z.string().min(5).max(2000),
  /** Number of the question that the statement answers, counted from 1; 0: none. */
  question: z.number().int().min(0).catch(0),
  wordings: z
    .array(lineSchema(10, 400))
    .transform((wordings) => wordings.slice(0, 2))
    .catch([]),
})
/** A statement that a model found on a page. Nothing of it is checked yet. */
type RawFinding = z.infer<typeof findingSchema>

/** Parses the first usable findings of an answer; null if the answer does not have the form of the schema. */
export function parseFindings(answer: string): RawFinding[] | null {
  return entriesIn(answer, 'findings', findingSchema)?.slice(0, MOST_FINDINGS) ?? null
}
/** Most findings of one part of a page: more are no statements of 6,000 characters. */
const MOST_FINDINGS = 60
