import { gzipSync } from 'node:zlib'
import { OFFER } from '@/lib/dossiers/data/offer/offer'
import { offerSchema, type Offer } from '@/lib/dossiers/data/offer/offer-schema'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { DownloadFile } from './downloads'

/** The dossier as a page offers it to Claimlight; `body` null where it is too large for a page. */
export interface SiteOffer {
  head: Offer
  body: string | null
}

/** Offers the file of a dossier that is for Claimlight. */
export function offerOf(
  { subject, version, asOf, claims, sources }: Dossier,
  main: DownloadFile,
  signedBy: string | null,
): SiteOffer {
  const body = gzipSync(main.content, { level: 9 }).toString('base64')
  const { file, bytes, sha256 } = main
  return {
    head: {
      ...{ offer: OFFER.version, name: subject.name, version, asOf },
      ...{ claims: claims.length, sources: sources.length, signedBy, file, bytes, sha256 },
    },
    body: body.length > MOST_IN_A_PAGE ? null : body,
  }
}

/** Whether Claimlight accepts the offer: names and versions must be short, since they are shown before it is read. */
export function isAcceptedOffer({ head }: Pick<SiteOffer, 'head'>): boolean {
  return offerSchema.safeParse(head).success
}

/**
 * Returns the script elements of a page as pairs of type and text. There are none for an offer that is not accepted.
 *
 * @param root from the page to the folder of the dossier
 * @param isCarrying the page has the dossier in it also where it is not small
 */
export function offerElements(
  { head, body }: SiteOffer,
  root: string,
  isCarrying: boolean,
): (readonly [type: string, text: string])[] {
  if (!isAcceptedOffer({ head })) return []
  const isIn = body !== null && (isCarrying || body.length <= MOST_IN_EACH_PAGE)
  return [
    [OFFER.head, JSON.stringify({ ...head, file: root + head.file })],
    ...(isIn ? [[OFFER.body, body] as const] : []),
  ]
}

/** Maximum characters of a dossier in a page, since no page may exceed 100 kB. */
const MOST_IN_A_PAGE = 50_000
/** Maximum characters to be in every page. A site of some 200 claims and 400 pages is 8 MB larger with it. */
const MOST_IN_EACH_PAGE = 20_000
