import { z } from 'zod'

/**
 * A dossier that a page offers: a script element of a data type in its head with this as JSON, and a second one with the
 * file itself where it is small, compressed with gzip and written in base64. Browsers run neither.
 */
export const OFFER = {
  head: 'application/vnd.claimlight.offer+json',
  body: 'application/vnd.claimlight.dossier+gzip',
  version: 1,
} as const

/** Largest values that are read; pages of `npm run dossier -- site` are far below. Texts in UTF-16 units. */
export const MOST_OFFERED = {
  head: 4000,
  body: 1_000_000,
  /** Bytes of an embedded file, unpacked. */
  embedded: 8_000_000,
} as const

const line = (most: number) =>
  z
    .string()
    .max(most)
    .transform((words) =>
      words
        .toWellFormed()
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim(),
    )

export const offerSchema = z.object({
  offer: z.literal(OFFER.version),
  /** Name of the dossier's subject. */
  name: line(200).pipe(z.string().min(1)),
  version: line(100),
  asOf: line(40),
  claims: z.number().int().positive(),
  sources: z.number().int().nonnegative(),
  /** Fingerprint of the key as 32 hexadecimal digits, or null. Not verified before the file is read. */
  signedBy: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  /** Address of the file, seen from the page. */
  file: z.string().min(1).max(1000),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export type Offer = z.infer<typeof offerSchema>
