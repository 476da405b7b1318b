import { z } from 'zod'
import { dateOfIso } from '@/lib/text/dates'
import type { Rating } from '@/lib/text/say-rating'

/** Schema of what somebody else says of a claim: no verdict of the dossier, and nothing rests on it. */
export const ratingSchema = z.strictObject({
  by: z.string().trim().min(1).max(200),
  as: z.string().trim().min(1).max(200),
  on: z
    .string()
    .refine((date) => dateOfIso(date) !== null, 'a date such as 2026-03-03')
    .optional(),
}) satisfies z.ZodType<Rating>
