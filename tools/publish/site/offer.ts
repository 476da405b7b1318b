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

/** Whether Claimlight takes the offer: names and versions are shown before a dossier is read, and have to be short. */
export function isTaken({ head }: Pick<SiteOffer, 'head'>): boolean {
  return offerSchema.safeParse(head).success
}

/**
 * The script elements of a page, as their type and text.
 *
 * @param root from the page to the folder of the dossier
 * @param isCarrying the page has the dossier in it also where it is not small
 */
export function offerElements(
  { head, body }: SiteOffer,
  root: string,
  isCarrying: boolean,
): (readonly [type: string, text: string])[] {
  if (!isTaken({ head })) return []
  const isIn = body !== null && (isCarrying || body.length <= MOST_IN_EACH_PAGE)
  return [
    [OFFER.head, JSON.stringify({ ...head, file: root + head.file })],
    ...(isIn ? [[OFFER.body, body] as const] : []),
  ]
}

/** Characters. No page of a site is above 100 kB. */
const MOST_IN_A_PAGE = 50_000
/** Some 200 claims, with some 400 pages: a site with it in each page is 8 MB larger. */
const MOST_IN_EACH_PAGE = 20_000
