import { z } from 'zod'
import { OFFER } from './offer'

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

/** Statement of a page about the dossier that it offers. */
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
