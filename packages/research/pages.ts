import { defined } from '@/lib/text/defined'
import { readdirSync, statSync } from 'node:fs'
import { dirname, extname, join, relative, sep } from 'node:path'
import { z } from 'zod'
import type { SourceAccess } from '@/lib/dossier/format/research'
import { READ_ENDINGS } from '@/lib/dossier/readers/formats'
import { pageKeyOf } from '@/lib/text/same-page'
import { encodeForUrl } from '@/lib/text/urls'
import { parsedJson } from '@/lib/text/parsed-json'
import { readFileBytes } from '@/tools/shared/file-bytes'
import { ResearchFault } from './fault'
import { hashOf, type ResearchFolder } from './folder'
import { isBelow } from './settings'

/** The place of a page: an address, or a file of the user. */
export interface PagePlace {
  /** A key that is equal for all addresses of a page; for a file, its path. */
  key: string
  url?: string
  file?: string
  title?: string
}

const pageSchema = z.object({
  key: z.string(),
  url: z.string().optional(),
  /** The address that led to `url`. */
  asked: z.string().optional(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  site: z.string().nullable(),
  published: z.string().nullable(),
  text: z.string(),
  sha256: z.string(),
  state: z.enum(['opened', 'part', 'paywalled', 'refused', 'scripts', 'search', 'unopened']),
  note: z.string().optional(),
  headings: z.array(z.object({ start: z.number(), end: z.number() })).optional(),
  /** Links of a page from the web to pages of its host, with their words. */
  links: z.array(z.object({ url: z.string().refine((url) => URL.canParse(url)), text: z.string() })).optional(),
})
/** A page as it was read in a pass. `text` is empty if it could not be read. */
export type ResearchPage = z.infer<typeof pageSchema> & { state: NonNullable<SourceAccess['state']> }

/** Returns the files of a folder, or of a list. A list that is not from the user may only have files of its folder. */
export function listPlaces(path: string, given: { address: string | undefined; isFromUser: boolean }): PagePlace[] {
  const { address, isFromUser } = given
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) throw new ResearchFault(`--pages ${path}: no such file or folder`)
  if (stats.isDirectory()) {
    const files = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && READ_ENDINGS.includes(extname(entry.name).toLowerCase()))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    if (files.length === 0) throw new ResearchFault(`--pages ${path}: it has no HTML, Markdown, text, Word or PDF file`)
    return files.map((file) => placeOfFile(file, relative(path, file).split(sep).join('/'), address))
  }
  const bytes = readFileBytes(path)
  if (typeof bytes === 'string') throw new ResearchFault(`--pages ${path}: ${bytes}`)
  const text = new TextDecoder().decode(bytes)
  const lines = text.split('\n').map((line) => line.trim())
  return lines.flatMap((line, at) => {
    if (line === '' || line.startsWith('#')) return []
    const place = toPlace(line)
    if (place !== null) return place
    if (!statSync(line, { throwIfNoEntry: false })?.isFile())
      throw new ResearchFault(`--pages ${path}: line ${at + 1} is neither an http(s) address nor a file`)
    if (!isFromUser && !isBelow(dirname(path), line))
      throw new ResearchFault(`${path}: line ${at + 1} is a file elsewhere. --pages ${path} permits reading it`)
    return placeOfFile(line, line, address)
  })
}

function placeOfFile(file: string, name: string, address: string | undefined): PagePlace {
  const url = address === undefined ? undefined : new URL(name.split('/').map(encodeForUrl).join('/'), address).href
  return defined({ key: url ?? name, file, url })
}

/** Returns the place of an http(s) address; null for other text, user names, and above 500 characters. */
export function toPlace(address: string, title?: string): PagePlace | null {
  if (!URL.canParse(address) || address.length > 500) return null
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null
  url.hash = ''
  return defined({ key: pageKeyOf(url.href), url: url.href, title })
}

/** Asks a server for a page. Never rejects for what a server does. */
export type FetchPage = (place: PagePlace) => Promise<ResearchPage>

/** Reads a page once in a pass; later calls return the copy in `work/pages`. */
export async function readOnce(
  folder: ResearchFolder,
  pass: number,
  place: PagePlace,
  { fetchPage, readBytes }: { fetchPage: FetchPage; readBytes: ReadBytes },
): Promise<ResearchPage> {
  const name = storedName(pass, place)
  const known = pageSchema.safeParse(parsedJson(folder.read(name) ?? ''))
  if (known.success) return known.data
  let page: ResearchPage
  if (isTooSlow(folder, pass, place)) page = unreadPage(place, 'unopened', TOO_SLOW_NOTE)
  else if (place.file === undefined) page = await fetchPage(place)
  else page = await readFileAt(place, place.file, readBytes)
  folder.write(name, JSON.stringify(page))
  return page
}

export function storedPage(folder: ResearchFolder, source: number): ResearchPage | undefined {
  const key = String(folder.all('source').find(({ n }) => n === source)?.key)
  const passes = folder.all('pass').map((_, at) => folder.read(storedName(at + 1, { key })) ?? '')
  return passes.flatMap((stored) => pageSchema.safeParse(parsedJson(stored)).data ?? []).at(-1)
}

/** Returns whether an earlier pass gave a page up: reading it again would take that time again. */
function isTooSlow(folder: ResearchFolder, pass: number, place: PagePlace): boolean {
  const before = parsedJson((pass > 1 && folder.read(storedName(pass - 1, place))) || '')
  return pageSchema.safeParse(before).data?.note === TOO_SLOW_NOTE
}

const storedName = (pass: number, { key }: PagePlace): string => `work/pages/${pass}-${hashOf(key).slice(0, 24)}.json`

/** Removes the stored pages of a pass that is to begin: whoever wrote the folder put them there. */
export function dropStoredPages({ list, remove }: ResearchFolder, pass: number): void {
  for (const name of list('work/pages')) if (name.startsWith(`${pass}-`)) remove(`work/pages/${name}`)
}

function readFileAt(place: PagePlace, file: string, readBytes: ReadBytes): Promise<ResearchPage> | ResearchPage {
  const bytes = readFileBytes(file)
  if (typeof bytes === 'string') return unreadPage(place, 'unopened', `The file cannot be read: ${bytes}.`)
  return bytes.length > MOST_PAGE_BYTES
    ? unreadPage(place, 'unopened', 'The file is too large.')
    : readBytes({ place, name: file, bytes, isCut: false })
}

export const MOST_PAGE_BYTES = 10_000_000
export const TOO_SLOW_NOTE = 'Too slow to be read.'

/** Bytes of a page, with a file name whose ending gives the format, and the encoding that the server states. */
export interface PageBytes {
  place: PagePlace
  name: string
  bytes: Uint8Array
  isCut: boolean
  charset?: string | undefined
}

/** Reads a page from bytes. Never rejects: a page that cannot be read is `unopened`, with the reason. */
export type ReadBytes = (page: PageBytes) => Promise<ResearchPage>

export function unreadPage({ key, url, title }: PagePlace, state: ResearchPage['state'], note?: string): ResearchPage {
  return defined({
    key,
    url,
    title: title ?? null,
    author: null,
    site: null,
    published: null,
    text: '',
    sha256: hashOf(''),
    state,
    note,
  })
}
