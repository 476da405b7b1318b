import { z } from 'zod'
import { claimFields } from '@/lib/features/opinions'
import { levelSchema } from './research'
import {
  claimIdSchema,
  correctionSchema,
  dossierSchema,
  entitySchema,
  laneSchema,
  partSchema,
  slotTypeSchema,
  sourceSchema,
  statusSchema,
  timeSchema,
} from './schema'

const textSchema = z.string().trim().min(1)
/** Converts an integer to text: YAML reads an unquoted 1985 as a number. Decimals are refused: they lose last zeros. */
const numberAsText = (value: unknown): unknown => (Number.isSafeInteger(value) ? String(value) : value)

/**
 * A sentence that contradicts the claim: `wrong` are its wrong words, `slot` the slot that they belong to (null: none).
 */
const contradictingExampleSchema = z.strictObject({
  text: textSchema,
  slot: z.number().int().min(0).nullable(),
  kind: textSchema,
  wrong: textSchema,
})

/** A remark for the editors of the dossier; not shown to users. `from`: where the remark stands. */
const remarkSchema = z.strictObject({
  says: textSchema,
  from: textSchema.optional(),
})

/** `single` is required, without a default: a wrong `true` causes false contradictions. */
const authoredSlotSchema = z.strictObject({
  type: slotTypeSchema,
  value: z.preprocess(numberAsText, textSchema),
  single: z.boolean(),
  /** The question that the value answers, as users see it: "When Eureka Labs was announced". */
  asks: textSchema.optional(),
})

/** One claim as an author writes it. Strict: a misspelt field is an error. */
export const authoredClaimSchema = z.strictObject({
  id: claimIdSchema,
  section: textSchema,
  /** The text of the claim, with `{k|words}` marks like the phrasings. */
  text: textSchema,
  status: statusSchema,
  confidence: levelSchema.optional(),
  depth: levelSchema.optional(),
  time: z.preprocess(numberAsText, timeSchema).optional(),
  sources: z.array(z.number().int().positive()).default([]),
  /** Reason why a claim has no source. Shown to users among the notes. */
  unsourced: textSchema.optional(),
  notes: z.array(textSchema).default([]),
  correction: correctionSchema.optional(),
  ...claimFields,
  slots: z.array(authoredSlotSchema).default([]),
  phrasings: z.array(textSchema).default([]),
  examples: z
    .strictObject({
      contradicts: z.array(contradictingExampleSchema).default([]),
      unrelated: z.array(textSchema).default([]),
    })
    .default({ contradicts: [], unrelated: [] }),
})

/** `claims/<topic>.yaml`: a heading for users, and its claims. */
export const claimFileSchema = z.strictObject({ topic: textSchema, claims: z.array(authoredClaimSchema).min(1) })

/** `sources.yaml`. `unused` is the reason why a source is listed although no claim cites it. */
export const sourceFileSchema = z.array(z.strictObject({ ...sourceSchema.shape, unused: textSchema.optional() }))

export const entityFileSchema = z.array(entitySchema)

/** `dossier.yaml`: the subject, the as-of date, and the claim files in reading order. */
export const dossierFileSchema = z.strictObject({
  subject: z.strictObject(dossierSchema.shape.subject.shape),
  version: z.preprocess(numberAsText, textSchema),
  asOf: z.preprocess(numberAsText, dossierSchema.shape.asOf),
  topics: z.array(textSchema).min(1),
  /** Groups of claim files in the panel; `topics` are file names here. */
  parts: z.array(partSchema).optional(),
  lanes: z.array(laneSchema).optional(),
  remarks: z.array(remarkSchema).default([]),
})

export type AuthoredClaim = z.infer<typeof authoredClaimSchema>
export type AuthoredSource = z.infer<typeof sourceFileSchema>[number]
export type ClaimFile = z.infer<typeof claimFileSchema>
export type DossierFile = z.infer<typeof dossierFileSchema>
