/**
 * Format of an offer in a page: a script element of type `head` has the statement as JSON; where the file is small, one
 * of type `body` has it compressed with gzip, in base64. Browsers run neither.
 */
export const OFFER_FORMAT = {
  head: 'application/vnd.claimlight.offer+json',
  body: 'application/vnd.claimlight.dossier+gzip',
  version: 1,
  /** Maximum length of a name, in UTF-16 units. */
  longestName: 80,
  /** Versions such as "2.0-beta", without room for a sentence. */
  versions: /^[\w.+ -]{1,30}$/,
} as const

/** Limits of what is read, in UTF-16 units; pages of `npm run dossier -- site` are far below. */
export const OFFER_LIMITS = {
  head: 4000,
  body: 400_000,
  /** Maximum size of an embedded file after unpacking, in bytes. */
  embedded: 8_000_000,
} as const
