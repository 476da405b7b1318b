import type { DossierSite, SitePage } from '@/packages/publish/pages/site-of'
import type { Claim, Source, Dossier } from '@/lib/dossier/format/schema'
import { markup, type Markup } from '@/lib/notes/formats/shared/markup'
import { safeUrl } from '@/lib/text/urls'
import { gzipSync } from 'node:zlib'
import { OFFER_FORMAT } from '@/lib/dossiers/data/offer/offer'
import { offerSchema, type Offer } from '@/lib/dossiers/data/offer/offer-schema'
import type { DownloadFile } from './files'

interface HeadOptions {
  site: DossierSite
  page: SitePage
  /** Relative paths from the page: `root` to the folder of the dossier, `top` to the folder of the whole site. */
  root: string
  top: string
  offer: SiteOffer
}

/** Pages that contain the dossier even when it is too large to be in every page. All pages link to it. */
const PAGES_WITH_DOSSIER = new Set(['index.html', 'downloads.html'])

/** Pages load nothing from other sites; only the search and the form for corrections run scripts. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"

/** Returns the head of a page: titles, addresses, citations, and the claim's data for programs. */
export function headOf({ site, page, root, top, offer }: HeadOptions): string {
  const { book, address, languages, language } = site
  const languageFolder = languages.find(({ code }) => code === language)?.folder ?? ''
  const claim = page.about && 'claim' in page.about ? book.claimsOf([page.about.claim])[0] : undefined
  const data = dataOf(site, page, claim)
  const pageAddress = address === null ? null : `${address}${languageFolder}${page.file}`
  const meta = (name: string, content: string) => markup`\n<meta name="${name}" content="${content}">`
  const property = (name: string, content: string) => markup`\n<meta property="${name}" content="${content}">`
  const script = (type: string, text: string) =>
    `\n<script type="${type}">${text.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}</script>`
  const head: Markup = markup`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="${page.description.slice(0, 300)}">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Claimlight">${[
    page.isHidden ? meta('robots', 'noindex') : '',
    pageAddress === null ? '' : markup`\n<link rel="canonical" href="${pageAddress}">`,
    ...languages.map(({ code, folder }) =>
      languages.length > 1
        ? markup`\n<link rel="alternate" hreflang="${code}" href="${`${address ?? root}${folder}${page.file}`}">`
        : '',
    ),
    property('og:type', claim ? 'article' : 'website'),
    property('og:title', page.title),
    property('og:site_name', book.subject.name),
    pageAddress === null ? '' : property('og:url', pageAddress),
    meta('twitter:card', 'summary'),
    ...(claim ? citation(site, claim).map(([name, content]) => meta(name, content)) : []),
  ]}
<link rel="icon" href="${top}assets/lamp.svg" type="image/svg+xml">
<link rel="stylesheet" href="${top}assets/site.css">
<link rel="alternate" type="application/atom+xml" href="${root}feed.atom">${[
    page.file === 'search.html'
      ? markup`\n<script defer src="${root}search-data.js"></script>\n<script defer src="${top}assets/search.js"></script>`
      : '',
    claim ? markup`\n<script defer src="${top}assets/correct.js"></script>` : '',
  ]}`
  const offered = offerElements(offer, root, PAGES_WITH_DOSSIER.has(page.file))
  const scripts = [...(data === null ? [] : [['application/ld+json', JSON.stringify(data)] as const]), ...offered]
  return `${head.text}${scripts.map(([type, text]) => script(type, text)).join('')}\n`
}

/** For Zotero and other reference managers. @see https://www.zotero.org/support/dev/exposing_metadata */
function citation({ book, address, fileOf }: DossierSite, claim: Claim): [string, string][] {
  return [
    ['citation_title', claim.text],
    ['citation_author', `Dossier on ${book.subject.name}`],
    ['citation_publication_date', book.asOf.replaceAll('-', '/')],
    ['citation_technical_report_number', `${claim.id}, version ${book.version}`],
    ...(address === null
      ? []
      : [['citation_public_url', address + fileOf({ at: 'claim', id: claim.id })] satisfies [string, string]]),
  ]
}

/** Returns JSON-LD with exact types only: a claim is no review of another's claim, and a dossier is a data set. */
function dataOf(site: DossierSite, page: SitePage, claim: Claim | undefined): object | null {
  const { book, address, fileOf } = site
  const linkTo = (file: string) => (address === null ? {} : { '@id': address + file, url: address + file })
  const dossier = {
    '@type': 'Dataset',
    ...linkTo('index.html'),
    name: `Dossier on ${book.subject.name}`,
    version: book.version,
    dateModified: book.asOf,
  }
  if (claim)
    return {
      '@context': 'https://schema.org',
      '@type': 'Claim',
      ...linkTo(fileOf({ at: 'claim', id: claim.id })),
      identifier: claim.id,
      text: claim.text,
      inLanguage: 'en',
      about: { '@type': schemaTypeOf(book.subject.kind), name: book.subject.name },
      isPartOf: dossier,
      citation: book.sourcesOf(claim.sources).map(({ title, url }) => safeUrl(url) ?? title),
      correction: claim.correction?.text,
    }
  if (page.about && 'dossier' in page.about)
    return {
      '@context': 'https://schema.org',
      ...dossier,
      description: page.description,
      about: { '@type': schemaTypeOf(book.subject.kind), name: book.subject.name, alternateName: book.subject.aliases },
      distribution: site.downloads.map(({ file, bytes, sha256 }) => ({
        '@type': 'DataDownload',
        name: file.replace(/^.*\//, ''),
        contentSize: String(bytes),
        sha256,
        contentUrl: address === null ? undefined : address + file,
      })),
    }
  if (page.about && 'source' in page.about) {
    const [source] = book.sourcesOf([page.about.source])
    return source ? { '@context': 'https://schema.org', ...sourceData(source) } : null
  }
  return null
}

function sourceData({ title, author, publisher, date, url }: Source): object {
  return {
    '@type': 'CreativeWork',
    ...{ name: title, author, publisher, datePublished: date, url: safeUrl(url) ?? undefined },
  }
}

function schemaTypeOf(kind: string): string {
  return kind === 'person' ? 'Person' : kind === 'organisation' ? 'Organization' : kind === 'place' ? 'Place' : 'Thing'
}

/** The dossier as a page offers it to Claimlight; `body` null where it is too large for a page. */
export interface SiteOffer {
  head: Offer
  body: string | null
}

/** Offers the file of a dossier that is for Claimlight. */
export function offerOf(
  { subject, version, asOf, claims, sources }: Dossier,
  main: DownloadFile,
): SiteOffer {
  const body = gzipSync(main.content, { level: 9 }).toString('base64')
  const { file, bytes, sha256 } = main
  return {
    head: {
      ...{ offer: OFFER_FORMAT.version, name: subject.name, version, asOf },
      ...{ claims: claims.length, sources: sources.length, file, bytes, sha256 },
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
function offerElements(
  { head, body }: SiteOffer,
  root: string,
  isCarrying: boolean,
): (readonly [type: string, text: string])[] {
  if (!isAcceptedOffer({ head })) return []
  const isIn = body !== null && (isCarrying || body.length <= MOST_IN_EACH_PAGE)
  return [
    [OFFER_FORMAT.head, JSON.stringify({ ...head, file: root + head.file })],
    ...(isIn ? [[OFFER_FORMAT.body, body] as const] : []),
  ]
}

/** Maximum characters of a dossier in a page, since no page may exceed 100 kB. */
const MOST_IN_A_PAGE = 50_000
/** Maximum characters to be in every page. A site of some 200 claims and 400 pages is 8 MB larger with it. */
const MOST_IN_EACH_PAGE = 20_000
