import { z } from 'zod'
import { verdicts } from '@/lib/schema/verdicts'

/**
 * The file in which a reader hands over what is held to be wrong: `kind` and `version` first, then whose dossier it is
 * for, then one entry for each correction. `dossier/README.md` describes it for people.
 */
export const CORRECTIONS = { kind: 'claimlight-corrections', version: 1 } as const

/** Far above what an honest file has. Lengths in UTF-16 units. */
export const LONGEST = { file: 20_000_000, corrections: 10_000, sentence: 1000, comment: 2000, name: 100 } as const

const words = z.string()
const verdictSchema = z.enum(verdicts)

const met = {
  /** As it stood on the page. */
  sentence: words.default(''),
  comment: words.default(''),
  /** The verdict that the reader was shown, and with which version of the dossier. */
  shown: verdictSchema.optional(),
  dossierVersion: words.default(''),
  /** Of the page: an http(s) address without its fragment, or empty. */
  url: words.default(''),
  title: words.default(''),
  /** ISO instant or day. */
  date: words.default(''),
}

export const correctionSchema = z.discriminatedUnion('kind', [
  /** The sentence supports, contradicts or has nothing to do with the claim. `wrong`: its wrong words. */
  z.object({
    kind: z.literal('example'),
    claim: words,
    as: z.enum(['supports', 'contradicts', 'unrelated']),
    wrong: words.default(''),
    ...met,
  }),
  /** Another name of something that the dossier has. */
  z.object({ kind: z.literal('alias'), entity: words, alias: words, ...met }),
  /** For whoever keeps the dossier; `claim` null: on no claim. `should`: the verdict that it ought to be. */
  z.object({ kind: z.literal('note'), claim: words.nullable(), should: verdictSchema.optional(), ...met }),
])

export type Correction = z.infer<typeof correctionSchema>
export type CorrectionsFile = typeof CORRECTIONS & {
  subject: string
  dossierVersion: string
  /** ISO instant. */
  made: string
  corrections: Correction[]
}
