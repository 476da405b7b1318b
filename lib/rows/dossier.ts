import { z } from 'zod'
import { isInCalendar } from '@/lib/dossier/format/schema'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { RowRules } from './row-rules'

/** Parts the id of a replaced dossier, under which it lies in the bin, from the id that it had before. */
export const REPLACED_MARK = '~'

/** A dossier that the user installed from a file, with its content in the form people edit. */
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
  origin: z.strictObject({
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
  /** Checked by the compiler of dossiers before it is used. */
  content: z.record(z.string(), z.unknown()),
}
