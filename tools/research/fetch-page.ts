import { BlockList, isIP } from 'node:net'
import robotsParser from 'robots-parser'
import { sendRequest, type Reply } from '@/tools/lab/second-opinion/send'
import { MOST_PAGE_BYTES, pageOf, placeOf, unreadPage, type PagePlace, type ResearchPage } from './pages'

export interface FetchOptions {
  /** Whether pages on this computer and in the local network may be read too. */
  allowPrivate: boolean
  /** Seconds between two requests to one host. */
  pause: number
}

export const USER_AGENT = 'claimlight-research'

/**
 * Reads pages from the web, with a pause between two requests to a host. robots.txt is followed; addresses of private
 * networks are refused, since an address may come from a search result, which anybody may have written.
 *
 * @returns a function that never rejects: an error of the server becomes the state of the page
 */
export function pageFetcher({ allowPrivate, pause }: FetchOptions): (place: PagePlace) => Promise<ResearchPage> {
  const robots = new Map<string, Promise<Robots>>()
  const lastAt = new Map<string, number>()

  const ask = async (url: URL, mostBytes: number, wait: number): Promise<Reply> => {
    const free = (lastAt.get(url.host) ?? 0) + wait * 1000
    if (free > Date.now()) await new Promise((resolve) => setTimeout(resolve, free - Date.now()))
    try {
      return await sendRequest(url, {
        headers: { 'user-agent': USER_AGENT, accept: 'text/html,application/xhtml+xml,application/pdf,text/*;q=0.9' },
        signal: AbortSignal.timeout(MOST_SECONDS * 1000),
        mayReach: (address) => allowPrivate || !isPrivate(address),
        mostBytes,
      })
    } finally {
      lastAt.set(url.host, Date.now())
    }
  }

  const robotsOf = async (origin: URL): Promise<Robots> => {
    const address = new URL('/robots.txt', origin)
    const reply = await follow(address, (url) => ask(url, MOST_ROBOTS_BYTES, 0)).catch(() => null)
    // RFC 9309: a missing file allows everything, a failing server allows nothing.
    if (reply === null || reply.status >= 500) return { isAllowed: () => false, delay: 0 }
    const text = reply.status === 200 ? reply.bytes.toString('utf8') : ''
    const parsed = robotsParser(address.href, text)
    return {
      isAllowed: (url) => parsed.isAllowed(url, USER_AGENT) ?? true,
      delay: Math.min(parsed.getCrawlDelay(USER_AGENT) ?? 0, LONGEST_PAUSE),
    }
  }

  return async (place) => {
    try {
      const reply = await follow(new URL(place.url ?? ''), async (url) => {
        const known = robots.get(url.origin) ?? robotsOf(url)
        robots.set(url.origin, known)
        const { isAllowed, delay } = await known
        if (!isAllowed(url.href)) throw new Error('robots')
        return ask(url, MOST_PAGE_BYTES, Math.max(pause, delay))
      })
      return await read(place, reply)
    } catch (error) {
      const { message, code = message } = error as NodeJS.ErrnoException
      return unreadPage(place, ...(FAULT_STATES[code] ?? ['unopened', 'The server did not answer.']))
    }
  }
}

interface Robots {
  isAllowed: (url: string) => boolean
  /** Crawl delay in seconds. */
  delay: number
}

const MOST_SECONDS = 30
const MOST_ROBOTS_BYTES = 500_000
const LONGEST_PAUSE = 30
const MOST_REDIRECTS = 5

/** Follows redirects, and returns the last reply with its address. */
async function follow(from: URL, ask: (url: URL) => Promise<Reply>): Promise<Reply & { url: URL }> {
  let url = from
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const reply = await ask(url)
    const { location } = reply.headers
    if (reply.status < 300 || reply.status >= 400 || location === undefined) return { ...reply, url }
    const next = URL.canParse(location, url) ? placeOf(new URL(location, url).href) : null
    if (next?.url === undefined) break
    url = new URL(next.url)
  }
  throw new Error('redirects')
}

async function read(place: PagePlace, { status, headers, bytes, isCut }: Reply): Promise<ResearchPage> {
  const paid = status === 402
  if (paid || [401, 403, 407, 429, 451].includes(status))
    return unreadPage(place, paid ? 'paywalled' : 'refused', `The server answered ${status}.`)
  if (status !== 200) return unreadPage(place, 'unopened', `The server answered ${status}.`)
  const type = headers['content-type'] ?? 'text/html'
  const format = FORMATS.find(({ pattern }) => pattern.test(type))
  if (format === undefined) return unreadPage(place, 'unopened', 'It is no page of text.')
  const page = await pageOf(place, format.name, bytes, /charset=["']?([\w-]+)/i.exec(type)?.[1])
  return isCut && page.state === 'opened' ? { ...page, state: 'part', note: 'Too large to be read to its end.' } : page
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
  redirects: ['unopened', 'It leads on without an end.'],
  EREFUSED: ['unopened', 'It is in a private network; --allow-private reads it.'],
}

function isPrivate(address: string): boolean {
  const version = isIP(address)
  return version === 0 || PRIVATE_ADDRESSES.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

const PRIVATE_ADDRESSES = new BlockList()
for (const network of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/3', '::/127', '64:ff9b::/96', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
]) {
  const [address = '', bits] = network.split('/')
  PRIVATE_ADDRESSES.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
