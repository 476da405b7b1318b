import type { Annotation } from '@/lib/schema/annotation'
import type { NoteColor } from '@/lib/schema/note-colors'
import type { Incoming, Loss, Unreadable } from '../shared/exchange'
import { contentId } from '@/lib/text/content-id'
import { tidyTags } from '@/lib/rows/note'
import { isReference } from '@/lib/schema/is-record'
import { noteLimits } from '@/lib/schema/limits'
import type { Cells } from './cells'
import { instantOf } from './dates'

export interface RowContext {
  /** The book of the whole file; empty if each row names its own. */
  title: string
  author: string
  /** Used for rows without a date: the date of the file, so that the same file gives the same notes. */
  undated: string
  /** Computes the page key of an address. */
  pageKeyOf: (url: string) => string
}

/** Converts a row to a note, or gives the reason why it cannot. The id is computed from the row's text. */
export function rowToNote(cells: Cells, index: number, context: RowContext): Incoming {
  const { quote } = cells
  if (quote.trim() === '' && cells.note.trim() === '' && !cells.finding) return unreadable('no-words', cells, index)
  const note = [cells.note, placeOf(cells)].filter(Boolean).join('\n\n')
  if (quote.length > noteLimits.quote || note.length > noteLimits.note) return unreadable('too-long', cells, index)
  const losses = new Set<Loss>()
  const url = webAddress(cells.url)
  if (cells.url !== '' && url === '') losses.add('place')
  const title = (cells.title || context.title).slice(0, LONGEST_NAME).toWellFormed()
  const author = (cells.author || context.author).slice(0, LONGEST_NAME).toWellFormed()
  const claim = cells.claim ? cells.claim.slice(0, noteLimits.claim).toWellFormed() : null
  const pageKey = claim === null ? keyOf(url, title, author, context) : ''
  const [made, changed] = [cells.created, cells.modified].map((text) => (text === '' ? null : instantOf(text)))
  if ((cells.created !== '' && !made) || (cells.modified !== '' && !changed)) losses.add('dates')
  const created = made ?? changed ?? context.undated
  const colorName = cells.color || (/\(([^)]+)\)/.exec(cells.kind)?.[1] ?? '')
  const color = colorOf(colorName)
  if (colorName !== '' && color === null) losses.add('color')
  const annotation: Annotation = {
    id: cells.claim !== undefined && isReference(cells.id) ? cells.id : idOf(cells.id, [pageKey, quote, note]),
    pageKey,
    url,
    title: url === '' ? [title, author].filter(Boolean).join(', ') : title,
    claim,
    ...(claim !== null && cells.dossier ? { dossier: cells.dossier } : {}),
    anchor: quote === '' ? null : { quote: { exact: quote, prefix: '', suffix: '' }, position: null, range: null },
    note,
    tags: tagsOf(`${cells.tags},${cells.pageTags}`),
    color,
    finding: cells.finding ?? null,
    created,
    modified: changed && changed > created ? changed : created,
  }
  return { kind: 'note', index, annotation, losses: [...losses] }
}

/** The key of a book contains title and author, and must not be longer than an address. */
const LONGEST_NAME = 1500

/** A book has no address; title and author identify it. */
function keyOf(url: string, title: string, author: string, { pageKeyOf }: RowContext): string {
  return url === '' ? `book:${title}|${author}` : pageKeyOf(url)
}

function unreadable(why: Unreadable, cells: Cells, index: number): Incoming {
  const words = [cells.quote, cells.note, cells.title, cells.author, cells.kind, cells.location, cells.created]
  return { kind: 'unreadable', index, why, excerpt: words.filter(Boolean).join(' · ').slice(0, 200).toWellFormed() }
}

/** Empty if it is not a web address. */
function webAddress(text: string): string {
  if (text.length > noteLimits.address || !URL.canParse(text)) return ''
  const { protocol, href } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? href : ''
}

/** "Page 12", "Location 1204": added to the note, because it has no other field for the location in a book. */
function placeOf({ location, locationType }: Cells): string {
  const type = /^(?:page|location)$/i.test(locationType) ? locationType : ''
  // A bare number without a type, such as Readwise's order of highlights, means nothing to the user.
  if (location === '' || (type === '' && /^[\d.]+$/.test(location))) return ''
  const place = `${type} ${location}`.trim()
  return place.charAt(0).toUpperCase() + place.slice(1)
}

/** Keeps an id only if it is long enough to be globally unique; a row number is not. */
function idOf(given: string, words: readonly string[]): string {
  if (/^[\w:/.-]{16,400}$/.test(given)) return given
  return contentId(given === '' ? words : ['id', given, ...words])
}

function tagsOf(cell: string): string[] {
  return tidyTags(cell.split(/[,;\n]/).map((tag) => tag.trim().replace(/^#/, '')))
}

function colorOf(name: string): NoteColor | null {
  return COLORS.get(name.toLowerCase()) ?? null
}

/** In English, as Readwise and Kindle write them, and in French. */
const COLORS = new Map<string, NoteColor>([
  ['yellow', 'yellow'],
  ['green', 'green'],
  ['blue', 'blue'],
  ['pink', 'pink'],
  ['purple', 'purple'],
  ['jaune', 'yellow'],
  ['vert', 'green'],
  ['bleu', 'blue'],
  ['rose', 'pink'],
  ['violet', 'purple'],
])
