import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { refuseDeepHtml } from '@/lib/dossier/readers/parse-markup'
import { isoDate } from '@/lib/dossier/readers/iso-date'
import { readDocument } from '@/lib/dossier/readers/read-document'
import { readHtmlDocument } from '@/lib/dossier/readers/read-html'
import { UnreadableDocument } from '@/lib/dossier/readers/unreadable'
import { decodeBytes } from '@/lib/text/decode-bytes'

/** The text of a page, and what the page says about itself. */
export interface PageText {
  title: string | null
  author: string | null
  site: string | null
  /** ISO day of publication. */
  published: string | null
  text: string
  /** It shows nothing without scripts, or only its beginning without payment. */
  withheld: 'scripts' | 'paywalled' | null
}

/**
 * Reads a page or a file. No scripts run and nothing is loaded.
 *
 * @param name a file name: its ending gives the format
 * @param charset what the server says
 * @throws UnreadableDocument
 */
export async function readPage(name: string, bytes: Uint8Array, charset?: string): Promise<PageText> {
  if (!/\.x?html?$/i.test(name)) {
    const { title, readable } = await readDocument(name, bytes)
    const { text, article } = readable
    return { title, author: null, site: null, published: article.date ?? null, text, withheld: null }
  }
  const label =
    charset ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(decodeBytes(bytes.subarray(0, 4096)) ?? '')?.[1]
  const html = decodeBytes(bytes, label)
  if (html === null) throw new UnreadableDocument('not-text')
  return readHtmlPage(html)
}

function readHtmlPage(html: string): PageText {
  const whole = readHtmlDocument(html)
  const article = articleIn(html)
  const inArticle = article?.content ? readHtmlDocument(article.content).readable.text : ''
  // The extractor takes a long list of links for the article now and then, or one part of several.
  const text = inArticle.length >= whole.readable.text.length * LEAST_SHARE ? inArticle : whole.readable.text
  const isPaid = /"isAccessibleForFree"\s*:\s*"?false/i.test(html)
  const isEmpty = text.trim().length < SHORT && /<script[\s>]/i.test(html)
  return {
    title: whole.title ?? article?.title?.trim().slice(0, 300) ?? null,
    author: lineOf(article?.byline),
    site: lineOf(article?.siteName),
    published: whole.readable.article.date ?? isoDate(article?.publishedTime ?? ''),
    text,
    withheld: isPaid ? 'paywalled' : isEmpty ? 'scripts' : null,
  }
}

const LEAST_SHARE = 0.6
/** Letters of a page that says little more than that it needs scripts. */
const SHORT = 200

function articleIn(html: string): ReturnType<Readability['parse']> {
  refuseDeepHtml(html)
  try {
    const { document } = parseHTML(html)
    return new Readability(document, { maxElemsToParse: 50_000, disableJSONLD: false }).parse()
  } catch {
    return null // It is a page with too many elements, or none: the project's own reader has read it.
  }
}

function lineOf(words: string | null | undefined): string | null {
  return words?.replace(/\s+/g, ' ').trim().slice(0, 200) || null
}
