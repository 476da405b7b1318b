// Frozen: as it was when version 3 of the database was made.
import { siteName } from './site-name'

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
