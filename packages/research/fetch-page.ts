import { BlockList, isIP } from 'node:net'
import robotsParser from 'robots-parser'
import { hostOf } from '@/lib/text/urls'
import { sendRequest, type Reply } from '@/tools/model-client/send'
import {
  MOST_PAGE_BYTES,
  toPlace,
  unreadPage,
  type FetchPage,
  type PagePlace,
  type ReadBytes,
  type ResearchPage,
} from './pages'

interface FetchOptions {
  /** Whether pages on this computer and in the local network may be read too. */
  allowPrivate: boolean
  /** Seconds between two requests to one host. */
  pause: number
  readBytes: ReadBytes
}

export const USER_AGENT = 'claimlight-research'

/**
 * Reads pages from the web, with a pause for each host; an error of the server becomes the state of the page. Addresses
 * of private networks are refused: anybody may have written a search result.
 */
export function pageFetcher({ allowPrivate, pause, readBytes }: FetchOptions): FetchPage {
  const robots = new Map<string, Promise<Robots>>()
  const lastAt = new Map<string, number>()

  /** Sends a request of a page. All of them together have its time, in which pauses do not count. */
  const ask = async (url: URL, mostBytes: number, wait: number, time: Time): Promise<Reply> => {
    const free = (lastAt.get(url.host) ?? 0) + wait * 1000
    if (free > Date.now()) await new Promise((resolve) => setTimeout(resolve, free - Date.now()))
    const start = Date.now()
    try {
      return await sendRequest(url, {
        headers: { 'user-agent': USER_AGENT, accept: 'text/html,application/xhtml+xml,application/pdf,text/*;q=0.9' },
        signal: AbortSignal.timeout(Math.max(1, time.leftMs)),
        mayReach: (address) => allowPrivate || !isPrivate(address),
        mostBytes,
      })
    } finally {
      lastAt.set(url.host, Date.now())
      time.leftMs -= Date.now() - start
    }
  }

  /** Rejects where the server cannot be reached, so that the page has that reason. */
  const robotsOf = async (origin: URL): Promise<Robots> => {
    const address = new URL('/robots.txt', origin)
    // It has a time of its own: the page that led there may have used up the other one.
    const time: Time = { leftMs: MOST_ROBOTS_SECONDS * 1000 }
    const reply = await followRedirects(address, (url) => ask(url, MOST_ROBOTS_BYTES, 0, time))
    // RFC 9309: a missing file allows everything, a failing server allows nothing.
    if (reply.status >= 500) return { isAllowed: () => false, delay: 0 }
    const text = reply.status === 200 ? reply.bytes.toString('utf8') : ''
    const parsed = robotsParser(address.href, text)
    return {
      isAllowed: (url) => parsed.isAllowed(url, USER_AGENT) ?? true,
      delay: Math.min(parsed.getCrawlDelay(USER_AGENT) ?? 0, LONGEST_PAUSE),
    }
  }

  return async (place) => {
    const time: Time = { leftMs: MOST_SECONDS * 1000 }
    try {
      const reply = await followRedirects(new URL(place.url ?? ''), async (url) => {
        const known = robots.get(url.origin) ?? robotsOf(url)
        robots.set(url.origin, known)
        // The next page of the host asks again after a failure.
        known.catch(() => robots.delete(url.origin))
        const { isAllowed, delay } = await known
        if (!isAllowed(url.href)) throw new Error('robots')
        return ask(url, MOST_PAGE_BYTES, Math.max(pause, delay), time)
      })
      return await readReply(place, reply, readBytes)
    } catch (error) {
      const { message, code = message } = error as NodeJS.ErrnoException
      return unreadPage(place, ...(FAULT_STATES[code] ?? ['unopened', 'The server did not answer.']))
    }
  }
}

/** Time that is left for the requests of a page, in milliseconds. */
interface Time {
  leftMs: number
}

interface Robots {
  isAllowed: (url: string) => boolean
  /** Crawl delay in seconds. */
  delay: number
}

const MOST_SECONDS = 30
const MOST_ROBOTS_SECONDS = 10
const MOST_ROBOTS_BYTES = 500_000
const LONGEST_PAUSE = 30
const MOST_REDIRECTS = 5

async function followRedirects(from: URL, ask: (url: URL) => Promise<Reply>): Promise<Reply & { url: URL }> {
  let url = from
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const reply = await ask(url)
    const { location } = reply.headers
    if (reply.status < 300 || reply.status >= 400 || location === undefined) return { ...reply, url }
    const next = URL.canParse(location, url) ? toPlace(new URL(location, url).href) : null
    if (next?.url === undefined) break
    url = new URL(next.url)
  }
  throw new Error('redirects')
}

/** Reads the reply of the last address, which is that of the source: the first one says nothing of the words. */
async function readReply(
  asked: PagePlace,
  { url, status, headers, bytes, isCut }: Reply & { url: URL },
  readBytes: ReadBytes,
): Promise<ResearchPage> {
  const place = { ...asked, ...toPlace(url.href) }
  const paid = status === 402
  if (paid || [401, 403, 407, 429, 451].includes(status))
    return unreadPage(place, paid ? 'paywalled' : 'refused', `The server answered ${status}.`)
  if (status !== 200) return unreadPage(place, 'unopened', `The server answered ${status}.`)
  const type = headers['content-type'] ?? 'text/html'
  const format = FORMATS.find(({ pattern }) => pattern.test(type))
  if (format === undefined) return unreadPage(place, 'unopened', 'It is no page of text.')
  const charset = /charset=["']?([\w-]+)/i.exec(type)?.[1]
  const page = await readBytes({ place, name: format.name, bytes, isCut, charset })
  if (place.key === asked.key) return page
  const from = hostOf(asked.url ?? '')
  const to = hostOf(url.href)
  const note = [page.note, from === to ? undefined : `${from} led to this page of ${to}.`].filter(Boolean).join(' ')
  return { ...page, note: note || undefined, asked: asked.url }
}

const FORMATS = [
  { pattern: /^(?:text\/html|application\/xhtml\+xml)\b/i, name: 'page.html' },
  { pattern: /^application\/pdf\b/i, name: 'page.pdf' },
  { pattern: /^text\/markdown\b/i, name: 'page.md' },
  { pattern: /^text\/plain\b/i, name: 'page.txt' },
]

/** The state of a page that was not read, and the reason, by the message or the code of the error. */
const FAULT_STATES: Record<string, [state: ResearchPage['state'], why: string] | undefined> = {
  robots: ['refused', 'Its robots.txt asks programs not to read it.'],
  redirects: ['unopened', 'Its redirects lead to no page.'],
  EREFUSED: ['unopened', 'It is in a private network; --allow-private reads it.'],
}

function isPrivate(address: string): boolean {
  const version = isIP(address)
  return version === 0 || PRIVATE_ADDRESSES.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

const PRIVATE_NETWORKS = `
  0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15
  224.0.0.0/3 ::/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 2001::/32 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8`
const PRIVATE_ADDRESSES = new BlockList()
for (const network of PRIVATE_NETWORKS.trim().split(/\s+/)) {
  const [address = '', bits] = network.split('/')
  PRIVATE_ADDRESSES.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
