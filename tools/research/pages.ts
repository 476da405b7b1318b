import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { z } from 'zod'
import type { SourceAccess } from '@/lib/dossier/format/research'
import { readDocument } from '@/lib/dossier/readers/read-document'
import { readHtmlDocument } from '@/lib/dossier/readers/read-html'
import { UnreadableDocument } from '@/lib/dossier/readers/unreadable'
import { pageKeyOf } from '@/lib/text/same-page'
import { decodeBytes } from '@/lib/text/decode-bytes'
import { encodeForUrl } from '@/lib/text/safe-url'
import { parsedJson } from '@/lib/text/parsed-json'
import { readFileBytes } from '@/tools/cli/file-bytes'
import { hashOf, ResearchFault, type ResearchFolder } from './folder'

/** The place of a page: an address, or a file of the user. */
export interface PagePlace {
  /** A key that is equal for all addresses of a page; for a file, its path. */
  key: string
  url?: string
  /** Path of a file on this computer. */
  file?: string
  /** Title in the results of the search. */
  title?: string
}

const pageSchema = z.object({
  key: z.string(),
  url: z.string().optional(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  site: z.string().nullable(),
  published: z.string().nullable(),
  text: z.string(),
  /** SHA-256 of the text. */
  sha256: z.string(),
  state: z.enum(['opened', 'part', 'paywalled', 'refused', 'scripts', 'search', 'unopened']),
  note: z.string().optional(),
})
/** A page as it was read in a pass. `text` is empty if it could not be read. */
export type ResearchPage = z.infer<typeof pageSchema> & { state: NonNullable<SourceAccess['state']> }

/** Returns the pages that the user names: the files of a folder, or a list with an address or a path on each line. */
export function listPlaces(path: string, address: string | undefined): PagePlace[] {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) throw new ResearchFault(`--pages ${path}: no such file or folder`)
  if (stats.isDirectory()) {
    const files = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && READABLE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    if (files.length === 0) throw new ResearchFault(`--pages ${path}: it has no HTML, Markdown, text, Word or PDF file`)
    return files.map((file) => placeOfFile(file, relative(path, file).split(sep).join('/'), address))
  }
  const bytes = readFileBytes(path)
  if (typeof bytes === 'string') throw new ResearchFault(`--pages ${path}: ${bytes}`)
  const lines = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .map((line) => line.trim())
  return lines.flatMap((line, at) => {
    if (line === '' || line.startsWith('#')) return []
    const place = placeOf(line)
    if (place !== null) return place
    if (statSync(line, { throwIfNoEntry: false })?.isFile()) return placeOfFile(line, line, address)
    throw new ResearchFault(`--pages ${path}: line ${at + 1} is neither an http(s) address nor a file`)
  })
}

const READABLE = /\.(?:x?html?|md|markdown|txt|mht(?:ml)?|docx|pdf)$/i

function placeOfFile(file: string, name: string, address: string | undefined): PagePlace {
  const url = address === undefined ? undefined : new URL(name.split('/').map(encodeForUrl).join('/'), address).href
  return { key: url ?? name, file, ...(url === undefined ? {} : { url }) }
}

/** Returns the place of an http(s) address; null for other text, user names, and above 500 characters. */
export function placeOf(address: string, title?: string): PagePlace | null {
  if (!URL.canParse(address) || address.length > 500) return null
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null
  url.hash = ''
  return { key: pageKeyOf(url.href), url: url.href, ...(title === undefined ? {} : { title }) }
}

/**
 * Reads a page once in a pass; later calls return the copy in `work/pages`.
 *
 * @param fetchPage asks a server; it never rejects for what a server does
 */
export async function readOnce(
  folder: ResearchFolder,
  pass: number,
  place: PagePlace,
  fetchPage: (place: PagePlace) => Promise<ResearchPage>,
): Promise<ResearchPage> {
  const name = `work/pages/${pass}-${hashOf(place.key).slice(0, 24)}.json`
  const known = pageSchema.safeParse(parsedJson(folder.read(name) ?? ''))
  if (known.success) return known.data
  const page = place.file === undefined ? await fetchPage(place) : await readFileAt(place, place.file)
  folder.write(name, JSON.stringify(page))
  return page
}

function readFileAt(place: PagePlace, file: string): Promise<ResearchPage> | ResearchPage {
  const bytes = readFileBytes(file)
  if (typeof bytes === 'string') return unreadPage(place, 'unopened', `The file cannot be read: ${bytes}.`)
  return bytes.length > MOST_PAGE_BYTES
    ? unreadPage(place, 'unopened', 'The file is too large.')
    : pageOf(place, file, bytes)
}

/** Greatest size of a page or a file in bytes. */
export const MOST_PAGE_BYTES = 10_000_000

/** Reads a page from bytes. Never throws: a page that cannot be read is `unopened`, with the reason. */
export async function pageOf(
  place: PagePlace,
  name: string,
  bytes: Uint8Array,
  charset?: string,
): Promise<ResearchPage> {
  try {
    const page = await readPage(name, bytes, charset)
    return {
      ...unreadPage(place, page.state),
      ...page,
      title: page.title ?? place.title ?? null,
      sha256: hashOf(page.text),
    }
  } catch (error) {
    const why = error instanceof UnreadableDocument ? error.message : 'damaged'
    return unreadPage(place, 'unopened', `It cannot be read: ${why}.`)
  }
}

/**
 * Reads a page or a file: its text, its metadata, and whether it is empty without scripts or says that it is not free.
 * No scripts run and nothing is loaded.
 *
 * @param name a file name: its ending gives the format
 * @param charset the character encoding that the server states
 * @throws UnreadableDocument
 */
async function readPage(name: string, bytes: Uint8Array, charset?: string) {
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
  const isEmpty = text.trim().length < LEAST_TEXT_CHARS && /<script[\s>]/i.test(html)
  const state = isPaid ? 'paywalled' : isEmpty ? 'scripts' : 'opened'
  return { ...head, published: article.date ?? null, text, state } as const
}

/** A page with scripts and fewer characters of text is regarded as empty without its scripts. */
const LEAST_TEXT_CHARS = 200

/** Returns a page without a text, with its state and the reason. */
export function unreadPage({ key, url, title }: PagePlace, state: ResearchPage['state'], note?: string): ResearchPage {
  return {
    ...{ key, ...(url !== undefined && { url }), title: title ?? null, author: null, site: null, published: null },
    ...{ text: '', sha256: hashOf(''), state, ...(note !== undefined && { note }) },
  }
}
