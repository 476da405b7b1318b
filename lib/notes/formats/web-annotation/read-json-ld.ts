import { FileRefused, type NoteReader, type Loss, type ReaderContext, type UnreadableReason } from '../shared/exchange'
import { readJson, readItem } from '../json/json-text'
import { isRecord } from '@/lib/schema/is-record'
import { toList, firstText, type UntrustedRecord, readAnnotation, type ReadNote } from '../shared/read-annotation'
import { EXTENSION_IRI, idOfIri, nameInOwnIri } from './note-iri'
import { dossierOfRecord, readBodies, readSelectors } from './web-bodies'

/**
 * Reads W3C Web Annotations from any program: one annotation, a list, a page, a collection with embedded pages, a
 * container of the Web Annotation Protocol, or a graph. JSON-LD is read by the names of the model's own context. It is
 * not expanded, because that would need contexts from the network.
 */
export const readJsonLd: NoteReader = async function* (pieces, about) {
  const file = await readJson(pieces)
  const items = itemsOf(file)
  let index = 0
  for (const value of items ?? itemsOfSingle(file))
    for (const one of annotationsOfPage(value)) yield readItem(one, (item) => fromWebAnnotation(item, about), index++)
}

function itemsOf(file: unknown): unknown[] | null {
  if (Array.isArray(file)) return file as unknown[]
  if (!isRecord(file)) return null
  const pages: readonly unknown[] = Array.isArray(file.first) ? file.first : [file.first]
  const lists = [file.items, ...pages.map((page) => isRecord(page) && page.items)]
  const found = [...lists, file['@graph'], file.contains, file['ldp:contains']].filter((list) => Array.isArray(list))
  return found.length === 0 ? null : found.flat()
}

function annotationsOfPage(value: unknown): readonly unknown[] {
  if (!isRecord(value) || value.target !== undefined) return [value]
  if (Array.isArray(value.items)) return value.items
  return isRecord(value.first) && Array.isArray(value.first.items) ? value.first.items : [value]
}

/** Reads a file without a list: one annotation, or an empty collection. @throws FileRefused for anything else */
function itemsOfSingle(value: unknown): unknown[] {
  if (!isRecord(value)) throw new FileRefused('unknown-format')
  const types = toList(value.type ?? value['@type'])
  if (types.includes('AnnotationCollection') || types.includes('AnnotationPage')) {
    if (value.total !== 0) throw new FileRefused('empty', 'the notes of this collection are in another file')
    return []
  }
  if (value.target !== undefined || types.includes('Annotation')) return [value]
  throw new FileRefused('unknown-format')
}

/** Converts a W3C annotation from any program to a note; the reverse of `toWebAnnotation`. */
export function fromWebAnnotation(item: unknown, readerContext?: ReaderContext): ReadNote | UnreadableReason {
  if (!isRecord(item)) return 'not-a-note'
  if (item.target === undefined) return isAnnotation(item) ? 'no-target' : 'not-a-note'
  const losses = new Set<Loss>(lossesOf(item))
  const target = readTargets(item.target, losses)
  if (target === null) return 'no-target'
  const { note, tags, finding, color } = readBodies(item, losses)
  const isEmpty = note === '' && tags.length === 0 && finding === null && target.anchor === null
  if (isEmpty && !(isRecord(item.generator) && item.generator.id === EXTENSION_IRI)) return 'no-words'
  const id = item.id ?? item['@id']
  return readAnnotation(
    {
      ...target,
      id: typeof id === 'string' ? idOfIri(id) : undefined,
      note,
      tags,
      finding,
      dossier: dossierOfRecord(item),
      color: item['claimlight:color'] ?? color ?? target.color,
      created: firstText(item.created ?? item['dcterms:created'] ?? item.generated),
      modified: firstText(item.modified ?? item['dcterms:modified']),
    },
    readerContext,
    losses,
  )
}

function isAnnotation(item: UntrustedRecord): boolean {
  return toList(item.type ?? item['@type']).some((type) => type === 'Annotation' || type === 'oa:Annotation')
}

function lossesOf(item: UntrustedRecord): Loss[] {
  const losses: Loss[] = Object.keys(item).some((name) => !KNOWN_PROPERTIES.has(name)) ? ['other'] : []
  if (item.creator !== undefined) losses.push('author')
  if (toList(item.motivation).includes('replying')) losses.push('reply')
  return losses
}

/** The properties that are read, and those that can be ignored without loss. */
const KNOWN_PROPERTIES = new Set(
  '@context id @id type @type motivation created dcterms:created modified dcterms:modified generated generator creator body bodyValue target claimlight:color claimlight:dossierId claimlight:dossierName canonical'.split(
    ' ',
  ),
)

/**
 * Reads the target of an annotation: an IRI, a resource, a part of one (`SpecificResource`), or several of these. A
 * note has one page or one claim: the first counts, and the others are reported as lost.
 * @returns the field names of a note, not validated yet; null without a named target
 */
function readTargets(target: unknown, losses: Set<Loss>) {
  const namedTargets = membersOf(target).flatMap((one) => {
    const resource = resourceOf(one)
    return resource === null ? [] : [{ whole: isRecord(one) ? one : {}, ...resource }]
  })
  const claim = namedTargets.find(({ iri }) => nameInOwnIri('claim', iri) !== null)
  const pages = namedTargets.filter((one) => nameInOwnIri('claim', one.iri) === null)
  const page = pages[0]
  if (pages.length > 1 || namedTargets.length < membersOf(target).length) losses.add('targets')
  if (!claim && !page) return null
  const { url, quote } = page ? addressOf(page.iri, page.resource, losses) : { url: '', quote: null }
  return {
    claim: claim ? nameInOwnIri('claim', claim.iri) : null,
    url,
    pageKey: firstText(page?.resource['claimlight:pageKey']),
    title: titleOf(claim?.resource) ?? titleOf(page?.resource) ?? titleOf(page?.whole),
    article: {
      author: firstText(page?.resource['dcterms:creator']),
      site: firstText(page?.resource['dcterms:publisher']),
      date: firstText(page?.resource['dcterms:issued']),
    },
    anchor: readSelectors(page?.whole.selector, losses) ?? (quote && { quote, position: null, range: null }),
    // The colour is in the name of the CSS class.
    color: colorOf(page?.whole.styleClass),
  }
}

function membersOf(target: unknown): readonly unknown[] {
  return toList(target).flatMap((one) => (isRecord(one) && Array.isArray(one.items) ? (one.items as unknown[]) : [one]))
}

function resourceOf(target: unknown): { iri: string; resource: UntrustedRecord } | null {
  if (typeof target === 'string') return target === '' ? null : { iri: target, resource: {} }
  if (!isRecord(target)) return null
  const source = toList(target.source)[0] ?? target
  if (typeof source === 'string') return source === '' ? null : { iri: source, resource: target }
  if (!isRecord(source)) return null
  const iri = source.id ?? source['@id']
  return typeof iri === 'string' && iri !== '' ? { iri, resource: source } : null
}

/** Returns the address without its text fragment (`#:~:text=`), and that fragment as a quote. */
function addressOf(iri: string, resource: UntrustedRecord, losses: Set<Loss>) {
  const whole = firstText(resource['claimlight:url']) ?? nameInOwnIri('page', iri)
  if (whole !== null) return { url: whole, quote: null }
  const at = iri.indexOf(':~:text=')
  if (at < 0) return { url: iri, quote: null }
  const anchor = readSelectors({ type: 'FragmentSelector', value: iri.slice(at) }, losses)
  return { url: iri.slice(0, at).replace(/#$/, ''), quote: anchor?.quote ?? null }
}

function titleOf(resource: UntrustedRecord | undefined): string | undefined {
  return firstText(resource?.['dcterms:title'] ?? resource?.['dc:title'] ?? resource?.title ?? resource?.label)
}

function colorOf(styleClass: unknown): string | undefined {
  const names = toList(styleClass).filter((name) => typeof name === 'string')
  return names.flatMap((name) => /(?:^|-)(yellow|green|blue|pink|purple)$/i.exec(name)?.[1]?.toLowerCase() ?? [])[0]
}
