import { z } from 'zod'
import { dateOfIso, sayDate } from '@/lib/text/dates'
import { shortened } from '@/lib/text/shortened'
import { toSingleLine } from '@/lib/text/to-single-line'
import type { PlainClaim } from '../evidence-feature'

/** Schema of what somebody else says of a claim: no verdict of the dossier, and nothing rests on it. */
export const ratingSchema = z.strictObject({
  by: z.string().trim().min(1).max(200),
  /** The words of the rating. */
  as: z.string().trim().min(1).max(200),
  /** ISO day, month or year. */
  on: z
    .string()
    .refine((date) => dateOfIso(date) !== null, 'a date such as 2026-03-03')
    .optional(),
})

export type Rating = z.infer<typeof ratingSchema>

/** Returns the rating of a claim of a dossier, which its schema has checked. */
export const ratingOf = (claim: PlainClaim & { rated?: Rating }): Rating | undefined => claim.rated

/** Says a rating as the dossier's own words: `Rated “False” by Dovre Check, 3 March 2026`. */
export function sayRating({ by, as, on }: Rating): string {
  const date = on === undefined ? null : dateOfIso(on)
  return `Rated “${as.replace(/[“”„«»"]/g, "'")}” by ${by}${date ? `, ${sayDate(date)}` : ''}`
}

/** Returns the words of a page on a claim that it repeats as a rating of the page. */
export function ratingBy(page: string, words: string): { note: string; fields: { rated: Rating } } {
  const rated = { by: shortened(toSingleLine(page), 80), as: shortened(toSingleLine(words), 100) }
  return { note: sayRating(rated), fields: { rated } }
}
