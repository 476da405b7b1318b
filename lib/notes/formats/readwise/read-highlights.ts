import { isRecord } from '@/lib/schema/is-record'
import { lossesOfUnreadColumns } from '../csv/mapping'
import { emptyCells, rowToNote } from '../csv/read-csv'
import { readJson, unreadableItem } from '../json/json-text'
import { FileRefused, type ImportItem, type NoteReader, type ReaderContext } from '../shared/exchange'
import { toList, type UntrustedRecord } from '../shared/read-annotation'
import { textOfHtml } from '../web-annotation/web-bodies'

/**
 * Reads lists of books and pages with their highlights: the answer of Readwise's API (`/export`), and the files of
 * Raindrop, Obsidian Web Clipper, Pocket and others in this form. The note on a page is an item of its own.
 *
 * @see https://readwise.io/api_deets
 */
export const readHighlights: NoteReader = async function* (pieces, about = {}) {
  const file = await readJson(pieces)
  const lists = isRecord(file) ? [file.results, file.books, file.items].filter(Array.isArray) : []
  const books: unknown[] = lists.length > 0 ? lists.flat() : toList(file).slice()
  if (!books.some((book) => isRecord(book) && Array.isArray(book.highlights))) throw new FileRefused('unknown-format')
  let index = 0
  for (const book of books) {
    const highlights = isRecord(book) && Array.isArray(book.highlights) ? (book.highlights as unknown[]) : null
    if (!isRecord(book) || highlights === null) {
      yield itemOf(book, null, index++, about)
      continue
    }
    const page = pageOf(book)
    if (page.hasNote || highlights.length === 0) yield itemOf(book, NO_QUOTE, index++, about)
    for (const one of highlights) yield itemOf(one, page, index++, about)
  }
}

/** @param page where the item is; null: the item names it itself */
function itemOf(entry: unknown, page: HighlightPage | null, index: number, readerContext: ReaderContext): ImportItem {
  const fields = typeof entry === 'string' ? { text: entry } : entry
  if (!isRecord(fields) || fields.is_deleted === true) return unreadableItem('not-a-note', index, JSON.stringify(entry))
  const { first, texts, tags, left } = fieldsOf(fields)
  const quote = page === NO_QUOTE ? '' : first('text', 'quote', 'content', 'highlight')
  const isHtml = /^\s*<[a-z]/i.test(quote)
  const cells = {
    ...emptyCells(),
    quote: isHtml ? textOfHtml(quote) : quote,
    note: [...new Set(NOTE_FIELDS.flatMap(texts))].join('\n\n'),
    title: page?.title || first(...TITLE_FIELDS),
    author: page?.author || first('author'),
    url: page?.url || first(...ADDRESS_FIELDS),
    tags: tags('tags', 'book_tags'),
    pageTags: page?.tags ?? '',
    color: first('color'),
    created: first(...CREATED_FIELDS),
    modified: first(...MODIFIED_FIELDS),
    location: first('location'),
    locationType: first('location_type'),
    id: first('id', '_id'),
  }
  const { lost, unread } = lossesOfUnreadColumns([...left(), ...(page?.left ?? [])])
  if (cells.url === '' && cells.title === '')
    return { ...unreadableItem('no-target', index, quote || JSON.stringify(entry)), unread }
  const losses = isHtml ? [...lost, 'format' as const] : lost
  return rowToNote({ ...cells, lost: losses, unread }, index, { title: '', author: '' }, readerContext)
}

type HighlightPage = Pick<ReturnType<typeof pageOf>, 'title' | 'author' | 'url' | 'tags' | 'left'>

/** Marks an item as a note on the whole page, whose text is that of the article. */
const NO_QUOTE: HighlightPage = { title: '', author: '', url: '', tags: '', left: [] }

function pageOf(book: UntrustedRecord) {
  const { first, texts, tags, left } = fieldsOf(book)
  const page = {
    title: first(...TITLE_FIELDS),
    author: first('author'),
    url: first(...ADDRESS_FIELDS),
    tags: tags('tags', 'book_tags'),
  }
  // The note of the page, with its dates and id, is in another item.
  const hasNote = NOTE_FIELDS.flatMap(texts).length > 0
  first('id', '_id')
  return { ...page, hasNote, left: left() }
}

/** Names of a note, on a highlight or on a page; each may be a text or a list. */
const NOTE_FIELDS = ['note', 'notes', 'comment', 'comments', 'annotation', 'document_note', 'page_note']
const TITLE_FIELDS = ['title', 'readable_title', 'name']
const ADDRESS_FIELDS = ['source_url', 'url', 'originalUrl', 'link', 'uri']
const CREATED_FIELDS = ['highlighted_at', 'created_at', 'createdAt', 'created', 'timestamp']
const MODIFIED_FIELDS = ['updated_at', 'updatedAt', 'updated', 'lastUpdate']
/** Fields that say again what another says, or whether there is a note. */
const REDUNDANT_FIELDS = ['highlights', 'is_deleted', 'readable_title', ...CREATED_FIELDS, ...MODIFIED_FIELDS]

/** Returns readers of a record's fields by name, and of the fields that none of them has read (`left`). */
function fieldsOf(record: UntrustedRecord) {
  const used = new Set(REDUNDANT_FIELDS)
  return {
    /** Returns the first text or number under one of several names; empty if there is none. */
    first: (...names: readonly string[]): string => {
      const name = names.find((one) => textOfValue(record[one]) !== '')
      if (name === undefined) return ''
      used.add(name)
      return textOfValue(record[name])
    },
    texts: (name: string): string[] => {
      const list = toList(record[name])
      // Details of a comment, such as its author, are lost.
      if (
        list.every(
          (one) => typeof one === 'string' || (isRecord(one) && Object.keys(one).length === 1 && commentIn(one)),
        )
      )
        used.add(name)
      return list.map((one) => (isRecord(one) ? commentIn(one) : textOfValue(one))).filter(Boolean)
    },
    tags: (...names: readonly string[]): string => {
      names.forEach((name) => used.add(name))
      return names
        .flatMap((name) => toList(record[name]))
        .map((tag) => (isRecord(tag) ? tag.name : tag))
        .filter((tag) => typeof tag === 'string')
        .join(',')
    },
    left: () =>
      Object.entries(record).flatMap(([name, value]) => (used.has(name) ? [] : [[name, unreadText(value)] as const])),
  }
}

function commentIn(comment: UntrustedRecord): string {
  return ['text', 'content', 'comment', 'note', 'body'].map((name) => textOfValue(comment[name])).find(Boolean) ?? ''
}

function textOfValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).toWellFormed().trim() : ''
}

/** Returns a value as text; empty if it is an empty list or object. */
function unreadText(value: unknown): string {
  if (typeof value === 'string') return value
  const isEmpty = isRecord(value) || Array.isArray(value) ? Object.values(value).every((part) => !part) : value === null
  return isEmpty ? '' : JSON.stringify(value)
}
