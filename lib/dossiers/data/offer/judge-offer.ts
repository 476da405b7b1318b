import { gunzipSync } from 'fflate'
import { z } from 'zod'
import { LIMITS } from '@/lib/dossier/format/file-limits'
import { base64Bytes } from '@/lib/text/base64-bytes'
import { parsedJson } from '@/lib/text/parsed-json'
import { samePage } from '@/lib/text/same-page'
import { MOST_OFFERED } from './offer'
import { offerSchema, type Offer } from './offer-schema'

/** Why an offer is not taken. Each is a key under `offer.fault` in `locales/`. */
export type OfferFault = 'several' | 'malformed' | 'tooLarge' | 'changed' | 'gone' | 'late' | 'broken'

/** Offer of a page, before anything of the dossier itself was read. */
export type PageOffer =
  | {
      ok: true
      offer: Offer
      /** The head as the page has it, to notice a change. */
      head: string
      /** Whether the page has the dossier in it. */
      isEmbedded: boolean
      /** Name of the file. */
      file: string
    }
  | { ok: false; fault: OfferFault }

/** A text that is longer than allowed is null, and its length says so. */
const partSchema = z.object({ length: z.number(), text: z.string().nullable() })
const answerSchema = z.object({
  url: z.string().max(8000),
  /** How many offers the page has. */
  count: z.number(),
  head: partSchema.nullable(),
  /** Null where the page has none. Without `isWhole` only its length is told. */
  body: partSchema.nullable(),
})
export type OfferAnswer = z.infer<typeof answerSchema>

/** The answer of a page, or null where it is no answer, or not of the page of `url` any more. */
export function answerIn(raw: unknown, url: string): OfferAnswer | null {
  const answer = answerSchema.safeParse(raw).data
  return answer !== undefined && samePage(answer.url) === samePage(url) ? answer : null
}

/** Judges an offer by its head alone. @returns null where the page offers nothing */
export function judgeOffer({ count, head, body }: OfferAnswer): PageOffer | null {
  if (count === 0) return null
  if (count > 1) return { ok: false, fault: 'several' }
  if (head === null || head.length > MOST_OFFERED.head) return { ok: false, fault: 'tooLarge' }
  const offer = offerSchema.safeParse(parsedJson(head.text ?? '')).data
  if (offer === undefined) return { ok: false, fault: 'malformed' }
  const isEmbedded = body !== null
  if (offer.bytes > (isEmbedded ? MOST_OFFERED.embedded : LIMITS.bytes)) return { ok: false, fault: 'tooLarge' }
  return { ok: true, offer, head: head.text ?? '', isEmbedded, file: fileNameOf(offer) }
}

/** The last part of the address, where it is a plain name. */
function fileNameOf({ name, file }: Offer): string {
  const last = file.replace(/^.*\//, '')
  return /^[\w.-]{1,100}$/.test(last) ? last : `${name}.json`
}

/**
 * Unpacks an embedded file. What is longer than announced is not kept, so that a small text cannot fill the memory.
 *
 * @param text gzip in base64
 * @param bytes announced length
 * @returns null where it is damaged or longer than announced
 */
export function unpacked(text: string, bytes: number): Uint8Array<ArrayBuffer> | null {
  try {
    const file = gunzipSync(base64Bytes(text.trim()), { out: new Uint8Array(bytes + 1) })
    return file.length > bytes ? null : new Uint8Array(file)
  } catch {
    return null
  }
}
