import { z } from 'zod'
import { verdicts } from '@/lib/schema/verdicts'

/**
 * The file of a user's corrections: `kind` and `version` first, then its dossier, then one entry per correction.
 * Documented in `dossier/README.md`.
 */
export const CORRECTIONS = { kind: 'claimlight-corrections', version: 1 } as const

const words = z.string()
const verdictSchema = z.enum(verdicts)

const met = {
  /** The sentence as on the page. */
  sentence: words.default(''),
  comment: words.default(''),
  /** The verdict that the user saw; `dossierVersion`: the version of the dossier that gave it. */
  shown: verdictSchema.optional(),
  dossierVersion: words.default(''),
  /** Page address (http or https) without its fragment, or empty. */
  url: words.default(''),
  title: words.default(''),
  /** ISO instant or day. */
  date: words.default(''),
}

export const correctionSchema = z.discriminatedUnion('kind', [
  /** The sentence supports, contradicts or is unrelated to the claim. `wrong`: its wrong words. */
  z.object({
    kind: z.literal('example'),
    claim: words,
    as: z.enum(['supports', 'contradicts', 'unrelated']),
    wrong: words.default(''),
    ...met,
  }),
  /** Another name of an entity in the dossier. */
  z.object({ kind: z.literal('alias'), entity: words, alias: words, ...met }),
  /** A remark for the editor of the dossier; `claim` null: on no claim. `should`: the expected verdict. */
  z.object({ kind: z.literal('note'), claim: words.nullable(), should: verdictSchema.optional(), ...met }),
  /** A proposal for a claim: another text (`should`) or other values, with sources. `says`: the claim's text so far. */
  z.object({
    kind: z.literal('change'),
    claim: words,
    says: words.default(''),
    should: words.default(''),
    values: z
      .array(z.object({ slot: z.number().int().min(0).max(500), value: words }))
      .max(100)
      .default([]),
    sources: z.array(words).max(100).default([]),
    /** Name of the user, as the user wants to be named. */
    by: words.default(''),
    ...met,
  }),
])

export type Correction = z.infer<typeof correctionSchema>
export type CorrectionsFile = typeof CORRECTIONS & {
  subject: string
  dossierVersion: string
  /** ISO instant. */
  made: string
  corrections: Correction[]
}
