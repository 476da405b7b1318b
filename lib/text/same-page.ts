import { compareText, wordSet } from './lists'
import { isTrustedCanonical } from './canonical-link'
import { withoutHashPosition, decodeFromUrl } from './urls'

/**
 * Returns one key for all addresses of an article: with and without tracking, for AMP, small screens or printing,
 * http and https. Only for comparing: a site may not respond at it.
 *
 * In doubt, two addresses are two pages. Parameters that may name an article (`id=`, `p=`, `page=2`), case and unknown
 * parts always stay.
 *
 * @param canonical the page's `link rel=canonical`, or null. It counts only within its own site, and not when it is
 *   too general (`isTrustedCanonical`): sites often get that wrong.
 * @returns the address with https. From an address that is not http(s), only the position on the page is removed
 */
export function pageKeyOf(url: string, canonical: string | null = null): string {
  const here = normalisedUrlOf(url)
  if (here === null) return withoutHashPosition(url)
  const named = canonical === null ? null : normalisedUrlOf(canonical)
  return (named && isTrustedCanonical(named, here) ? named : here).href
}

/**
 * Returns the other keys under which notes of exactly this address may be stored: that of the address, for notes of
 * other programs, and that of its canonical link, even if that is no longer trusted.
 */
export function otherKeysOf(url: string, canonical: string | null): string[] {
  const keys = [pageKeyOf(url), ...(canonical !== null && isSameSite(url, canonical) ? [pageKeyOf(canonical)] : [])]
  return [...new Set(keys)].filter((key) => key !== pageKeyOf(url, canonical))
}

/** Whether two addresses belong to one site, in any form. Addresses that are not http(s) must be equal. */
export function isSameSite(a: string, b: string): boolean {
  const one = normalisedUrlOf(a)
  const other = normalisedUrlOf(b)
  return one && other
    ? one.host === other.host
    : one === other && URL.canParse(a) && withoutHashPosition(a) === withoutHashPosition(b)
}

function normalisedUrlOf(address: string): URL | null {
  if (!URL.canParse(address)) return null
  let url = new URL(address)
  if (!/^https?:$/.test(url.protocol)) return null
  let article = articleOfAmpCache(url)
  for (let round = 0; article && round < MOST_ROUNDS; round++) [url, article] = [article, articleOfAmpCache(article)]
  url.protocol = 'https:'
  url.username = url.password = ''
  url.hostname = siteName(url.hostname)
  url.pathname = plainPath(url.pathname)
  const query = plainQuery(url.search, url.hostname)
  url.search = query && `?${query}`
  url.hash = /#.*/s.exec(withoutHashPosition(url.href))?.[0] ?? ''
  return url
}

function plainPath(path: string): string {
  return repeatUntilUnchanged(path, (before) =>
    withoutArticleForm(
      tidyPercent(before)
        .replace(/;jsessionid=[^/;]*/gi, '')
        .replace(/\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i, '/')
        .replace(/([^/])\/+$/, '$1')
        // "/story.amp.html" → "/story.html"
        .replace(/(?<=[^/])(?<![^/]\.amp)(?:\.amp)+(?=(?:\.html?)?$)/, '')
        .replace(/^(?:\/amp)+\/(?=[^/])/, '/'),
    ),
  )
}

/** Removes AMP and print forms: "/story/amp" → "/story". */
function withoutArticleForm(path: string): string {
  const parts = path.split('/')
  let end = parts.length
  while (/^(?:amp|print)$/.test(parts[end - 1] ?? '') && isArticle(parts[end - 2])) end--
  return parts.slice(0, end).join('/')
}

function isArticle(name = ''): boolean {
  return name !== '' && !LIST_PATH_PARTS.has(name.toLowerCase())
}

/** Parts of a path that a name follows: "/wiki/amp" is a page on amp, not the AMP form of "/wiki". */
const LIST_PATH_PARTS: ReadonlySet<string> = new Set(
  (
    'wiki w tag tags topic topics category categories section sections search label labels word words define definition ' +
    'definitions dictionary term terms glossary docs doc man package packages pkg npm user users u r c t s p a author ' +
    'authors people shop products store blog news articles stories posts projects'
  ).split(' '),
)

function plainQuery(search: string, host: string): string {
  return search
    .slice(1)
    .split('&')
    .map((part) => tidyPercent(part.replaceAll('+', '%20')))
    .map((part) => ({ part, name: nameOf(part), value: part.slice(part.indexOf('=') + 1).toLowerCase() }))
    .filter(({ part, name, value }) => part !== '' && !isTracking(name, host) && !isForm(name, value, part, host))
    .sort((a, b) => compareText(a.name, b.name))
    .map(({ part }) => part)
    .join('&')
}

function nameOf(part: string): string {
  const [name = ''] = part.split('=')
  return decodeFromUrl(name).toLowerCase()
}

/** Whether a parameter selects another form of an article: `?amp`, `?outputType=amp`, `?print=1`, `?m=1` at Blogger. */
function isForm(name: string, value: string, part: string, host: string): boolean {
  const isOn = !part.includes('=') || /^(?:|1|true|yes|y|on)$/.test(value)
  if (/^(?:amp|print|printable|printerfriendly|mobile)$/.test(name)) return isOn || value === name
  if (/^(?:outputtype|output|format|view|mode)$/.test(name)) return value === 'amp' || value === 'print'
  return name === 'm' && /^[01]$/.test(value) && /(?:^|\.)blogspot\.[a-z.]+$/.test(host)
}

/** Decodes characters that mean the same in both forms, and writes other encodings in capitals. */
function tidyPercent(text: string): string {
  return repeatUntilUnchanged(text, (before) =>
    before.replace(/%([\da-f]{2})/gi, (_, hex: string) => {
      const sign = String.fromCharCode(Number.parseInt(hex, 16))
      return /[\w.~!()*,:@-]/.test(sign) ? sign : `%${hex.toUpperCase()}`
    }),
  )
}

function repeatUntilUnchanged(text: string, change: (text: string) => string): string {
  for (let before = '', round = 0; before !== text && round < MOST_ROUNDS; round++)
    [before, text] = [text, change(text)]
  return text
}

/** Maximum number of rounds: more than normal addresses need; a crafted one could need one per few characters. */
const MOST_ROUNDS = 10

/**
 * Returns the address of the article for an AMP cache address, or null for other addresses:
 * `https://www-example-com.cdn.ampproject.org/c/s/www.example.com/story`, the same under `bing-amp.com` and
 * `amp.cloudflare.com`, and Google's viewer, `https://www.google.com/amp/s/www.example.com/story`. `s` means https.
 *
 * The cache copies the article from its site. Its subdomain is derived from the article's host; an address with another
 * subdomain is rejected.
 *
 * @see https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls
 */
function articleOfAmpCache(url: URL): URL | null {
  const host = url.hostname
  if (GOOGLE_HOST.test(siteName(host))) return articleIn(/^\/amp\/(s\/)?(.+)$/.exec(url.pathname), url)
  const [, subdomain] = AMP_CACHE_HOST.exec(host) ?? []
  if (subdomain === undefined) return null
  const article = articleIn(/^\/(?:c|v|wp)\/(s\/)?(.+)$/.exec(url.pathname), url)
  const isMade = subdomain === '' || (article && subdomain === `${asSubdomain(article.hostname)}.`)
  return isMade ? article : null
}

const AMP_CACHE_HOST = /^((?:[a-z\d-]+\.)?)(?:cdn\.ampproject\.org|amp\.cloudflare\.com|bing-amp\.com)$/
const GOOGLE_HOST = /^google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/

function articleIn(path: RegExpExecArray | null, { search }: URL): URL | null {
  const [, secure, rest] = path ?? []
  if (rest === undefined || !/^[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?(?:\/|$)/i.test(rest)) return null
  const address = `${secure ? 'https' : 'http'}://${rest}${search}`
  return URL.canParse(address) ? new URL(address) : null
}

/** Returns the subdomain of an AMP cache for a host: "my-site.example.com" → "my--site-example-com". */
function asSubdomain(host: string): string {
  return host.replaceAll('-', '--').replaceAll('.', '-')
}

/**
 * Returns the name of a site: its host without `www.` and prefixes for small screens or AMP (`m.`, `mobile.`, `touch.`,
 * `amp.`, and the `m` of `en.m.wikipedia.org`).
 *
 * Nothing is removed where the rest would be a shared domain (`co.uk`, `github.io`): `m.github.io` is the page of a
 * user called m.
 */
function siteName(host: string): string {
  let name = host.toLowerCase().replace(/\.+$/, '')
  for (let last = ''; last !== name;) {
    last = name
    const [, rest = ''] = /^(?:www|m|mobile|touch|amp)\.(.+)$/.exec(name) ?? []
    const [, language = '', after = ''] = /^([a-z]{2,12}(?:-[a-z]{2,8})?)\.m\.(.+)$/.exec(name) ?? []
    if (hasOneOwner(rest)) name = rest
    else if (hasOneOwner(after)) name = `${language}.${after}`
  }
  return name
}

function hasOneOwner(name: string): boolean {
  if (!name.includes('.') || SHARED_HOSTS.has(name)) return false
  // "co.uk", "com.au": each name under these has its own owner.
  return !/^(?:co|com|org|net|edu|gov|gob|gouv|go|ac|or|ne|sch|nom|info)\.[a-z]{2}$/.test(name)
}

/** Hosts whose subdomains belong to different users; the better known of the private part of the public suffix list. */
const SHARED_HOSTS: ReadonlySet<string> = new Set(
  (
    'github.io gitlab.io bitbucket.io blogspot.com wordpress.com tumblr.com medium.com substack.com ghost.io ' +
    'netlify.app vercel.app pages.dev workers.dev web.app firebaseapp.com herokuapp.com onrender.com fly.dev ' +
    'weebly.com wixsite.com webflow.io squarespace.com jimdo.com jimdofree.com over-blog.com livejournal.com ' +
    'typepad.com neocities.org readthedocs.io gitbook.io notion.site cloudfront.net amazonaws.com azurewebsites.net ' +
    'surge.sh glitch.me repl.co replit.app hatenablog.com altervista.org free.fr hf.space streamlit.app bearblog.dev'
  ).split(' '),
)

/**
 * Whether a parameter of an address is only for tracking, sharing or display: the article is the same without it.
 *
 * The names are from the documentation of their makers, or from the lists of browsers and blockers (Firefox's query
 * stripping, the ClearURLs rules, the AdGuard URL tracking filter). A name with other common uses (`ref`, `source`,
 * `s`, `id`) counts only on sites that are known to use it for tracking.
 *
 * @param name in lower case, decoded
 * @param host without `www.` and the like
 */
function isTracking(name: string, host: string): boolean {
  if (TRACKING_PARAMETERS.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))) return true
  return SITE_TRACKING_PARAMETERS.some(([sites, names]) => names.has(name) && sites.some((site) => isUnder(host, site)))
}

function isUnder(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`)
}

/** Campaign names: Google Analytics, Matomo and Piwik, HubSpot, AT Internet, Vero, Omeda, Facebook, Webtrends, AMP. */
const PREFIXES = [
  'utm_',
  'mtm_',
  'matomo_',
  'pk_',
  'piwik_',
  'hsa_',
  '__hs',
  '_hs',
  'at_',
  'ga_',
  'vero_',
  'oly_',
  'fb_action_',
  'wt_',
  'trk_',
  'amp_',
  'aspsessionid',
]

const TRACKING_PARAMETERS: ReadonlySet<string> = new Set([
  // Clicks: Google, Microsoft, Facebook, Instagram, Twitter, TikTok, LinkedIn, Yandex, Yahoo, Snapchat, Reddit, Impact.
  ...wordSet(
    'gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid msclkid fbclid igshid igsh twclid ttclid',
  ),
  ...wordSet('li_fat_id yclid ysclid _openstat sccid rdt_cid irclickid irgwc mibextid'),
  // Newsletters: Mailchimp, Marketo, Klaviyo, Drip, Braze, Sailthru, MailerLite, ActiveCampaign.
  ...wordSet('mc_cid mc_eid mkt_tok _ke _kx __s _bta_tid _bta_c sailthru_id ml_subscriber ml_subscriber_hash vgo_ee'),
  // Measuring: Google's links between domains, Branch, Adobe, Webtrekk, Comscore, Yahoo's consent pages, Alibaba.
  ...wordSet('_ga _gl _branch_match_id _branch_referrer s_kwcid s_cid ef_id icid cmpid cmp ncid wickedid xtor spm scm'),
  ...wordSet('ns_mchannel ns_source ns_campaign ns_linkname ns_fee guccounter guce_referrer guce_referrer_sig'),
  ...wordSet('fb_source fb_ref ref_src ref_url __twitter_impression __source soc_src soc_trk'),
  // Google's AMP viewer.
  ...wordSet('usqp aoh ampshare'),
  // Sessions, which identify the user and not the page.
  ...wordSet('phpsessid jsessionid'),
])

const SITE_TRACKING_PARAMETERS: readonly (readonly [sites: readonly string[], names: ReadonlySet<string>])[] = [
  [
    ['nytimes.com'],
    wordSet('smid smtyp ref referringsource partner emc campaign_id instance_id segment_id user_id regi_id'),
  ],
  [['washingtonpost.com'], wordSet('itid wpisrc wpmm tid pwapi_token')],
  [['wsj.com', 'barrons.com', 'marketwatch.com'], wordSet('mod st reflink reflink_article ref siteid')],
  [['bloomberg.com'], wordSet('sref srnd leadsource embedded-checkout')],
  [['economist.com'], wordSet('fsrc')],
  [['ft.com'], wordSet('segmentid sharetype ftcamp')],
  [['theguardian.com'], wordSet('ref referrer')],
  [['bbc.com', 'bbc.co.uk'], wordSet('ocid intlink_from_url link_location')],
  [['cnn.com'], wordSet('cid iid')],
  [['nbcnews.com', 'cnbc.com', 'msnbc.com'], wordSet('cid')],
  [['time.com', 'fortune.com'], wordSet('xid')],
  [['forbes.com'], wordSet('sh')],
  [['businessinsider.com', 'insider.com'], wordSet('r ir op')],
  [['wired.com', 'newyorker.com', 'arstechnica.com', 'vanityfair.com'], wordSet('mbid bxid cndid esrc source')],
  [['msn.com'], wordSet('ocid cvid ei')],
  [['yahoo.com'], wordSet('tsrc src')],
  [['techcrunch.com', 'theverge.com', 'vox.com'], wordSet('ref')],
  [['spiegel.de'], wordSet('sara_ref sara_icid')],
  [['medium.com', 'towardsdatascience.com'], wordSet('source sk')],
  [
    ['substack.com'],
    wordSet('r s showwelcome showwelcomeonshare triedredirect isfreemail publication_id post_id token'),
  ],
  [['twitter.com', 'x.com'], wordSet('s t cxt cn refsrc')],
  [['youtube.com', 'youtu.be'], wordSet('si feature pp ab_channel')],
  [['reddit.com'], wordSet('ref ref_source share_id rdt correlation_id')],
  [['linkedin.com'], wordSet('trk trackingid lipi rcm originalsubdomain')],
  [['facebook.com'], wordSet('ref fref hc_ref refsrc __tn__ paipv eav refid')],
  [['tiktok.com'], wordSet('is_from_webapp sender_device _r _t web_id')],
  [['wikipedia.org', 'wiktionary.org', 'wikimedia.org'], wordSet('wprov useskin mobileaction')],
  [['arxiv.org'], wordSet('context')],
  [['quora.com'], wordSet('share srid ch')],
  [['open.spotify.com'], wordSet('si context')],
]
