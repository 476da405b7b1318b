import { FileRefused, type NoteReader } from '../shared/exchange'
import { fromWebAnnotation } from './from-web-annotation'
import { readJson } from '../json/json-text'
import { incoming } from '@/lib/notes/formats/json/incoming'
import { isRecord } from '@/lib/schema/is-record'
import { listOf } from '../shared/untrusted'

/**
 * Reads W3C Web Annotations from any program: one annotation, a list, a page, a collection with embedded pages, a
 * container of the Web Annotation Protocol, or a graph. JSON-LD is read by the names of the model's own context. It is
 * not expanded, because that would need contexts from the network.
 */
export const readJsonLd: NoteReader = async function* (pieces, about) {
  const file = await readJson(pieces)
  const items = itemsOf(file)
  let index = 0
  for (const value of items ?? single(file))
    for (const one of unfolded(value)) yield incoming(one, (item) => fromWebAnnotation(item, about), index++)
}

/** The annotations of all lists in a file; null if it has none. */
function itemsOf(file: unknown): unknown[] | null {
  if (Array.isArray(file)) return file as unknown[]
  if (!isRecord(file)) return null
  const pages: readonly unknown[] = Array.isArray(file.first) ? file.first : [file.first]
  const lists = [file.items, ...pages.map((page) => isRecord(page) && page.items)]
  const found = [...lists, file['@graph'], file.contains, file['ldp:contains']].filter((list) => Array.isArray(list))
  return found.length === 0 ? null : found.flat()
}

/** Replaces a page in a list of pages by its annotations. */
function unfolded(value: unknown): readonly unknown[] {
  if (!isRecord(value) || value.target !== undefined) return [value]
  if (Array.isArray(value.items)) return value.items
  return isRecord(value.first) && Array.isArray(value.first.items) ? value.first.items : [value]
}

/** A file without a list is one annotation, or an empty collection. */
function single(value: unknown): unknown[] {
  if (!isRecord(value)) throw new FileRefused('unknown-format')
  const types = listOf(value.type ?? value['@type'])
  if (types.includes('AnnotationCollection') || types.includes('AnnotationPage')) {
    if (value.total !== 0) throw new FileRefused('empty', 'the notes of this collection are in another file')
    return []
  }
  if (value.target !== undefined || types.includes('Annotation')) return [value]
  throw new FileRefused('unknown-format')
}
