/**
 * A dossier that a page offers: a script element of a data type in its head with this as JSON, and a second one with the
 * file itself where it is small, compressed with gzip and written in base64. Browsers run neither.
 */
export const OFFER = {
  head: 'application/vnd.claimlight.offer+json',
  body: 'application/vnd.claimlight.dossier+gzip',
  version: 1,
  /** UTF-16 units of a name. */
  longestName: 80,
  /** Versions such as "2.0-beta", without room for a sentence. */
  versions: /^[\w.+ -]{1,30}$/,
} as const

/** Largest values that are read; pages of `npm run dossier -- site` are far below. Texts in UTF-16 units. */
export const MOST_OFFERED = {
  head: 4000,
  body: 400_000,
  /** Bytes of an embedded file, unpacked. */
  embedded: 8_000_000,
} as const
