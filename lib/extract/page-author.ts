import { isRecord } from '@/lib/schema/is-record'
import { parsedJson } from '@/lib/text/parsed-json'
import { unclobbered } from './unclobbered'

/**
 * Who wrote a page, as its markup says: `meta` elements, JSON-LD, then a marked-up name in the text. Several names are joined by commas.
 *
 * @returns null where it says none, or something that is no name, such as an address
 */
export function pageAuthor(page: Document): string | null {
  for (const name of METAS) {
    const found = [...page.querySelectorAll(`meta[name="${name}" i], meta[property="${name}" i]`)]
    const names = namesIn(found.map((element) => element.getAttribute('content')))
    if (names !== null) return names
  }
  for (const script of page.querySelectorAll('script[type="application/ld+json" i]')) {
    const data = unclobbered(script, 'textContent')
    const names = data.length > LONGEST_DATA ? null : namesIn(authorsIn(parsedJson(data)))
    if (names !== null) return names
  }
  for (const selector of MARKED) {
    const names = namesIn(
      [...page.querySelectorAll(selector)].slice(0, MOST).map((one) => unclobbered(one, 'textContent')),
    )
    if (names !== null) return names
  }
  return null
}

const METAS = [
  'author',
  'article:author',
  'citation_author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
]

const MARKED = [
  '[itemprop~="author" i] [itemprop~="name" i]',
  '[itemprop~="author" i]',
  'a[rel~="author" i]',
  '[rel~="author" i]',
]

/** More authors than this are left out, and longer texts are no names. */
const MOST = 8
const LONGEST = 100
/** Larger data, and deeper ones, are not read. */
const LONGEST_DATA = 500_000
const DEEPEST = 8

/** Each name once, tidied. */
function namesIn(texts: readonly unknown[]): string | null {
  const names = new Set(texts.flatMap((text) => nameIn(text) ?? []))
  return names.size === 0 ? null : [...names].slice(0, MOST).join(', ')
}

function nameIn(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > LONGEST * 4) return null
  const name = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/^by(?: |:\s*)/i, '')
  if (name.length < 2 || name.length > LONGEST || !/\p{L}{2}/u.test(name)) return null
  return /:\/\/|^www\.|^[/#@]|@|[<>{}]/i.test(name) ? null : name
}

/** The names of the first author in the data that is not the author of a comment or a review in it. */
function authorsIn(data: unknown): string[] {
  let level: unknown[] = [data]
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const next: unknown[] = []
    for (const node of level) {
      if (Array.isArray(node)) for (const one of node as unknown[]) next.push(one)
      if (!isRecord(node)) continue
      const names = [node.author, node.creator].flatMap((author) => authorNames(author, data))
      if (names.length > 0) return names
      for (const [key, value] of Object.entries(node)) if (!/comment|review|publisher/i.test(key)) next.push(value)
    }
    level = next
  }
  return []
}

function authorNames(author: unknown, data: unknown): string[] {
  const all: unknown[] = Array.isArray(author) ? author : [author]
  return all.slice(0, MOST).flatMap((one): string[] => {
    if (typeof one === 'string') return [one]
    if (!isRecord(one)) return []
    if (typeof one.name === 'string') return [one.name]
    if (Array.isArray(one.name)) return one.name.filter((name) => typeof name === 'string').slice(0, 1)
    const named = typeof one['@id'] === 'string' ? nodeOf(data, one['@id']) : null
    return typeof named?.name === 'string' ? [named.name] : []
  })
}

/** The node with this id in a graph, at its top. */
function nodeOf(data: unknown, id: string): Record<string, unknown> | null {
  const graph: unknown = isRecord(data) ? data['@graph'] : data
  const nodes: unknown[] = Array.isArray(graph) ? graph : []
  return nodes.filter(isRecord).find((node) => node['@id'] === id && node.name !== undefined) ?? null
}
