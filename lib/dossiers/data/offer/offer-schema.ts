import { z } from 'zod'
import { toSingleLine } from '@/lib/text/to-single-line'
import { OFFER_FORMAT } from './offer'

/** A page's statement about the dossier that it offers. The sidebar shows it, so it is untrusted text. */
export const offerSchema = z.object({
  offer: z.literal(OFFER_FORMAT.version),
  name: z.string().max(200).transform(toSingleLine).pipe(z.string().min(1).max(OFFER_FORMAT.longestName)),
  version: z.string().regex(OFFER_FORMAT.versions),
  asOf: z.string().regex(/^\d{4}(-\d{2}){0,2}$/),
  claims: z.number().int().positive(),
  sources: z.number().int().nonnegative(),
  /** Address of the file, relative to the page. */
  file: z.string().min(1).max(1000),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export type Offer = z.infer<typeof offerSchema>
