import { z } from 'zod'
import { webAddress } from '@/lib/text/web-address'

export const levelSchema = z.enum(['high', 'medium', 'low'])

/** A web address without a user name: the user name in `https://bank.example@evil.example` looks like a host. */
export const webAddressSchema = z
  .string()
  .trim()
  .refine((address) => {
    const plain = webAddress(address)
    return plain !== undefined && plain === new URL(address).href
  }, 'a web address (http or https) without a user name')

/** Limits of a research: UTF-16 units of a text and a name, and numbers of entries. */
export const RESEARCH_LIMITS = { text: 2000, name: 300, covered: 100, claims: 500, passages: 50_000 } as const
const textSchema = z.string().trim().min(1).max(RESEARCH_LIMITS.text)
const nameSchema = z.string().trim().min(1).max(RESEARCH_LIMITS.name)
/** A day, a month or a year. YAML reads a year without quotation marks as a number. */
const dateTextSchema = z.preprocess(
  (value) => (Number.isSafeInteger(value) ? String(value) : value),
  z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'a date such as 2026-03'),
)
const claimIdField = z.string().min(1).max(200)
const sourceNumberSchema = z.number().int().positive()
const claimIdsSchema = z.array(claimIdField).max(RESEARCH_LIMITS.claims).default([])
const levelFields = { confidence: levelSchema.optional(), depth: levelSchema.optional() }

/**
 * How far a source was read. `part`: not all of it. `recognised`: its letters are what a program saw in a picture.
 * `pasted`: the user pasted its words. `scripts`: the page is empty without its scripts. `search`: seen only as a search
 * result. `others`: known only from other sources. `unopened`: not opened, no reason given.
 */
const accessStateSchema = z.enum([
  'opened',
  'part',
  'recognised',
  'pasted',
  'paywalled',
  'refused',
  'scripts',
  'search',
  'others',
  'unopened',
])

const sourceAccessSchema = z.strictObject({
  source: sourceNumberSchema,
  state: accessStateSchema.optional(),
  on: dateTextSchema.optional(),
  machineMade: z.literal(true).optional(),
  note: textSchema.optional(),
})

const conflictSchema = z.strictObject({
  asks: textSchema,
  claims: claimIdsSchema,
  values: z
    .array(
      z.strictObject({
        value: nameSchema,
        sources: z.array(sourceNumberSchema).max(100).default([]),
        /** Sources gave this value earlier, and no longer do. */
        superseded: z.literal(true).optional(),
      }),
    )
    .min(2)
    .max(50),
  state: z.enum(['open', 'settled']),
  on: dateTextSchema.optional(),
  why: textSchema.optional(),
})

/** A quotation from a source, word for word, that supports a claim. */
const passageSchema = z.strictObject({
  claim: claimIdField,
  source: sourceNumberSchema,
  quote: textSchema,
  /** Sentences around the passage, and number of its paragraph, from 1, in a document that is read as evidence. */
  before: textSchema.optional(),
  after: textSchema.optional(),
  paragraph: z.number().int().positive().optional(),
  /** What that document cites there, in its own words: nobody has opened it, so it is no source. */
  cites: z.array(nameSchema).max(100).optional(),
  /** Address of the page, if it differs from the source's. */
  url: webAddressSchema.optional(),
  published: dateTextSchema.optional(),
  accessed: dateTextSchema.optional(),
  /** SHA-256 of the page's text, in hexadecimal digits. */
  sha256: z
    .string()
    .regex(/^[\da-f]{64}$/, '64 hexadecimal digits')
    .optional(),
})

const questionSchema = z.strictObject({
  asks: textSchema,
  state: z.enum(['open', 'answered', 'dropped']),
  section: nameSchema.optional(),
  claims: claimIdsSchema,
  on: dateTextSchema.optional(),
  why: textSchema.optional(),
  /** The parts of a page that it asks about, because no statement is from them. */
  part: z.strictObject({ source: sourceNumberSchema, headings: z.array(nameSchema).min(1).max(20) }).optional(),
})

const reviewSchema = z
  .strictObject({
    claim: claimIdField.optional(),
    section: nameSchema.optional(),
    judge: z.enum(['evidence', 'consistency', 'completeness']),
    verdict: z.enum(['passed', 'doubtful', 'failed']),
    why: textSchema,
    on: dateTextSchema.optional(),
    by: nameSchema,
    isPerson: z.boolean(),
  })
  .refine(({ claim, section }) => (claim === undefined) !== (section === undefined), 'a claim or a section')

const reportSentenceSchema = z.strictObject({ text: textSchema, claims: claimIdsSchema })

const researchSectionSchema = z.strictObject({
  section: nameSchema,
  /** Other values of a claim's `section` that belong to this section too. */
  covers: z.array(nameSchema).max(RESEARCH_LIMITS.covered).default([]),
  ...levelFields,
  note: textSchema.optional(),
  scope: textSchema.optional(),
  /** The section as text, in paragraphs. */
  prose: z.array(z.array(reportSentenceSchema).max(100)).max(200).optional(),
  /** Earlier ratings of the section, oldest first. */
  history: z
    .array(z.strictObject({ ...levelFields, on: dateTextSchema.optional(), why: textSchema }))
    .max(50)
    .default([]),
})

/** A table of a report. Each cell has words of the claims of its row; a row without claims says what was not found. */
const tableSchema = z.strictObject({
  name: nameSchema,
  /** Absent for a table that stands at the beginning. */
  section: nameSchema.optional(),
  heads: z.array(nameSchema).min(1).max(20),
  rows: z.array(z.strictObject({ cells: z.array(z.string().max(300)).max(20), claims: claimIdsSchema })).max(500),
})

/** A statement that was changed, with its text `before`, or one that was left out: its words are not spread further. */
const statementChangeSchema = z.strictObject({
  text: textSchema.optional(),
  before: textSchema.optional(),
  /** The section of a statement that was left out, and the passages that it was said to rest on. */
  section: nameSchema.optional(),
  passages: z
    .array(z.strictObject({ source: sourceNumberSchema, quote: textSchema }))
    .max(100)
    .optional(),
  why: textSchema,
})

/** How a dossier was researched: by whom, which questions, sources and conflicts. The engine reads its passages alone. */
export const researchSchema = z.strictObject({
  by: z
    .array(
      z.strictObject({
        name: nameSchema,
        kind: z.enum(['person', 'organisation', 'machine']),
        about: textSchema.optional(),
      }),
    )
    .min(1)
    .max(50),
  method: textSchema.optional(),
  lead: z.array(reportSentenceSchema).max(20).optional(),
  tables: z.array(tableSchema).max(200).optional(),
  passes: z
    .array(
      z.strictObject({
        on: dateTextSchema.optional(),
        what: textSchema,
        changes: z.array(statementChangeSchema).max(5000).optional(),
      }),
    )
    .max(500)
    .default([]),
  sections: z.array(researchSectionSchema).max(2000).default([]),
  questions: z.array(questionSchema).max(5000).default([]),
  access: z.array(sourceAccessSchema).max(10_000).default([]),
  conflicts: z.array(conflictSchema).max(5000).default([]),
  passages: z.array(passageSchema).max(RESEARCH_LIMITS.passages).default([]),
  reviews: z.array(reviewSchema).max(100_000).default([]),
})

/** Counts the works that a page or document cites: they are none of its sources. */
export const countCitedWorks = (research: Research | undefined): number =>
  new Set(research?.passages.flatMap(({ cites = [] }) => cites)).size

export type Research = z.infer<typeof researchSchema>
export const emptyResearch = (by: Research['by']): Research => ({
  by,
  passes: [],
  sections: [],
  questions: [],
  access: [],
  conflicts: [],
  passages: [],
  reviews: [],
})

export type ResearchSection = z.infer<typeof researchSectionSchema>
export type ResearchTable = z.infer<typeof tableSchema>
export type ReportSentence = z.infer<typeof reportSentenceSchema>
export type ResearchQuestion = z.infer<typeof questionSchema>
export type SourceAccess = z.infer<typeof sourceAccessSchema>
export type Conflict = z.infer<typeof conflictSchema>
export type Passage = z.infer<typeof passageSchema>
export type Review = z.infer<typeof reviewSchema>
