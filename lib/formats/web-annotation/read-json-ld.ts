import { FileRefused, type Incoming, type NoteReader, type ReadingAbout } from '../shared/exchange'
import { fromWebAnnotation } from './from-web-annotation'
import { readJsonItems } from '../json/json-items'
import { incoming, unreadableItem } from '@/lib/formats/json/incoming'
import { isRecord } from '@/lib/schema/is-record'
import { listOf } from '../shared/untrusted'

/**
 * Reads W3C Web Annotations from any program: one annotation, a list, a page, a collection with embedded pages, a
 * container of the Web Annotation Protocol, or a graph. JSON-LD is read by the names of the model's own context. It is
 * not expanded, because that would need contexts from the network.
 */
export const readJsonLd: NoteReader = async function* (pieces, about) {
  let index = 0
  let hasList = false
  for await (const part of readJsonItems(pieces, isList)) {
    if (part.kind === 'list') {
      hasList = true
    } else if (part.kind === 'rest') {
      if (!hasList) yield* single(part.value, about)
    } else if (part.kind === 'broken') {
      yield unreadableItem(part, index++)
    } else {
      for (const value of unfolded(part.value)) yield incoming(fromWebAnnotation(value, about), index++, part.text)
    }
  }
}

const LISTS = new Set(['', 'items', 'first/items', '@graph', 'contains', 'ldp:contains', 'first/*/items'])

function isList(path: readonly string[]): boolean {
  return LISTS.has(path.join('/'))
}

/** Replaces a page in a list of pages by its annotations. */
function unfolded(value: unknown): readonly unknown[] {
  if (!isRecord(value) || value.target !== undefined) return [value]
  if (Array.isArray(value.items)) return value.items
  return isRecord(value.first) && Array.isArray(value.first.items) ? value.first.items : [value]
}

/** A file without a list is one annotation, or an empty collection. */
function* single(value: unknown, about: ReadingAbout | undefined): Generator<Incoming, void, undefined> {
  if (!isRecord(value)) throw new FileRefused('unknown-format')
  const types = listOf(value.type ?? value['@type'])
  if (types.includes('AnnotationCollection') || types.includes('AnnotationPage')) {
    if (value.total !== 0) throw new FileRefused('empty', 'the notes of this collection are in another file')
  } else if (value.target !== undefined || types.includes('Annotation')) {
    yield incoming(fromWebAnnotation(value, about), 0, JSON.stringify(value))
  } else {
    throw new FileRefused('unknown-format')
  }
}
