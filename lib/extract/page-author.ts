import { isRecord } from '@/lib/schema/is-record'
import { parsedJson } from '@/lib/text/parsed-json'
import { unclobbered } from './unclobbered'

/**
 * Finds who wrote a page in its markup: `meta` elements, JSON-LD, then a marked-up name in the text. Joined by commas.
 *
 * @returns null where the markup has no author, or only text that is no name, such as an address
 */
export function pageAuthor(page: Document): string | null {
  for (const texts of authorTexts(page)) {
    const names = namesIn(texts)
    if (names !== null) return names
  }
  return null
}

/** Candidates for the names of the authors, the most reliable first. */
function* authorTexts(page: Document): Generator<readonly unknown[], void, undefined> {
  for (const name of METAS)
    yield Array.from(page.querySelectorAll(`meta[name="${name}" i], meta[property="${name}" i]`), (element) =>
      element.getAttribute('content'),
    )
  for (const script of page.querySelectorAll('script[type="application/ld+json" i]')) {
    const data = unclobbered(script, 'textContent')
    if (data.length <= LONGEST_DATA) yield authorsIn(parsedJson(data))
  }
  for (const selector of MARKED)
    yield [...page.querySelectorAll(selector)].slice(0, MOST_AUTHORS).map((one) => unclobbered(one, 'textContent'))
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

/** Maximum number of authors; further ones are left out. Maximum characters of a name. */
const MOST_AUTHORS = 8
const LONGEST_NAME = 100
/** Maximum characters and depth of JSON-LD data that are read. */
const LONGEST_DATA = 500_000
const DEEPEST = 8

/** Returns the valid names, tidied and without duplicates, joined by commas; null without any. */
function namesIn(texts: readonly unknown[]): string | null {
  const names = new Set(texts.flatMap((text) => nameIn(text) ?? []))
  return names.size === 0 ? null : [...names].slice(0, MOST_AUTHORS).join(', ')
}

function nameIn(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > LONGEST_NAME * 4) return null
  const name = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/^by(?: |:\s*)/i, '')
  if (name.length < 2 || name.length > LONGEST_NAME || !/\p{L}{2}/u.test(name)) return null
  return /:\/\/|^www\.|^[/#@]|@|[<>{}]/i.test(name) ? null : name
}

/** Returns the names of the authors of the first record that has any; comments and reviews do not count. */
function authorsIn(data: unknown): unknown[] {
  const records = recordsIn(data, 0)
  const named = (author: unknown): unknown[] => {
    if (!isRecord(author)) return [author]
    const { '@id': id = null, name = records.find((other) => other['@id'] === id && other.name)?.name } = author
    return [name].flat().slice(0, 1)
  }
  const found = records.map(({ author, creator }) => [author, creator].flat().slice(0, MOST_AUTHORS).flatMap(named))
  return found.find((names) => names.some((name) => typeof name === 'string')) ?? []
}

/** Returns the objects in the data, each before the objects inside it, without comments, reviews and publishers. */
function recordsIn(data: unknown, depth: number): Record<string, unknown>[] {
  if (depth > DEEPEST) return []
  if (Array.isArray(data)) return data.flatMap((one) => recordsIn(one, depth + 1))
  if (!isRecord(data)) return []
  const inner = Object.entries(data).filter(([key]) => !/comment|review|publisher/i.test(key))
  return [data, ...inner.flatMap(([, value]) => recordsIn(value, depth + 1))]
}
