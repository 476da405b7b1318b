/**
 * The site that somebody means by what they typed or pasted: "https://www.example.org/news" and "example.org" are both
 * "example.org".
 *
 * @returns its host without `www.`, in the form that browsers compare; null where no site is named
 */
export function siteOf(typed: string): string | null {
  const text = typed.trim()
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (/\s/.test(text) || !URL.canParse(address)) return null
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  const host = hostname.replace(/^www\./, '').replace(/\.$/, '')
  // A word alone is no site, but for one's own machine.
  return (host.includes('.') && !host.includes('*')) || host === 'localhost' ? host : null
}

/** What the browser is asked for: the site and all that stands under its name. */
export function patternOfSite(site: string): string {
  return isNumeric(site) ? `*://${site}/*` : `*://*.${site}/*`
}

/** Is this address one of the site's? */
export function isOfSite(site: string, url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return hostname === site || (!isNumeric(site) && hostname.endsWith(`.${site}`))
}

/** An address in figures has nothing under its name. */
function isNumeric(site: string): boolean {
  return /^[\d.]+$/.test(site) || site.startsWith('[')
}
