/**
 * Returns the site of a typed or pasted text: "example.org" for "https://www.example.org/news" and "example.org".
 * @returns the host without `www.`, normalised by `URL`; null where the text names no site
 */
export function siteOf(typed: string): string | null {
  const text = typed.trim()
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (/\s/.test(text) || !URL.canParse(address)) return null
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  const host = hostname.replace(/^www\./, '').replace(/\.$/, '')
  // A single word is not a site, except for the local machine.
  return (host.includes('.') && !host.includes('*')) || host === 'localhost' ? host : null
}

export function patternOfSite(site: string): string {
  return isNumeric(site) ? `*://${site}/*` : `*://*.${site}/*`
}

/** Tells whether an address belongs to a site or its subdomains. */
export function isOfSite(site: string, url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return hostname === site || (!isNumeric(site) && hostname.endsWith(`.${site}`))
}

/** Tells whether a site is an IP address, which has no subdomains. */
function isNumeric(site: string): boolean {
  return /^[\d.]+$/.test(site) || site.startsWith('[')
}
