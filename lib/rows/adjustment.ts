import { z } from 'zod'
import { tierSchema } from '@/lib/dossier/format/schema'
import { contentId } from '@/lib/text/content-id'
import { isoInstantOf } from '@/lib/text/read-address-and-date'
import type { Fields, RowRules } from './row-rules'

/** A rating of a source, or a claim that is set aside, as a row that devices and backups exchange. */
export const adjustmentRowRules: RowRules = {
  required: ['dossier', 'adjustment'],
  isOwnWork: () => true,
  isValid(field, value) {
    if (field === 'dossier') return typeof value === 'string' && value !== '' && value.length <= 400
    return field === 'adjustment' && adjustmentSchema.safeParse(value).success
  },
}

// Times are compared as text, and later ones are computed from them, so the year needs four digits below 9000.
const timeSchema = z.string().refine((time) => isoInstantOf(time) === time && /^[0-8]/.test(time))
const MOST_WORDS = 100_000

/** An adjustment is one field, so that two devices cannot mix the rating of one with the time of the other. */
const adjustmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rating'),
    at: timeSchema,
    /** The key of the source (`sourceKeyOf`); `title` shows it where the dossier lacks the source. */
    source: z.string().min(1).max(MOST_WORDS),
    title: z.string().max(MOST_WORDS),
    tier: tierSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('set-aside'),
    at: timeSchema,
    claim: z.string().min(1).max(400),
    words: z.string().min(1).max(MOST_WORDS),
    about: z.strictObject({ sentence: z.string().max(MOST_WORDS), url: z.string().max(8000) }).optional(),
  }),
])

export type PortableAdjustment = z.infer<typeof adjustmentSchema>

/** Returns the id of an adjustment, which is equal on all devices for the same source or words of a claim. */
export function idOfAdjustment(dossier: string, adjustment: PortableAdjustment): string {
  const what = adjustment.kind === 'rating' ? adjustment.source : adjustment.words
  return contentId([dossier, adjustment.kind, what])
}

export function adjustmentOfFields({ adjustment }: Fields): PortableAdjustment {
  return adjustmentSchema.parse(adjustment)
}
