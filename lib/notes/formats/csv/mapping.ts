import { mapDefined } from '@/lib/text/lists'
import type { Loss } from '../shared/exchange'

/**
 * Names of the columns of other programs, in the form of `plainColumnName`: Readwise, Kindle, Raindrop, Hypothesis, Instapaper, Diigo,
 * Memex, Glasp, Zotero, Pocket, Matter, and common ones. `highlights`: several in one cell. In the
 * order shown to the user.
 */
const COLUMN_NAMES = {
  quote: ['highlight', 'quote', 'exact', 'quotation', 'passage', 'selection', 'selectedtext', 'highlighttext', 'highlightedtext', 'annotation', 'text', 'surlignement', 'citation', 'extrait', 'texte'],
  note: ['note', 'notes', 'mynote', 'mynotes', 'highlightnote', 'annotationnote', 'comment', 'comments', 'remark', 'body', 'remarque', 'commentaire', 'description'],
  highlights: ['highlights', 'annotations', 'surlignements'],
  title: ['booktitle', 'title', 'pagetitle', 'documenttitle', 'articletitle', 'book', 'page', 'titredulivre', 'titre', 'livre'],
  author: ['bookauthor', 'author', 'authors', 'auteur', 'auteurs'],
  url: ['url', 'pageurl', 'sourceurl', 'articleurl', 'link', 'address', 'uri', 'href', 'source', 'lien', 'adresse'],
  tags: ['tags', 'tag', 'labels', 'keywords', 'manualtags', 'spaces', 'etiquettes', 'motscles'],
  color: ['color', 'colour', 'highlightcolor', 'couleur'],
  created: ['created', 'createdat', 'createdon', 'creationdate', 'highlightedat', 'datecreated', 'dateadded', 'timeadded', 'addedat', 'savedat', 'date', 'timestamp', 'time', 'creation', 'datedecreation'],
  modified: ['modified', 'modifiedat', 'updated', 'updatedat', 'updatedon', 'datemodified', 'lastmodified', 'modification'],
  location: ['location', 'position', 'pagenumber', 'loc', 'emplacement'],
  locationType: ['locationtype'],
  kind: ['annotationtype', 'annotationreplytype', 'type', 'kind'],
  pageTags: ['documenttags', 'booktags', 'pagetags', 'automatictags'],
  id: ['id', 'annotationid', 'highlightid', 'uuid'],
} satisfies Record<string, readonly string[]> // prettier-ignore

export type CsvField = keyof typeof COLUMN_NAMES
export const csvFields = Object.keys(COLUMN_NAMES) as CsvField[]

/** The column of each field, counted from 0, or null. A column can be used for one field only. */
export type CsvMapping = Record<CsvField, number | null>

/**
 * Guesses the mapping from the column names, in English and French. If two columns match, the name earlier in the list wins, then the first column.
 * @param rows the cells: a column may have links to annotations instead of pages, or numbers of pages instead of titles
 */
export function proposeMapping(columns: readonly string[], rows: readonly (readonly string[])[] = []): CsvMapping {
  const names = namesByCells(columns.map(plainColumnName), rows)
  // In Hypothesis's tables, the author is who wrote the note.
  const taken = new Set<number>(names.includes(HYPOTHESIS_COLUMN) ? [names.indexOf('author')] : [])
  const find = (field: CsvField): number | null => {
    for (const name of COLUMN_NAMES[field]) {
      const at = names.findIndex((column, i) => column === name && !taken.has(i))
      if (at >= 0) {
        taken.add(at)
        return at
      }
    }
    return null
  }
  return Object.fromEntries(csvFields.map((field) => [field, find(field)])) as CsvMapping
}

const HYPOTHESIS_COLUMN = 'annotationreplytype'

/** Returns the column names without a column of links to annotations; "page" is read as a number or a title by its cells. */
function namesByCells(names: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = (at: number, pattern: RegExp) => {
    const cells = rows.map((row) => row[at]?.trim() ?? '').filter(Boolean)
    return cells.length > 0 && cells.every((cell) => pattern.test(cell))
  }
  const addresses = mapDefined(names, (name, at) => (COLUMN_NAMES.url.includes(name) ? at : null))
  const links = addresses.length < 2 ? [] : addresses.filter((at) => all(at, ANNOTATION_LINK))
  const hasTitle = names.some((name) => name !== 'page' && COLUMN_NAMES.title.includes(name))
  const label = addresses.length > 0 ? PAGE_LABEL : PAGE_NUMBER
  return names.map((name, at) => {
    if (links.includes(at)) return ''
    return name === 'page' && (hasTitle || names.includes(HYPOTHESIS_COLUMN) || all(at, label)) ? 'pagenumber' : name
  })
}

const ANNOTATION_LINK = /^https?:\/\/(?:www\.)?(?:hypothes\.is|hyp\.is)(?:\/|$)/i
const PAGE_NUMBER = /^\d{1,5}(?:[-–]\d{1,5})?$/
/** A page beside an address: "xii", "A-3", "Front cover"; titles are longer. */
const PAGE_LABEL = /^.{1,12}$/

/** Counts the fields that have a column by its name: several in a header row, hardly any in a row of notes. */
export function countKnownNames(columns: readonly string[]): number {
  return Object.values(proposeMapping(columns)).filter((at) => at !== null).length
}

/** Returns the mapping with one field changed. The field that used the column before gets none. */
export function withColumn(mapping: CsvMapping, field: CsvField, column: number | null): CsvMapping {
  const freed = Object.entries(mapping).map(([key, at]) => [key, at === column ? null : at])
  return { ...(Object.fromEntries(freed) as CsvMapping), [field]: column }
}

/** Columns that no field of a note can hold, and what is lost with them. */
const LOST_COLUMNS = new Map<string, Loss>([
  ...['user', 'username', 'annotator', 'author', 'createdby'].map((name) => [name, 'author'] as const),
  ...['group', 'groupname'].map((name) => [name, 'group'] as const),
  ...['permissions', 'visibility'].map((name) => [name, 'permissions'] as const),
])

/**
 * Returns what is lost with columns or fields that are not read, of those with words: `columns` with their names
 * (`unread`), or a more precise word.
 */
export function lossesOfUnreadColumns(fields: readonly (readonly [name: string, words: string])[]) {
  // A switch that is off has no content to lose.
  const names = fields.filter(([, words]) => !/^\s*(?:|false|no|0)\s*$/i.test(words)).map(([name]) => name)
  const lossOf = (name: string): Loss => LOST_COLUMNS.get(plainColumnName(name)) ?? 'columns'
  return { lost: [...new Set(names.map(lossOf))], unread: names.filter((name) => lossOf(name) === 'columns') }
}

export function isPageColumn(name: string): boolean {
  return /^page(?:number)?$/.test(plainColumnName(name))
}

/** Normalises a column name: "Book Title", "book_title", "BookTitle" are equal; so are "Étiquettes", "etiquettes". */
function plainColumnName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** One of several highlights in a cell; what is not given is empty. */
interface CellHighlight {
  quote: string
  note: string
  color: string
  created: string
}

/**
 * Splits a cell with several highlights, as in tables of Raindrop and Diigo: each begins with "Highlight:" and may have
 * lines with "Note:", "Color:" and "Created:"; without such labels each is a paragraph.
 */
export function highlightsIn(cell: string): CellHighlight[] {
  const lines = cell.split(/\r\n?|\n/)
  const isLabelled = lines.some((line) => labelOf(line)?.field === 'quote')
  const highlights: CellHighlight[] = []
  let field: keyof CellHighlight | null = null
  for (const line of lines) {
    const label = isLabelled ? labelOf(line) : null
    if (label ? label.field === 'quote' : field === null && line.trim() !== '')
      highlights.push({ quote: '', note: '', color: '', created: '' })
    if (label || field === null) field = label?.field ?? 'quote'
    const highlight = highlights.at(-1)
    if (highlight) highlight[field] += `\n${label?.words ?? line}`
    if (!isLabelled && line.trim() === '') field = null
  }
  return highlights
    .map(({ quote, note, color, created }) => ({
      quote: quote.trim(),
      note: note.trim(),
      color: color.trim(),
      created: created.trim(),
    }))
    .filter(({ quote, note }) => quote !== '' || note !== '')
}

function labelOf(line: string): { field: keyof CellHighlight; words: string } | null {
  const [, name = '', words = ''] = /^\s*(\w{4,12})\s?:(.*)$/.exec(line) ?? []
  const field = HIGHLIGHT_FIELDS.get(name.toLowerCase())
  return field === undefined ? null : { field, words }
}

const HIGHLIGHT_FIELDS = new Map<string, keyof CellHighlight>([
  ['highlight', 'quote'],
  ['quote', 'quote'],
  ['note', 'note'],
  ['comment', 'note'],
  ['annotation', 'note'],
  ['color', 'color'],
  ['colour', 'color'],
  ['created', 'created'],
])
