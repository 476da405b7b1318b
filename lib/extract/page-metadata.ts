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
    site: meta(page, 'og:site_name') ?? page.location.hostname.replace(/^www\./, ''),
    date: dateOf(page),
  }
}

/** The canonical link, unchecked; null where there is none. */
export function canonicalLink(page: Document): string | null {
  return page.querySelector<HTMLLinkElement>('link[rel~="canonical"][href]')?.href ?? null
}

function titleOf(page: Document): string {
  const headings = page.querySelectorAll('h1')
  const heading = headings.length === 1 ? tidy(headings[0]?.textContent) : null
  return heading ?? tidy(meta(page, 'og:title')) ?? tidy(page.title) ?? page.location.hostname
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
    ...Array.from(
      page.querySelectorAll('script[type="application/ld+json"]'),
      ({ textContent }) => /"datePublished"\s*:\s*"([^"]{8,40})"/.exec(textContent)?.[1],
    ),
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
