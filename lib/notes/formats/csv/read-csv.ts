import { samePage } from '@/lib/text/same-page'
import type { NoteReader, Incoming, Loss, Unreadable } from '../shared/exchange'
import { cellsOf, joined, type Cells } from './cells'
import { proposeMapping, type CsvMapping, csvFields, type CsvField } from './mapping'
import { csvRows } from './rows'
import type { StoredDossierRef, StoredFinding, Annotation } from '@/lib/schema/annotation'
import { noteLimits } from '@/lib/schema/limits'
import { unguarded } from './formula-guard'
import { verdicts } from '@/lib/schema/verdicts'
import type { NoteColor } from '@/lib/schema/note-colors'
import { contentId } from '@/lib/text/content-id'
import { tidyTags } from '@/lib/rows/note'
import { isReference } from '@/lib/schema/is-record'

/**
 * Reads tables of notes: Readwise, Kindle, our own, and others by a mapping of columns. In Kindle files, a row with a
 * note on the previous highlight is merged into that highlight.
 *
 * @param mapping as chosen by the user; null: guessed from the column names
 */
export function csvReader(mapping: CsvMapping | null): NoteReader {
  return async function* (pieces, { undated = new Date(0).toISOString(), pageKeyOf = samePage } = {}) {
    const { head, batches } = await csvRows(pieces)
    const context: RowContext = { title: head.title, author: head.author, undated, pageKeyOf }
    const columns = mapping ?? proposeMapping(head.columns)
    const isOwn = isOwnTable(head.columns)
    let above: Cells | null = null
    let index = 0
    for await (const batch of batches) {
      for (const row of batch) {
        const cells = isOwn ? ownCells(row, columns, head.columns) : cellsOf(row, columns)
        const both: Cells | null = above && joined(above, cells)
        if (above) yield rowToNote(both ?? above, index++, context)
        above = both ? null : cells
      }
    }
    if (above) yield rowToNote(above, index, context)
  }
}

/** Whether a table was written by this extension: it has columns that no other program writes. */
function isOwnTable(columns: readonly string[]): boolean {
  return ['id', 'quote', 'verdict', 'dossier version', 'claim'].every((name) => columns.includes(name))
}

/** A row of our own table as it was before export: spaces stay, and apostrophes against formulas are removed. */
function ownCells(row: readonly string[], mapping: CsvMapping, columns: readonly string[]): Cells {
  const of = (at: number | null) => unguarded(row[at ?? -1] ?? '')
  const named = (name: string) => of(columns.indexOf(name))
  const finding = findingOf(named)
  return {
    ...(Object.fromEntries(csvFields.map((field) => [field, of(mapping[field])])) as Record<CsvField, string>),
    claim: named('claim'),
    ...dossierOf(named),
    ...(finding === null ? {} : { finding }),
  }
}

function findingOf(named: (name: string) => string): StoredFinding | null {
  const verdict = verdicts.find((one) => one === named('verdict'))
  if (verdict === undefined) return null
  return {
    verdict,
    reason: named('reason').slice(0, noteLimits.reason),
    claims: list(named('claims')),
    sources: list(named('sources'))
      .map(Number)
      .filter((source) => Number.isSafeInteger(source) && source >= 0),
    dossierVersion: named('dossier version').slice(0, noteLimits.version),
    ...dossierOf(named),
  }
}

/** Tables from before there were several dossiers do not have these columns. */
function dossierOf(named: (name: string) => string): { dossier?: StoredDossierRef } {
  const [id, name] = [named('dossier id'), named('dossier')]
  if (id === '') return {}
  const tidy = (text: string, most: number): string => text.slice(0, most).toWellFormed()
  return { dossier: { id: tidy(id, noteLimits.dossier), name: tidy(name, noteLimits.line) } }
}

function list(cell: string): string[] {
  return cell
    .split(',')
    .map((one) => one.trim().slice(0, noteLimits.claim))
    .filter(Boolean)
    .slice(0, noteLimits.evidence)
}

interface RowContext {
  /** The book of the whole file; empty if each row names its own. */
  title: string
  author: string
  /** Used for rows without a date: the date of the file, so that the same file gives the same notes. */
  undated: string
  /** Computes the page key of an address. */
  pageKeyOf: (url: string) => string
}

/** Converts a row to a note, or gives the reason why it cannot. The id is computed from the row's text. */
function rowToNote(cells: Cells, index: number, context: RowContext): Incoming {
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

/**
 * Reads an instant from a table cell as ISO text; null if there is none. Without a time zone it is UTC, so that the
 * same file gives the same notes everywhere. "3/4/2021" is ambiguous and rejected.
 */
function instantOf(text: string): string | null {
  const cell = text.trim()
  const iso =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i
  const [, year, month, day, hour = '0', minute = '0', second = '0', part = '', zone = 'Z'] = iso.exec(cell) ?? []
  if (year !== undefined && month !== undefined && day !== undefined) {
    const time = `${two(hour)}:${minute}:${two(second)}${part.slice(0, 4)}`
    return valid(`${year}-${two(month)}-${two(day)}T${time}${zoneOf(zone)}`, Number(day))
  }
  const [, one, other, years, rest = ''] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b(.*)$/.exec(cell) ?? []
  if (one !== undefined && other !== undefined && years !== undefined) {
    const [first, second] = [Number(one), Number(other)]
    if (first <= 12 && second <= 12 && first !== second) return null
    return instantOf(`${years}-${first > 12 ? other : one}-${first > 12 ? one : other}${rest.replace(/^,/, '')}`)
  }
  // A month given by name, which all browsers parse alike.
  if (!/[a-z]{3}/i.test(cell) || !/\b\d{4}\b/.test(cell)) return null
  const words = cell.replace(/^added on\s+/i, '').replace(/\bat\b/gi, ' ')
  return valid(/(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})$/i.test(words) ? words : `${words} UTC`)
}

/** @param day for comparison with the result: JavaScript turns 31 February into 3 March */
function valid(text: string, day?: number): string | null {
  const date = new Date(text)
  if (Number.isNaN(date.getTime()) || date.getTime() < 0 || date.getUTCFullYear() > 9999) return null
  if (day !== undefined && Math.abs(date.getUTCDate() - day) > 1 && Math.abs(date.getUTCDate() - day) < 27) return null
  return date.toISOString()
}

function zoneOf(zone: string): string {
  if (/^(?:Z|UTC)$/i.test(zone)) return 'Z'
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
}

function two(digits: string): string {
  return digits.padStart(2, '0')
}
