import { readDocument } from '@/lib/dossier/readers/formats'
import { readHtmlDocument } from '@/lib/dossier/readers/read-html'
import { UnreadableDocument } from '@/lib/dossier/readers/unreadable'
import { withoutUnseen } from '@/packages/judges/quotation'
import type { Article } from '@/lib/schema/finding'
import { decodeBytes } from '@/lib/text/decode-bytes'
import { hashOf } from './folder'
import { toPlace, unreadPage, type PageBytes, type ResearchPage } from './pages'

/** Reads a page in this thread, however long it takes. Never rejects. */
export async function pageOfBytes({ place, name, bytes, isCut, charset }: PageBytes): Promise<ResearchPage> {
  try {
    const most = isHtml(name) ? MOST_HTML_BYTES : bytes.length
    const { links, state, ...page } = await readPage(name, bytes.subarray(0, most), charset)
    const text = page.text.slice(0, MOST_TEXT_CHARS)
    const isPart = state === 'opened' && (isCut || bytes.length > most || text.length < page.text.length)
    const described = isPart ? unreadPage(place, 'part', TOO_LARGE_NOTE) : unreadPage(place, state)
    return {
      ...described,
      ...page,
      text,
      title: page.title ?? place.title ?? null,
      sha256: hashOf(text),
      author: shortenedTitle(page.author),
      site: shortenedTitle(page.site),
      links: place.file === undefined ? linksOf(links(), place.url) : undefined,
    }
  } catch (error) {
    const why = error instanceof UnreadableDocument ? error.message : 'damaged'
    return unreadPage(place, 'unopened', `It cannot be read: ${why}.`)
  }
}

const TOO_LARGE_NOTE = 'Too large to be read to its end.'

function linksOf(links: readonly { href: string; text: string }[], base = ''): NonNullable<ResearchPage['links']> {
  const own = links.flatMap(({ href, text }) => {
    const url = URL.canParse(href, base) ? toPlace(new URL(href, base).href)?.url : undefined
    return url !== undefined && new URL(url).host === new URL(base).host ? { url, text: text.slice(0, 200) } : []
  })
  return own.slice(0, MOST_LINKS)
}
const MOST_LINKS = 500

/** Greatest size of HTML that is read, in bytes. Its tags take far more memory than a text of that size. */
const MOST_HTML_BYTES = 2_000_000
/** Longest text of a page in UTF-16 units, some 80,000 words: each judge reads it as a whole. */
const MOST_TEXT_CHARS = 500_000

function shortenedTitle(name: string | null): string | null {
  return name === null ? null : withoutUnseen(name).replace(/\s+/g, ' ').trim().slice(0, 100).toWellFormed() || null
}

const isHtml = (name: string): boolean => /\.x?html?$/i.test(name)

/** Reads a page or a file; no scripts run and nothing is loaded. @throws UnreadableDocument */
async function readPage(name: string, bytes: Uint8Array, charset?: string) {
  if (!isHtml(name)) {
    const { title, readable } = await readDocument(name, bytes)
    const { text, article } = readable
    return {
      ...NO_HEAD,
      title,
      published: article.date ?? null,
      text,
      headings: headingsIn(article),
      state: 'opened' as const,
    }
  }
  const label =
    charset ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(decodeBytes(bytes.subarray(0, 4096)) ?? '')?.[1]
  const html = decodeBytes(bytes, label)
  if (html === null) throw new UnreadableDocument('not-text')
  const { readable, title, author, site, links } = readHtmlDocument(html)
  const { text, article } = readable
  const state = stateOf(html, text)
  const published = article.date ?? null
  return { title, author, site, links, published, text, headings: headingsIn(article), state }
}

function stateOf(html: string, text: string): 'paywalled' | 'scripts' | 'opened' {
  if (/"isAccessibleForFree"\s*:\s*"?false/i.test(html)) return 'paywalled'
  const isEmpty = text.trim().length < LEAST_TEXT_CHARS && /<script[\s>]/i.test(html)
  return isEmpty ? 'scripts' : 'opened'
}

const headingsIn = ({ blocks = [] }: Article) =>
  blocks
    .filter(({ kind }) => kind === 'heading')
    .slice(0, MOST_LINKS)
    .map(({ start, end }) => ({ start, end }))

const NO_HEAD = { author: null, site: null, links: () => [] }

/** A page with scripts and fewer characters of text is regarded as empty without its scripts. */
const LEAST_TEXT_CHARS = 200
