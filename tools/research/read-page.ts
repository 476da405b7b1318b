import { readDocument } from '@/lib/dossier/readers/read-document'
import { readHtmlDocument } from '@/lib/dossier/readers/read-html'
import { UnreadableDocument } from '@/lib/dossier/readers/unreadable'
import { decodeBytes } from '@/lib/text/decode-bytes'

/**
 * Reads a page or a file: its text, what it says about itself, and whether it shows nothing without scripts, or only its
 * beginning without payment. No scripts run and nothing is loaded.
 *
 * @param name a file name: its ending gives the format
 * @param charset what the server says
 * @throws UnreadableDocument
 */
export async function readPage(name: string, bytes: Uint8Array, charset?: string) {
  if (!/\.x?html?$/i.test(name)) {
    const { title, readable } = await readDocument(name, bytes)
    const { text, article } = readable
    return { title, author: null, site: null, published: article.date ?? null, text, state: 'opened' as const }
  }
  const label =
    charset ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(decodeBytes(bytes.subarray(0, 4096)) ?? '')?.[1]
  const html = decodeBytes(bytes, label)
  if (html === null) throw new UnreadableDocument('not-text')
  const { readable, ...head } = readHtmlDocument(html)
  const { text, article } = readable
  const isPaid = /"isAccessibleForFree"\s*:\s*"?false/i.test(html)
  const isEmpty = text.trim().length < SHORT && /<script[\s>]/i.test(html)
  const state = isPaid ? 'paywalled' : isEmpty ? 'scripts' : 'opened'
  return { ...head, published: article.date ?? null, text, state } as const
}

/** Letters of a page that says little more than that it needs scripts. */
const SHORT = 200
