import { z } from 'zod'
import {
  correctionSchema,
  entitySchema,
  laneSchema,
  levelSchema,
  partSchema,
  slotTypeSchema,
  sourceSchema,
  statusSchema,
} from './schema'

const words = z.string().trim().min(1)

/** A sentence that gets the claim wrong: `wrong` are its wrong words, `slot` the slot they stand for (null: none). */
export const contradictingExampleSchema = z.strictObject({
  text: words,
  slot: z.number().int().min(0).nullable(),
  kind: words,
  wrong: words,
})

/**
 * A sentence that a reader met on a page, word for word, and what it should be beside the claim. It asks the engine for
 * something without demanding it: `check` says what it makes of it, and does not fail. `wrong`: its wrong words.
 */
const reportedExampleSchema = z.strictObject({
  text: words,
  as: z.enum(['supports', 'contradicts', 'unrelated']),
  wrong: words.optional(),
  /** Where and when it was met. */
  from: words.optional(),
  comment: words.optional(),
})

/** What a reader has to say, for whoever keeps the dossier; other readers do not see it. */
export const remarkSchema = z.strictObject({
  says: words,
  /** The sentence that it is about, as it stood on a page. */
  sentence: words.optional(),
  from: words.optional(),
})

/** `single` has to be said, never left to a default: a wrong `true` makes false contradictions. */
const authoredSlotSchema = z.strictObject({
  type: slotTypeSchema,
  value: words,
  single: z.boolean(),
  /** The question that the value answers, as users read it: "When Eureka Labs was announced". */
  asks: words.optional(),
})

/** One claim as people write it. Strict: a misspelt field is an error, not a field that silently does nothing. */
export const authoredClaimSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is small letters, digits and single hyphens'),
  section: words,
  /** With `{k|words}` marks, as in the phrasings. */
  text: words,
  status: statusSchema,
  confidence: levelSchema.optional(),
  depth: levelSchema.optional(),
  /** A date or two dates with `/` between them, at the grain that is known. */
  time: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}(\/\d{4}(-\d{2}){0,2})?$/, 'a date such as 2017-06, or two with a slash between them')
    .optional(),
  sources: z.array(z.number().int().positive()).default([]),
  /** Why a claim has no source. Readers see it among the notes. */
  unsourced: words.optional(),
  notes: z.array(words).default([]),
  correction: correctionSchema.optional(),
  slots: z.array(authoredSlotSchema).default([]),
  phrasings: z.array(words).default([]),
  examples: z
    .strictObject({
      contradicts: z.array(contradictingExampleSchema).default([]),
      unrelated: z.array(words).default([]),
      reported: z.array(reportedExampleSchema).default([]),
    })
    .default({ contradicts: [], unrelated: [], reported: [] }),
  remarks: z.array(remarkSchema).default([]),
})

/** `claims/<topic>.yaml`: the heading that readers see, and the claims under it. */
export const claimFileSchema = z.strictObject({ topic: words, claims: z.array(authoredClaimSchema).min(1) })

/** `sources.yaml`. `unused` says why a source stands in the list although no claim cites it. */
export const sourceFileSchema = z.array(z.strictObject({ ...sourceSchema.shape, unused: words.optional() }))

/** `entities.yaml`. */
export const entityFileSchema = z.array(entitySchema)

/** `dossier.yaml`: whom it is about, how old its knowledge is, and its claim files in reading order. */
export const dossierFileSchema = z.strictObject({
  subject: z.strictObject({
    name: words,
    aliases: z.array(words).default([]),
    kind: words.default('person'),
    pronoun: words.optional(),
  }),
  version: words,
  asOf: z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'a date such as 2026-03-31'),
  topics: z.array(words).min(1),
  /** How the panel groups the claim files; here `topics` are file names. */
  parts: z.array(partSchema).optional(),
  lanes: z.array(laneSchema).optional(),
  /** Those on no claim. */
  remarks: z.array(remarkSchema).default([]),
})

/** `coverage.yaml`: what the research has, subsection by subsection in our own words, and the claims that say it here. */
export const coverageFileSchema = z.array(
  z.strictObject({
    subsection: words,
    /** The `section` of the claims that say it: all that carry it count. */
    section: words.optional(),
    /** What the research has besides its running text: tables, review notes, lists of what is uncertain, marks. */
    details: z
      .array(z.strictObject({ what: words, claims: z.array(words).default([]), left: words.optional() }))
      .default([]),
    /** Why no claim stands for it, where none does on purpose. */
    left: words.optional(),
  }),
)

export type CoverageFile = z.infer<typeof coverageFileSchema>
export type AuthoredClaim = z.infer<typeof authoredClaimSchema>
export type ReportedExample = z.infer<typeof reportedExampleSchema>
export type Remark = z.infer<typeof remarkSchema>
export type AuthoredSource = z.infer<typeof sourceFileSchema>[number]
export type ClaimFile = z.infer<typeof claimFileSchema>
export type DossierFile = z.infer<typeof dossierFileSchema>
