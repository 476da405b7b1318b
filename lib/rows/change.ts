import { z } from 'zod'
import { authoredClaimSchema, sourceFileSchema } from '@/lib/dossier/format/authoring'
import { tierSchema } from '@/lib/dossier/format/schema'
import { isoInstantOf } from '@/lib/text/read-address-and-date'
import type { RowRules } from './kind'

/**
 * A change to a dossier. Sources are written out instead of cited by number, because two devices may use the same
 * number for different sources.
 */
export const changeKind: RowRules = {
  required: ['dossier', 'at', 'change'],
  isOwnWork: () => true,
  isValid(field, value) {
    if (field === 'dossier') return typeof value === 'string' && value !== '' && value.length <= 400
    // Times are compared as text, and later ones are computed from them, so the year needs four digits below 9000.
    if (field === 'at') return /^[0-8]/.test(isoInstantOf(value) ?? '')
    return field === 'change' && portableChangeSchema.safeParse(value).success
  },
}

const sourceSchema = sourceFileSchema.element
export const portableChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['add', 'edit']),
    /** The claim; its list of sources is empty, because `cites` has them. */
    claim: authoredClaimSchema,
    cites: z.array(sourceSchema).max(1000),
    /** Sources that the change adds to the dossier, in full. */
    brings: z.array(sourceSchema).max(1000).optional(),
    /** The heading under which the claim is listed; if absent, the claim's section. */
    topic: z.string().max(1000).optional(),
    /** `accessed`: the day on which the user had the page open. */
    passage: z
      .strictObject({ quote: z.string().min(1).max(2000), url: z.string().max(8000), accessed: z.iso.date() })
      .optional(),
    /** The question of the research that the claim answers. */
    answers: z.string().min(1).max(2000).optional(),
  }),
  /** A question for the research. */
  z.strictObject({ kind: z.literal('ask'), asks: z.string().min(1).max(2000) }),
  /** `text`: text of the claim, to show it when a newer version lacks the claim. */
  z.strictObject({ kind: z.literal('retire'), id: z.string().max(400), text: z.string().max(20_000).optional() }),
  /** Undoes the retirement of a claim. */
  z.strictObject({ kind: z.literal('restore'), id: z.string().max(400) }),
  /** `tier` null: the source is not rated. */
  z.strictObject({ kind: z.literal('rate'), source: sourceSchema, tier: tierSchema.nullable() }),
])

/** A change with its sources written out. */
export type PortableChange = z.infer<typeof portableChangeSchema>
