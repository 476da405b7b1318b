import { isRecord } from '@/lib/schema/is-record'
import { csvFields, lossesOfUnreadColumns, type CsvField } from '../csv/mapping'
import { emptyCells, rowToNote, type RowCells } from '../csv/read-csv'
import { readJson, unreadableItem } from '../json/json-text'
import { FileRefused, type ImportItem, type NoteReader, type ReaderContext } from '../shared/exchange'
import { toList, type UntrustedRecord } from '../shared/read-annotation'
import { textOfHtml } from '../web-annotation/web-bodies'

/**
 * Reads lists of books and pages with their highlights: the answer of Readwise's API (`/export`), and the files of
 * Raindrop, Obsidian Web Clipper, Pocket and others in this form. The note on a page is an item of its own.
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
    const page = rowOf(book, PAGE_NAMES)
    if (page.cells.note !== '' || highlights.length === 0) yield itemOf(book, null, index++, about, PAGE_NAMES)
    for (const one of highlights) yield itemOf(one, page, index++, about)
  }
}

/** The fields of a highlight or a page that the cells of a row are read from. All notes and tags count, else the first. */
const PAGE_NAMES: Partial<Record<CsvField, readonly string[]>> = {
  note: ['note', 'notes', 'comment', 'comments', 'annotation', 'document_note', 'page_note'],
  title: ['title', 'readable_title', 'name'],
  author: ['author'],
  url: ['source_url', 'url', 'originalUrl', 'link', 'uri'],
  tags: ['tags', 'book_tags'],
  color: ['color'],
  created: ['highlighted_at', 'created_at', 'createdAt', 'created', 'timestamp'],
  modified: ['updated_at', 'updatedAt', 'updated', 'lastUpdate'],
  location: ['location'],
  locationType: ['location_type'],
  id: ['id', '_id'],
}
const NAMES: typeof PAGE_NAMES = { ...PAGE_NAMES, quote: ['text', 'quote', 'content', 'highlight'] }
/** Fields that say again what another says, or whether there is a note. */
const REDUNDANT_FIELDS = [
  ...['highlights', 'is_deleted', 'readable_title'],
  ...[PAGE_NAMES.created, PAGE_NAMES.modified].flatMap((names = []) => names),
]

/** @param page where the item is; null: the item names it itself */
function itemOf(entry: unknown, page: Row | null, index: number, about: ReaderContext, names = NAMES): ImportItem {
  const fields = typeof entry === 'string' ? { text: entry } : entry
  if (!isRecord(fields) || fields.is_deleted === true) return unreadableItem('not-a-note', index, JSON.stringify(entry))
  const { cells: own, left } = rowOf(fields, names)
  const isHtml = /^\s*<[a-z]/i.test(own.quote)
  const cells = {
    ...own,
    quote: isHtml ? textOfHtml(own.quote) : own.quote,
    title: page?.cells.title || own.title,
    author: page?.cells.author || own.author,
    url: page?.cells.url || own.url,
    pageTags: page?.cells.tags ?? '',
  }
  const { lost, unread } = lossesOfUnreadColumns([...left, ...(page?.left ?? [])])
  if (cells.url === '' && cells.title === '')
    return { ...unreadableItem('no-target', index, own.quote || JSON.stringify(entry)), unread }
  const losses = isHtml ? [...lost, 'format' as const] : lost
  return rowToNote({ ...cells, lost: losses, unread }, index, { title: '', author: '' }, about)
}

type Row = ReturnType<typeof rowOf>

/** Returns a record as a row of a table, with the fields that no cell holds (`left`). */
function rowOf(record: UntrustedRecord, names: typeof PAGE_NAMES) {
  const read = new Set(REDUNDANT_FIELDS)
  const cells: RowCells = emptyCells()
  for (const field of csvFields) {
    const isList = field === 'note' || field === 'tags'
    const found = (names[field] ?? []).filter((name) => isList || textOfValue(record[name]) !== '')
    const taken = isList ? found : found.slice(0, 1)
    const words = taken.flatMap((name) => toList(record[name]).map((one) => wordsOf(one, isList)))
    cells[field] = [...new Set(words)].filter(Boolean).join(field === 'note' ? '\n\n' : ',')
    // Details of a comment, such as its author, are lost.
    for (const name of taken) if (field !== 'note' || toList(record[name]).every(isPlainNote)) read.add(name)
  }
  const left = Object.entries(record).filter(([name]) => !read.has(name))
  return { cells, left: left.map(([name, value]) => [name, unreadText(value)] as const) }
}

const isPlainNote = (one: unknown): boolean =>
  typeof one === 'string' || (isRecord(one) && Object.keys(one).length === 1 && wordsOf(one, true) !== '')

/** Returns the words of a value; of a tag or a comment with fields of its own, those of its name or text. */
function wordsOf(value: unknown, isRecordRead: boolean): string {
  if (!isRecord(value)) return textOfValue(value)
  const names = isRecordRead ? ['text', 'content', 'comment', 'note', 'body', 'name'] : []
  return names.map((name) => textOfValue(value[name])).find(Boolean) ?? ''
}

function textOfValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).toWellFormed().trim() : ''
}

function unreadText(value: unknown): string {
  if (typeof value === 'string') return value
  const isEmpty = isRecord(value) || Array.isArray(value) ? Object.values(value).every((part) => !part) : value === null
  return isEmpty ? '' : JSON.stringify(value)
}
