import { lettersAndDigits } from '@/lib/text/fold-words'
import { isRecord } from '@/lib/schema/is-record'
import { parsedJson } from '@/lib/text/parsed-json'
import { unclobbered } from './unclobbered'

export interface PageMetadata {
  /** `link rel=canonical`, unchecked; null where there is none. */
  canonical: string | null
  title: string
  site: string
  /** ISO date of publication, `2026-06-02` or `2026-06`; null where it is unknown. */
  date: string | null
}

/**
 * @param staleCanonical the canonical link before an address change without a page load. Sites that swap their content
 *   often forget to update it, and notes would then be stored for the wrong page; this link is ignored
 */
export function pageMetadata(page: Document, staleCanonical: string | null = null): PageMetadata {
  const canonical = canonicalLink(page)
  return {
    canonical: canonical === staleCanonical ? null : canonical,
    title: titleOf(page),
    site:
      shortLine(metaContent(page, 'og:site_name')) ?? siteHeading(page) ?? page.location.hostname.replace(/^www\./, ''),
    date: dateOf(page),
  }
}

/** The canonical link, unchecked; null where there is none. */
export const canonicalLink = (page: Document): string | null =>
  page.querySelector<HTMLLinkElement>('link[rel~="canonical"][href]')?.href ?? null

/**
 * Returns the page's title: its only `h1`, unless that is the site's name. Then the title that the page gives for links
 * to it, or its `title` without the site's name.
 */
function titleOf(page: Document): string {
  const heading = soleHeading(page)
  const name = heading && shortLine(heading.textContent)
  if (name && !isSiteName(page, heading, name) && !isTitleOverruled(page, name)) return name
  const linked = [
    metaContent(page, 'og:title'),
    ...(name ? [metaContent(page, 'twitter:title'), headline(page)] : []),
  ].map(shortLine)
  const found = linked.find((title) => title !== null && title !== name)
  const shown = shortLine(page.title)
  return found ?? (name && shown ? (withoutSiteName(shown, name) ?? name) : shown) ?? nameOfFile(page)
}

/** Returns the name of a text file in its address, and the host of any other page. */
function nameOfFile({ contentType, location: { pathname, hostname } }: Document): string {
  const file = contentType === 'text/html' ? '' : (pathname.split('/').at(-1) ?? '')
  return /^[\w.~-]+$/.test(file) ? file : hostname
}

/** Returns the `h1` of a page if it names the site; else null. */
function siteHeading(page: Document): string | null {
  const heading = soleHeading(page)
  const name = heading && shortLine(heading.textContent)
  return name && isSiteName(page, heading, name) ? name : null
}

function soleHeading(page: Document): Element | null {
  const headings = page.querySelectorAll('h1')
  return headings.length === 1 ? (headings[0] ?? null) : null
}

/** Whether a page's `h1` names its site: the page says so, it links to the home page, or it is in the site's header. */
function isSiteName(page: Document, heading: Element, name: string): boolean {
  const site = metaContent(page, 'og:site_name')
  if (site !== null && isSameName(site, name)) return true
  const link = heading.closest('a[href]') ?? heading.querySelector('a[href]')
  if (link && isHomeLink(page, link)) return true
  const isAbove = heading.closest(BANNER_SELECTOR) !== null && heading.closest('article, main, [role="main"]') === null
  const titles = [metaContent(page, 'og:title') ?? headline(page), page.title]
  return isAbove && titles.some((title) => title && !lettersAndDigits(title).startsWith(lettersAndDigits(name)))
}

/** Whether the page's `title` has the title that it gives for links to it, or begins with a lower heading, and not its `h1`. */
function isTitleOverruled(page: Document, name: string): boolean {
  const linked = metaContent(page, 'og:title')
  const shown = lettersAndDigits(page.title)
  if (linked !== null && shown.includes(lettersAndDigits(linked)) && !shown.includes(lettersAndDigits(name)))
    return true
  if (shown.startsWith(lettersAndDigits(name))) return false
  return Array.from(page.querySelectorAll(HEADINGS), ({ textContent }) => lettersAndDigits(textContent)).some(
    (heading) => heading.length > 9 && shown.startsWith(heading),
  )
}

/** Headings without others inside, so that no letter of the page is read twice. */
const HEADINGS = ['h2', 'h3'].map((name) => `${name}:not(:has(h2, h3))`).join()

const BANNER_SELECTOR = 'header, nav, [role="banner"], [role="navigation"]'

function isHomeLink(page: Document, link: Element): boolean {
  const { location, baseURI } = page
  const href = link.getAttribute('href') ?? ''
  if (!URL.canParse(href, baseURI)) return false
  const { hostname, pathname, href: target } = new URL(href, baseURI)
  const isFront = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?(?:(?:index|home)(?:\.\w+)?\/?)?$/i.test(pathname)
  return hostname === location.hostname && isFront && target !== location.href
}

/** Returns a title without the site's name at its start or end; null if nothing else is in it. */
function withoutSiteName(title: string, name: string): string | null {
  const parts = title.split(/\s+[|·•–—-]\s+|:\s+/).filter((part) => !isSameName(part, name))
  return parts.length === 0 ? null : title.slice(title.indexOf(parts[0] ?? ''), endOfPart(title, parts.at(-1) ?? ''))
}

const endOfPart = (title: string, part: string): number => title.lastIndexOf(part) + part.length

function headline(page: Document): string | null {
  const [found] = linkedData(page, /"headline"\s*:\s*"((?:[^"\\]|\\.){1,300})"/)
  try {
    return found === undefined ? null : (JSON.parse(`"${found}"`) as string)
  } catch {
    return null
  }
}

function linkedData(page: Document, pattern: RegExp): string[] {
  const scripts = page.querySelectorAll('script[type="application/ld+json"]')
  return Array.from(scripts, ({ textContent }) => pattern.exec(textContent)?.[1] ?? '').filter(Boolean)
}

const isSameName = (name: string, other: string): boolean => lettersAndDigits(name) === lettersAndDigits(other)

const shortLine = (text: string | null | undefined): string | null =>
  text?.trimStart().slice(0, 3000).replaceAll(/\s+/g, ' ').trim().slice(0, 300) || null

function metaContent(page: Document, name: string): string | null {
  const found = page.querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
  return found?.getAttribute('content')?.trim() || null
}

const DATE_METAS = [
  'article:published_time',
  'datePublished',
  'date',
  'dc.date',
  'DC.date.issued',
  'parsely-pub-date',
  'pubdate',
  'citation_date',
]

function dateOf(page: Document): string | null {
  const said = [
    ...DATE_METAS.map((name) => metaContent(page, name)),
    ...linkedData(page, /"datePublished"\s*:\s*"([^"]{8,40})"/),
    page.querySelector(DATE_SELECTOR)?.getAttribute('datetime'),
  ]
  return said.flatMap((text) => isoDate(text) ?? [])[0] ?? null
}

const DATE_SELECTOR =
  'article time[datetime], main time[datetime], time[datetime][pubdate], time[itemprop="datePublished"]'

function isoDate(text: string | null | undefined): string | null {
  const parts = /^(\d{4})[-/](\d{2})(?:[-/](\d{2}))?/.exec(text ?? '')?.slice(1)
  return parts?.filter(Boolean).join('-') ?? null
}

/** Whether a document is a text page, also one that a browser shows as it is (Markdown), and not an image or raw data. */
export const isTextPage = (page: Document): boolean =>
  /^(?:text\/(?!xml|css|javascript|csv)[\w.+-]+|application\/xhtml\+xml)$/.test(page.contentType)

/** Returns what the background is told of a PDF, a picture or other data, so that the panel need not wait for a text. */
export function pageWithoutText({ contentType, location, title }: Document) {
  const pdf = contentType.endsWith('pdf')
  return { url: location.href, canonical: null, title, status: 'no-text', pdf } as const
}

/**
 * Finds who wrote a page in its markup: `metaContent` elements, JSON-LD, then a marked-up name in the text. Joined by commas.
 *
 * @returns null where the markup has no author, or only text that is no name, such as an address
 */
export function pageAuthor(page: Document): string | null {
  for (const texts of authorTexts(page)) {
    const names = namesIn(texts)
    if (names !== null) return names
  }
  return null
}

/** Candidates for the names of the authors, the most reliable first. */
function* authorTexts(page: Document): Generator<readonly unknown[], void, undefined> {
  for (const name of AUTHOR_METAS)
    yield Array.from(page.querySelectorAll(`meta[name="${name}" i], meta[property="${name}" i]`), (element) =>
      element.getAttribute('content'),
    )
  for (const script of page.querySelectorAll('script[type="application/ld+json" i]')) {
    const data = unclobbered(script, 'textContent')
    if (data.length <= LONGEST_DATA) yield authorsIn(parsedJson(data))
  }
  for (const selector of AUTHOR_SELECTORS)
    yield [...page.querySelectorAll(selector)]
      .slice(0, MOST_AUTHORS)
      .map((author) => unclobbered(author, 'textContent'))
}

const AUTHOR_METAS = [
  'author',
  'article:author',
  'citation_author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
]

const AUTHOR_SELECTORS = [
  '[itemprop~="author" i] [itemprop~="name" i]',
  '[itemprop~="author" i]',
  'a[rel~="author" i]',
  '[rel~="author" i]',
]

/** Maximum number of authors; further ones are left out. Maximum characters of a name. */
const MOST_AUTHORS = 8
const LONGEST_NAME = 100
/** Maximum characters and depth of JSON-LD data that are read. */
const LONGEST_DATA = 500_000
const DEEPEST_RECORD = 8

/** Returns the valid names, tidied and without duplicates, joined by commas; null without any. */
function namesIn(texts: readonly unknown[]): string | null {
  const names = new Set(texts.flatMap((text) => nameIn(text) ?? []))
  return names.size === 0 ? null : [...names].slice(0, MOST_AUTHORS).join(', ')
}

function nameIn(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > LONGEST_NAME * 4) return null
  const name = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/^by(?: |:\s*)/i, '')
  if (name.length < 2 || name.length > LONGEST_NAME || !/\p{L}{2}/u.test(name)) return null
  return /:\/\/|^www\.|^[/#@]|@|[<>{}]/i.test(name) ? null : name
}

/** Returns the names of the authors of the first record that has any; comments and reviews do not count. */
function authorsIn(data: unknown): unknown[] {
  const records = recordsIn(data, 0)
  const named = (author: unknown): unknown[] => {
    if (!isRecord(author)) return [author]
    const { '@id': id = null, name = records.find((other) => other['@id'] === id && other.name)?.name } = author
    return [name].flat().slice(0, 1)
  }
  const found = records.map(({ author, creator }) => [author, creator].flat().slice(0, MOST_AUTHORS).flatMap(named))
  return found.find((names) => names.some((name) => typeof name === 'string')) ?? []
}

/** Returns the objects in the data, each before the objects inside it, without comments, reviews and publishers. */
function recordsIn(data: unknown, depth: number): Record<string, unknown>[] {
  if (depth > DEEPEST_RECORD) return []
  if (Array.isArray(data)) return data.flatMap((record) => recordsIn(record, depth + 1))
  if (!isRecord(data)) return []
  const inner = Object.entries(data).filter(([key]) => !/comment|review|publisher/i.test(key))
  return [data, ...inner.flatMap(([, value]) => recordsIn(value, depth + 1))]
}
