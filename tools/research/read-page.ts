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
  const { title, author, site, readable } = readHtmlDocument(html)
  const { text, article } = readable
  const isPaid = /"isAccessibleForFree"\s*:\s*"?false/i.test(html)
  const isEmpty = text.trim().length < SHORT && /<script[\s>]/i.test(html)
  return {
    title,
    author,
    site,
    published: article.date ?? null,
    text,
    withheld: isPaid ? 'paywalled' : isEmpty ? 'scripts' : null,
  }
}

/** Letters of a page that says little more than that it needs scripts. */
const SHORT = 200
