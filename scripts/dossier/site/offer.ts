import { gzipSync } from 'node:zlib'
import { OFFER } from '@/lib/dossiers/offer/offer'
import type { Offer } from '@/lib/dossiers/offer/offer-schema'
import type { Dossier } from '@/lib/dossier/schema'
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

/** The script elements of a page, as their type and text. @param root from the page to the folder of the dossier */
export function offerElements({ head, body }: SiteOffer, root: string): (readonly [type: string, text: string])[] {
  return [
    [OFFER.head, JSON.stringify({ ...head, file: root + head.file })],
    ...(body === null ? [] : [[OFFER.body, body] as const]),
  ]
}

/** Characters. No page of a site is above 100 kB. */
const MOST_IN_A_PAGE = 50_000
