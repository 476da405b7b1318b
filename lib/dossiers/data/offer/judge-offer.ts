import { gunzipSync } from 'fflate'
import { z } from 'zod'
import { DOSSIER_LIMITS } from '@/lib/dossier/format/file-limits'
import { base64Bytes } from '@/lib/text/bytes'
import { parsedJson } from '@/lib/text/parsed-json'
import { pageKeyOf } from '@/lib/text/same-page'
import { OFFER_LIMITS } from './offer'
import { offerSchema, type Offer } from './offer-schema'

/** Reason why an offer is refused. Each is a key under `offer.fault` in `locales/`. */
export type OfferFault = 'several' | 'malformed' | 'tooLarge' | 'changed' | 'gone' | 'late' | 'broken'

/** A page's offer of a dossier, judged before the dossier itself is read. */
export type PageOffer =
  | {
      ok: true
      offer: Offer
      /** The JSON text of the offer as the page has it, to notice a change. */
      head: string
      /** Whether the dossier file is embedded in the page. */
      isEmbedded: boolean
      file: string
    }
  | { ok: false; fault: OfferFault }

/** The text of a script element. `text` is null where it is longer than allowed; then `length` exceeds the limit. */
const partSchema = z.object({ length: z.number(), text: z.string().nullable() })
const answerSchema = z.object({
  url: z.string().max(8000),
  count: z.number(),
  head: partSchema.nullable(),
  /** The embedded dossier, or null. Its `text` is null if the question was asked without `isWhole`. */
  body: partSchema.nullable(),
})
export type OfferAnswer = z.infer<typeof answerSchema>

/** Validates the answer of a page; null where it is malformed, or from another page than `url`. */
export function parseOfferAnswer(raw: unknown, url: string): OfferAnswer | null {
  const answer = answerSchema.safeParse(raw).data
  return answer !== undefined && pageKeyOf(answer.url) === pageKeyOf(url) ? answer : null
}

/** Judges an offer by its head alone. @returns null where the page offers nothing */
export function judgeOffer({ count, head, body }: OfferAnswer): PageOffer | null {
  if (count === 0) return null
  if (count > 1) return { ok: false, fault: 'several' }
  if (head === null || head.length > OFFER_LIMITS.head) return { ok: false, fault: 'tooLarge' }
  const offer = offerSchema.safeParse(parsedJson(head.text ?? '')).data
  if (offer === undefined) return { ok: false, fault: 'malformed' }
  const isEmbedded = body !== null
  if (offer.bytes > (isEmbedded ? OFFER_LIMITS.embedded : DOSSIER_LIMITS.bytes)) return { ok: false, fault: 'tooLarge' }
  return { ok: true, offer, head: head.text ?? '', isEmbedded, file: fileNameOf(offer) }
}

/** Returns the last part of the file's address where it is a plain name, else a name made of the subject. */
function fileNameOf({ name, file }: Offer): string {
  const last = file.replace(/^.*\//, '')
  return /^[\w.-]{1,100}$/.test(last) ? last : `${name}.json`
}

/**
 * Unpacks an embedded file. Refuses a file longer than announced, so that a small text cannot fill the memory.
 * @param text gzip in base64
 * @param bytes announced length of the unpacked file
 * @returns null where it is damaged or longer than announced
 */
export function unpackFile(text: string, bytes: number): Uint8Array<ArrayBuffer> | null {
  try {
    const file = gunzipSync(base64Bytes(text.trim()), { out: new Uint8Array(bytes + 1) })
    return file.length > bytes ? null : new Uint8Array(file)
  } catch {
    return null
  }
}
