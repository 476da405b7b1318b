/** Metadata from a page's markup. */
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
    site: meta(page, 'og:site_name') ?? siteHeading(page) ?? page.location.hostname.replace(/^www\./, ''),
    date: dateOf(page),
  }
}

/** The canonical link, unchecked; null where there is none. */
export function canonicalLink(page: Document): string | null {
  return page.querySelector<HTMLLinkElement>('link[rel~="canonical"][href]')?.href ?? null
}

/**
 * Returns the page's title: its only `h1`, unless that is the site's name. Then the title that the page gives for links
 * to it, or its `title` without the site's name.
 */
function titleOf(page: Document): string {
  const heading = soleHeading(page)
  const name = heading && tidy(heading.textContent)
  if (name && !isSiteName(page, heading, name) && !isOverruled(page, name)) return name
  const linked = [meta(page, 'og:title'), ...(name ? [meta(page, 'twitter:title'), headline(page)] : [])].map(tidy)
  const found = linked.find((title) => title !== null && title !== name)
  const shown = tidy(page.title)
  return found ?? (name && shown ? (withoutName(shown, name) ?? name) : shown) ?? page.location.hostname
}

/** Returns the `h1` of a page if it names the site; else null. */
function siteHeading(page: Document): string | null {
  const heading = soleHeading(page)
  const name = heading && tidy(heading.textContent)
  return name && isSiteName(page, heading, name) ? name : null
}

function soleHeading(page: Document): Element | null {
  const headings = page.querySelectorAll('h1')
  return headings.length === 1 ? (headings[0] ?? null) : null
}

/** Whether a page's `h1` names its site: the page says so, it links to the home page, or it is in the site's header. */
function isSiteName(page: Document, heading: Element, name: string): boolean {
  const site = meta(page, 'og:site_name')
  if (site !== null && isSameName(site, name)) return true
  const link = heading.closest('a[href]') ?? heading.querySelector('a[href]')
  if (link && isHome(page, link)) return true
  const isAbove = heading.closest(BANNERS) !== null && heading.closest('article, main, [role="main"]') === null
  const titles = [meta(page, 'og:title') ?? headline(page), page.title]
  return isAbove && titles.some((title) => title && !folded(title).startsWith(folded(name)))
}

/** Whether the page's `title` has the title that it gives for links to it, or begins with a lower heading, and not its `h1`. */
function isOverruled(page: Document, name: string): boolean {
  const linked = meta(page, 'og:title')
  const shown = folded(page.title)
  if (linked !== null && shown.includes(folded(linked)) && !shown.includes(folded(name))) return true
  const headings = Array.from(page.querySelectorAll('h2, h3'), ({ textContent }) => folded(textContent))
  return !shown.startsWith(folded(name)) && headings.some((one) => one.length > 9 && shown.startsWith(one))
}

const BANNERS = 'header, nav, [role="banner"], [role="navigation"]'

function isHome(page: Document, link: Element): boolean {
  const { location, baseURI } = page
  const href = link.getAttribute('href') ?? ''
  if (!URL.canParse(href, baseURI)) return false
  const { hostname, pathname, href: target } = new URL(href, baseURI)
  const isFront = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?(?:(?:index|home)(?:\.\w+)?\/?)?$/i.test(pathname)
  return hostname === location.hostname && isFront && target !== location.href
}

/** Returns a title without the site's name at its start or end; null if nothing else is in it. */
function withoutName(title: string, name: string): string | null {
  const parts = title.split(/\s+[|·•–—-]\s+|:\s+/).filter((part) => !isSameName(part, name))
  return parts.length === 0 ? null : title.slice(title.indexOf(parts[0] ?? ''), endOf(title, parts.at(-1) ?? ''))
}

function endOf(title: string, part: string): number {
  return title.lastIndexOf(part) + part.length
}

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

function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other)
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

function tidy(text: string | null | undefined): string | null {
  return text?.replaceAll(/\s+/g, ' ').trim().slice(0, 300) || null
}

function meta(page: Document, name: string): string | null {
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
    ...DATE_METAS.map((name) => meta(page, name)),
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
