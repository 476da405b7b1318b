/**
 * The site for a typed or pasted text: "https://www.example.org/news" and "example.org" both give "example.org".
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
  // A single word is not a site, except for the local machine.
  return (host.includes('.') && !host.includes('*')) || host === 'localhost' ? host : null
}

/** The match pattern of a site, including its subdomains. */
export function patternOfSite(site: string): string {
  return isNumeric(site) ? `*://${site}/*` : `*://*.${site}/*`
}

/** Whether an address belongs to a site. */
export function isOfSite(site: string, url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return hostname === site || (!isNumeric(site) && hostname.endsWith(`.${site}`))
}

/** An IP address has no subdomains. */
function isNumeric(site: string): boolean {
  return /^[\d.]+$/.test(site) || site.startsWith('[')
}
