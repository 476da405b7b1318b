import { siteName } from './site-name'

/**
 * The article for an AMP cache address, or null for other addresses:
 * `https://www-example-com.cdn.ampproject.org/c/s/www.example.com/story`, the same under `bing-amp.com` and
 * `amp.cloudflare.com`, and Google's viewer, `https://www.google.com/amp/s/www.example.com/story`. `s` means https.
 *
 * The cache copies the article from its site. Its subdomain is derived from the article's host; an address with another
 * subdomain is rejected.
 *
 * @see https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls
 */
export function uncached(url: URL): URL | null {
  const host = url.hostname
  if (GOOGLE.test(siteName(host))) return articleIn(/^\/amp\/(s\/)?(.+)$/.exec(url.pathname), url)
  const [, subdomain] = CACHE.exec(host) ?? []
  if (subdomain === undefined) return null
  const article = articleIn(/^\/(?:c|v|wp)\/(s\/)?(.+)$/.exec(url.pathname), url)
  const isMade = subdomain === '' || (article && subdomain === `${asSubdomain(article.hostname)}.`)
  return isMade ? article : null
}

const CACHE = /^((?:[a-z\d-]+\.)?)(?:cdn\.ampproject\.org|amp\.cloudflare\.com|bing-amp\.com)$/
const GOOGLE = /^google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/

function articleIn(path: RegExpExecArray | null, { search }: URL): URL | null {
  const [, secure, rest] = path ?? []
  if (rest === undefined || !/^[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?(?:\/|$)/i.test(rest)) return null
  const address = `${secure ? 'https' : 'http'}://${rest}${search}`
  return URL.canParse(address) ? new URL(address) : null
}

/** "my-site.example.com" → "my--site-example-com" */
function asSubdomain(host: string): string {
  return host.replaceAll('-', '--').replaceAll('.', '-')
}
