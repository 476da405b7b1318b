import { isRecord } from '@/lib/schema/is-record'
import { emptyCells, rowToNote, type Cells } from '../csv/read-csv'
import { readJson, unreadableItem } from '../json/json-text'
import { FileRefused, type ImportItem, type NoteReader, type ReaderContext } from '../shared/exchange'
import { listOf, type UntrustedRecord } from '../shared/untrusted'
import { textOfHtml } from '../web-annotation/web-bodies'

/**
 * Reads lists of books and pages with their highlights: the answer of Readwise's API (`/export`), and the files of
 * Obsidian Web Clipper, Pocket and others in this form.
 *
 * @see https://readwise.io/api_deets
 */
export const readHighlights: NoteReader = async function* (pieces, about = {}) {
  const file = await readJson(pieces)
  const lists = isRecord(file) ? [file.results, file.books, file.items].filter(Array.isArray) : []
  const books: unknown[] = lists.length > 0 ? lists.flat() : listOf(file).slice()
  if (!books.some((book) => isRecord(book) && Array.isArray(book.highlights))) throw new FileRefused('unknown-format')
  let index = 0
  for (const book of books) {
    const highlights = isRecord(book) && Array.isArray(book.highlights) ? (book.highlights as unknown[]) : [book]
    for (const one of highlights) yield highlightOf(one, isRecord(book) ? book : {}, index++, about)
  }
}

function highlightOf(one: unknown, book: UntrustedRecord, index: number, about: ReaderContext): ImportItem {
  const given = typeof one === 'string' ? { text: one } : one
  if (!isRecord(given) || given.is_deleted === true) return unreadableItem('not-a-note', index, JSON.stringify(one))
  const quote = wordsIn(given, 'text', 'quote', 'content', 'highlight')
  const isHtml = /^\s*<[a-z]/i.test(quote)
  const cells: Cells = {
    ...emptyCells(),
    quote: isHtml ? textOfHtml(quote) : quote,
    note: wordsIn(given, 'note', 'comment', 'annotation'),
    title: wordsIn(book, 'title', 'readable_title', 'name'),
    author: wordsIn(book, 'author'),
    url: wordsIn(book, 'source_url', 'url', 'originalUrl') || wordsIn(given, 'source_url', 'url'),
    tags: tagsIn(given.tags),
    pageTags: tagsIn(book.book_tags ?? book.tags),
    color: wordsIn(given, 'color'),
    created: wordsIn(given, 'highlighted_at', 'created_at', 'createdAt', 'created', 'timestamp'),
    modified: wordsIn(given, 'updated_at', 'updatedAt', 'updated'),
    location: wordsIn(given, 'location'),
    locationType: wordsIn(given, 'location_type'),
    id: wordsIn(given, 'id'),
    lost: isHtml ? ['format'] : [],
  }
  if (cells.url === '' && cells.title === '') return unreadableItem('no-target', index, quote || JSON.stringify(one))
  return rowToNote(cells, index, { title: '', author: '' }, about)
}

/** Returns the first text or number under one of several names; empty if there is none. */
function wordsIn(record: UntrustedRecord, ...names: readonly string[]): string {
  for (const name of names) {
    const value = record[name]
    if ((typeof value === 'string' && value !== '') || typeof value === 'number')
      return String(value).toWellFormed().trim()
  }
  return ''
}

function tagsIn(tags: unknown): string {
  return listOf(tags)
    .map((tag) => (isRecord(tag) ? tag.name : tag))
    .filter((tag) => typeof tag === 'string')
    .join(',')
}
