/** What a column of a CSV file can be taken for, in the order in which a reader is asked. */
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

/** The column of each field, counted from 0; null: there is none. One column may serve one field only. */
export type CsvMapping = Record<CsvField, number | null>

/**
 * What the names of a file's columns say that they hold. Names are known in English and French, as Readwise, Kindle and
 * this extension write them, and as people commonly do. Where two columns could be meant, the name that stands first in the
 * list of names wins, then the column that comes first.
 */
export function proposeMapping(columns: readonly string[]): CsvMapping {
  const names = columns.map(plain)
  const taken = new Set<number>()
  const find = (field: CsvField): number | null => {
    for (const name of NAMES[field]) {
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

/** How many of the names are known: a row of names has several, a row of notes hardly one. */
export function knownNames(columns: readonly string[]): number {
  return Object.values(proposeMapping(columns)).filter((at) => at !== null).length
}

/** The mapping with one field changed; whichever field had that column before has none. */
export function withColumn(mapping: CsvMapping, field: CsvField, column: number | null): CsvMapping {
  const freed = Object.entries(mapping).map(([key, at]) => [key, at === column ? null : at])
  return { ...(Object.fromEntries(freed) as CsvMapping), [field]: column }
}

const NAMES: Record<CsvField, readonly string[]> = {
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

/** "Book Title", "book_title" and "BookTitle" are one name; so are "Étiquettes" and "etiquettes". */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
