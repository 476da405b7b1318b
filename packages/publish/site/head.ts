import type { DossierSite, SitePage } from '@/packages/publish/pages/site-of'
import type { Claim, Source } from '@/lib/dossier/format/schema'
import { markup, type Markup } from './markup'
import { safeUrl } from '@/lib/text/urls'

interface HeadOptions {
  site: DossierSite
  page: SitePage
  /** Relative path from the page to the folder of the site. */
  root: string
}

/** Pages load nothing from other sites; only the search runs scripts. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"

/** Returns the head of a page: titles, addresses, citations, and the claim's data for programs. */
export function headOf({ site, page, root }: HeadOptions): string {
  const { book, address, languages, language } = site
  const languageFolder = languages.find(({ code }) => code === language)?.folder ?? ''
  const claim = page.about && 'claim' in page.about ? book.claimsOf([page.about.claim])[0] : undefined
  const data = dataOf(site, page, claim)
  const pageAddress = address === null ? null : `${address}${languageFolder}${page.file}`
  const meta = (name: string, content: string) => markup`\n<meta name="${name}" content="${content}">`
  const property = (name: string, content: string) => markup`\n<meta property="${name}" content="${content}">`
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
<link rel="icon" href="${root}assets/lamp.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/site.css">
<link rel="alternate" type="application/atom+xml" href="${root}feed.atom">${[
    page.file === 'search.html'
      ? markup`\n<script defer src="${root}search-data.js"></script>\n<script defer src="${root}assets/search.js"></script>`
      : '',
  ]}`
  return `${head.text}${data === null ? '' : `\n${dataElement(data)}`}\n`
}

/** Returns a script element with JSON-LD, whose text cannot end the element or a line. */
function dataElement(data: object): string {
  const text = JSON.stringify(data)
  const escaped = text.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  return `<script type="application/ld+json">${escaped}</script>`
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
    name: title,
    author,
    publisher,
    datePublished: date,
    url: safeUrl(url) ?? undefined,
  }
}

/** Types of schema.org by the kinds of subjects. */
const SCHEMA_TYPES = new Map([
  ['person', 'Person'],
  ['organisation', 'Organization'],
  ['place', 'Place'],
])

const schemaTypeOf = (kind: string): string => SCHEMA_TYPES.get(kind) ?? 'Thing'
