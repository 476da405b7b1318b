import { z } from 'zod'
import { verdicts } from '@/lib/schema/verdicts'

/**
 * The file of a user's corrections: `kind` and `version` first, then its dossier, then one entry per correction.
 * Documented in `dossier/README.md`.
 */
export const CORRECTIONS_FILE_HEAD = { kind: 'claimlight-corrections', version: 1 } as const

const textSchema = z.string()
const verdictSchema = z.enum(verdicts)

const contextFields = {
  sentence: textSchema.default(''),
  comment: textSchema.default(''),
  /** The verdict that the user saw; `dossierVersion`: the version of the dossier that gave it. */
  shown: verdictSchema.optional(),
  dossierVersion: textSchema.default(''),
  /** Page address (http or https) without its fragment, or empty. */
  url: textSchema.default(''),
  title: textSchema.default(''),
  /** ISO instant or day. */
  date: textSchema.default(''),
}

export const userCorrectionSchema = z.discriminatedUnion('kind', [
  /** The sentence supports, contradicts or is unrelated to the claim. `wrong`: its wrong words. */
  z.object({
    kind: z.literal('example'),
    claim: textSchema,
    as: z.enum(['supports', 'contradicts', 'unrelated']),
    wrong: textSchema.default(''),
    ...contextFields,
  }),
  z.object({ kind: z.literal('alias'), entity: textSchema, alias: textSchema, ...contextFields }),
  /** A remark for the editor of the dossier; `claim` null: on no claim. `should`: the expected verdict. */
  z.object({
    kind: z.literal('note'),
    claim: textSchema.nullable(),
    should: verdictSchema.optional(),
    ...contextFields,
  }),
  /** A proposal for a claim: another text (`should`) or other values, with sources. `says`: the claim's text so far. */
  z.object({
    kind: z.literal('change'),
    claim: textSchema,
    says: textSchema.default(''),
    should: textSchema.default(''),
    values: z
      .array(z.object({ slot: z.number().int().min(0).max(500), value: textSchema }))
      .max(100)
      .default([]),
    sources: z.array(textSchema).max(100).default([]),
    /** Name of the user, as the user wants to be named. */
    by: textSchema.default(''),
    ...contextFields,
  }),
])

export type UserCorrection = z.infer<typeof userCorrectionSchema>
export type CorrectionsFile = typeof CORRECTIONS_FILE_HEAD & {
  subject: string
  dossierVersion: string
  /** ISO instant. */
  made: string
  corrections: UserCorrection[]
}
