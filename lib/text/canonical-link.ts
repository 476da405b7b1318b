import { wordSet } from './lists'
import { decodeFromUrl } from './urls'

/**
 * Whether a canonical link names this page, and not a section, the page above it or all pages of an app. Both addresses
 * are normalised (`pageKeyOf`), so that tracking and other forms of an address are gone. In doubt, the answer is no:
 * two addresses are then two pages.
 */
export function isTrustedCanonical(canonical: URL, pageUrl: URL): boolean {
  if (canonical.host !== pageUrl.host || canonical.hash !== pageUrl.hash) return false
  const lost = [...pageUrl.searchParams].filter(([name, value]) => isParameterLost(name, value, canonical))
  if (canonical.pathname === pageUrl.pathname) return lost.length === 0
  // Another path may name the same page: "?p=12" is "/a-story". One above this path names a list of pages.
  if (`${pageUrl.pathname}/`.startsWith(canonical.pathname.replace(/\/?$/, '/'))) return false
  if (lost.some(([name, value]) => NUMBERED_PARTS.test(name) && value !== '1' && value !== '')) return false
  if (/\/page\/\d+$/.test(pageUrl.pathname)) return false
  const named = namesIn(canonical)
  const isSameName = lost.length === 0 && lastPart(canonical.pathname) === lastPart(pageUrl.pathname)
  if (!isSameName && named.every((word) => GENERAL_WORDS.has(word))) return false
  const isShared = (words: readonly string[]): boolean =>
    words.some((word) => named.includes(word) && !FILLER_WORDS.has(word))
  const spelled = lost.filter(([name, value]) => SPELLED_NAMES.test(name) && /[a-z]{3}/i.test(value))
  if (spelled.some(([, value]) => !isShared(wordsOf(value)))) return false
  // A page whose address has a name is the canonical page only if both names share a word or a number.
  const own = SCRIPT_FILE.test(pageUrl.pathname) ? [] : wordsOf(lastPart(pageUrl.pathname))
  const telling = own.filter((word) => /^\d|.{3}/.test(word) && !GENERAL_WORDS.has(word) && !FILLER_WORDS.has(word))
  const isWider = named.every((word) => own.includes(word)) && !telling.every((word) => named.includes(word))
  return telling.length === 0 || (isShared(telling) && !isWider)
}

/** Whether a canonical link lacks a parameter of the address that may name another page, or has another value for it. */
function isParameterLost(name: string, value: string, canonical: URL): boolean {
  const isThere = canonical.searchParams.getAll(name).includes(value)
  // The value of a referrer is a word ("?ref=homepage"); one with digits, or a file, may name another page.
  const isReferrer = /^ref(?:err?er)?$/i.test(name)
    ? !/\d{3}/.test(value)
    : REFERRERS.test(name) && /^[a-z_-]*$/i.test(value)
  return !isThere && !isReferrer && name.toLowerCase() !== 'replytocom'
}

const REFERRERS = /^(?:from|source|src|via|share|shared|rss|partner|campaign|medium|track(?:ing)?|trk|cmp)$/i
/** Parameters that number or name a part of a work. */
const NUMBERED_PARTS =
  /^(?:page|paged?|pg|seite|start|offset|from|section|sec|chapter|part|lesson|step|slide|tab|entry|item)(?:_?(?:id|no|num|number))?$/i
/** Parameters whose value is the page's name in words. */
const SPELLED_NAMES =
  /^(?:slug|url|uri|u|link|file|path|doc|document|title|name|article|story|post|topic|src|q|query)$/i

/** Returns the words and numbers that name a page: those of the last part of its path, and of its parameters. */
function namesIn({ pathname, searchParams }: URL): string[] {
  return [lastPart(pathname), ...searchParams.values()].flatMap(wordsOf)
}

function lastPart(path: string): string {
  const parts = path
    .replace(/\.html?$/i, '')
    .replace(SCRIPT_FILE, '')
    .split('/')
  return parts.findLast((part) => part !== '' && !/^(?:\d{1,2}|(?:19|20)\d\d)$/.test(part)) ?? ''
}

const SCRIPT_FILE = /\.(?:php\d?|aspx?|jsp|cgi|pl|cfm|do)$/i

function wordsOf(text: string): string[] {
  return (
    decodeFromUrl(text)
      .toLowerCase()
      .match(/\p{L}+|\d+/gu) ?? []
  )
}

const FILLER_WORDS = wordSet('the a an of in on at to and or for is by with from as how why what id html')
/** Words for pages that list other pages, or that are their parent. */
const GENERAL_WORDS = wordSet(
  'home homepage index main start front frontpage default welcome news latest blog blogs posts post articles article ' +
    'stories story archive archives all list lists overview top section sections category categories topic topics tag ' +
    'tags search results documents document docs doc papers paper library read reader view viewer show page pages app ' +
    'site web magazine journal issues publications books courses forum forums threads discussion videos podcasts en ' +
    'us uk fr de es it int world print printer amp mobile',
)
