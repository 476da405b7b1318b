/** The fields that a CSV column can hold, in the order shown to the user. */
export const csvFields = [
  'quote',
  'note',
  'title',
  'author',
  'url',
  'tags',
  'color',
  'created',
  'modified',
  'location',
  'locationType',
  'kind',
  'pageTags',
  'id',
] as const
export type CsvField = (typeof csvFields)[number]

/** The column of each field, counted from 0, or null. A column can be used for one field only. */
export type CsvMapping = Record<CsvField, number | null>

/**
 * Guesses the mapping from the column names, in English and French, as Readwise, Kindle and this extension write them,
 * and other common names. If two columns match, the name earlier in the list wins, then the first column.
 */
export function proposeMapping(columns: readonly string[]): CsvMapping {
  const names = columns.map(plain)
  const taken = new Set<number>()
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

/** Counts the fields that have a column by its name: several in a header row, hardly any in a row of notes. */
export function countKnownNames(columns: readonly string[]): number {
  return Object.values(proposeMapping(columns)).filter((at) => at !== null).length
}

/** Returns the mapping with one field changed. The field that used the column before gets none. */
export function withColumn(mapping: CsvMapping, field: CsvField, column: number | null): CsvMapping {
  const freed = Object.entries(mapping).map(([key, at]) => [key, at === column ? null : at])
  return { ...(Object.fromEntries(freed) as CsvMapping), [field]: column }
}

const COLUMN_NAMES: Record<CsvField, readonly string[]> = {
  quote: ['highlight', 'quote', 'exact', 'quotation', 'passage', 'selectedtext', 'annotation', 'text', 'surlignement', 'citation', 'extrait', 'texte'],
  note: ['note', 'notes', 'mynote', 'comment', 'comments', 'remark', 'body', 'remarque', 'commentaire'],
  title: ['booktitle', 'title', 'pagetitle', 'documenttitle', 'articletitle', 'book', 'page', 'titredulivre', 'titre', 'livre'],
  author: ['bookauthor', 'author', 'authors', 'auteur', 'auteurs'],
  url: ['url', 'pageurl', 'sourceurl', 'link', 'address', 'uri', 'href', 'source', 'lien', 'adresse'],
  tags: ['tags', 'tag', 'labels', 'keywords', 'etiquettes', 'motscles'],
  color: ['color', 'colour', 'highlightcolor', 'couleur'],
  created: ['created', 'createdat', 'highlightedat', 'datecreated', 'dateadded', 'date', 'timestamp', 'time', 'creation', 'datedecreation'],
  modified: ['modified', 'modifiedat', 'updated', 'updatedat', 'datemodified', 'lastmodified', 'modification'],
  location: ['location', 'position', 'pagenumber', 'loc', 'emplacement'],
  locationType: ['locationtype'],
  kind: ['annotationtype', 'type', 'kind'],
  pageTags: ['documenttags', 'booktags', 'pagetags'],
  id: ['id', 'annotationid', 'highlightid', 'uuid'],
} // prettier-ignore

/** Normalises a column name: "Book Title", "book_title", "BookTitle" are equal; so are "Étiquettes", "etiquettes". */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
