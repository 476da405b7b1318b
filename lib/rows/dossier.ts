import { z } from 'zod'
import { isInCalendar, tierSchema } from '@/lib/dossier/format/schema'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { RowRules } from './row-rules'
import { authoredClaimSchema, sourceFileSchema } from '@/lib/dossier/format/authoring'
import { isoInstantOf } from '@/lib/text/read-address-and-date'

/** A dossier that the user wrote or installed from a file; from a file, with its content in the form people edit. */
export const dossierRowRules: RowRules = {
  required: ['subject', 'asOf', 'version', 'origin'],
  isOwnWork: () => true,
  // The bundled dossier comes with the extension only.
  isId: (id) => id !== BUNDLED_ID,
  isValid: (field, value) =>
    Object.hasOwn(dossierFields, field) && dossierFields[field as keyof typeof dossierFields].safeParse(value).success,
}

const dossierFields = {
  subject: z.strictObject({
    name: z.string().trim().min(1).max(200),
    aliases: z.array(z.string().max(400)).max(200),
    kind: z.string().max(100),
  }),
  asOf: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/)
    .refine(isInCalendar),
  version: z.string().max(200),
  origin: z.union([
    z.strictObject({ kind: z.literal('own') }),
    z.strictObject({
      kind: z.literal('file'),
      name: z.string().max(400),
      form: z.enum(['portable', 'folder', 'autoresearch', 'report']),
      document: z
        .strictObject({
          kind: z.string().max(40),
          date: z.string().max(10).optional(),
          url: z.string().max(8000).optional(),
          label: z.string().max(200).optional(),
          project: z.string().max(200).optional(),
          main: z
            .array(z.array(z.string().max(400)).max(50))
            .max(50)
            .optional(),
        })
        .optional(),
    }),
  ]),
  /** Checked by the compiler of dossiers before it is used. */
  content: z.record(z.string(), z.unknown()),
}

/**
 * A change to a dossier. Sources are written out instead of cited by number, because two devices may use the same
 * number for different sources.
 */
export const changeRowRules: RowRules = {
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
    answers: z.string().min(1).max(2000).optional(),
  }),
  z.strictObject({ kind: z.literal('ask'), asks: z.string().min(1).max(2000) }),
  /** `text`: text of the claim, to show it when a newer version lacks the claim. */
  z.strictObject({ kind: z.literal('retire'), id: z.string().max(400), text: z.string().max(20_000).optional() }),
  z.strictObject({ kind: z.literal('restore'), id: z.string().max(400) }),
  z.strictObject({ kind: z.literal('rate'), source: sourceSchema, tier: tierSchema.nullable() }),
])

export type PortableChange = z.infer<typeof portableChangeSchema>
