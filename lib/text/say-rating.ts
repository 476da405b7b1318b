import { dateOfIso, sayDate } from './dates'

/** A rating of a claim by somebody else: who gave it, its words, and its ISO day, month or year. */
export interface Rating {
  by: string
  as: string
  on?: string | undefined
}

/** Says a rating as the dossier's own words: `Rated “False” by Dovre Check, 3 March 2026`. */
export function sayRating({ by, as, on }: Rating): string {
  const date = on === undefined ? null : dateOfIso(on)
  return `Rated “${as.replace(/[“”„«»"]/g, "'")}” by ${by}${date ? `, ${sayDate(date)}` : ''}`
}
