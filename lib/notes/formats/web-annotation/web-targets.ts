import type { Loss } from '../shared/exchange'
import { ownName } from './note-iri'
import { isRecord } from '@/lib/schema/is-record'
import { firstText, listOf, type UntrustedRecord } from '../shared/untrusted'
import { readSelectors, type ReadPlace } from './web-selectors'

/** The target of an annotation, with the field names of a note; not validated yet. */
export interface ReadTarget {
  claim: string | null
  url: string
  pageKey: string | undefined
  title: string | undefined
  article: { author: string | undefined; site: string | undefined; date: string | undefined }
  anchor: ReadPlace | null
  /** From the CSS class that a style sheet would use. */
  color: string | undefined
}

/**
 * Reads the target of an annotation: an IRI, a resource, a part of one (`SpecificResource`), or several of these. A
 * note has one page or one claim: the first counts, and the others are reported as lost.
 *
 * @returns null without a named target
 */
export function readTargets(target: unknown, losses: Set<Loss>): ReadTarget | null {
  const named = flat(target).flatMap((one) => {
    const resource = resourceOf(one)
    return resource === null ? [] : [{ whole: isRecord(one) ? one : {}, ...resource }]
  })
  const claim = named.find(({ iri }) => ownName('claim', iri) !== null)
  const pages = named.filter((one) => ownName('claim', one.iri) === null)
  const page = pages[0]
  if (pages.length > 1 || named.length < flat(target).length) losses.add('targets')
  if (!claim && !page) return null
  const { url, quote } = page ? addressOf(page.iri, page.resource, losses) : { url: '', quote: null }
  return {
    claim: claim ? ownName('claim', claim.iri) : null,
    url,
    pageKey: firstText(page?.resource['claimlight:pageKey']),
    title: titleOf(claim?.resource) ?? titleOf(page?.resource) ?? titleOf(page?.whole),
    article: {
      author: firstText(page?.resource['dcterms:creator']),
      site: firstText(page?.resource['dcterms:publisher']),
      date: firstText(page?.resource['dcterms:issued']),
    },
    anchor: readSelectors(page?.whole.selector, losses) ?? (quote && { quote, position: null, range: null }),
    color: colorOf(page?.whole.styleClass),
  }
}

/** Replaces a list, choice or composite by its members. */
function flat(target: unknown): readonly unknown[] {
  return listOf(target).flatMap((one) => (isRecord(one) && Array.isArray(one.items) ? (one.items as unknown[]) : [one]))
}

function resourceOf(target: unknown): { iri: string; resource: UntrustedRecord } | null {
  if (typeof target === 'string') return target === '' ? null : { iri: target, resource: {} }
  if (!isRecord(target)) return null
  const source = listOf(target.source)[0] ?? target
  if (typeof source === 'string') return source === '' ? null : { iri: source, resource: target }
  if (!isRecord(source)) return null
  const iri = source.id ?? source['@id']
  return typeof iri === 'string' && iri !== '' ? { iri, resource: source } : null
}

/** The address. A text fragment in it (`#:~:text=`) is read as a quote. */
function addressOf(iri: string, resource: UntrustedRecord, losses: Set<Loss>) {
  const whole = firstText(resource['claimlight:url']) ?? ownName('page', iri)
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
  const names = listOf(styleClass).filter((name) => typeof name === 'string')
  return names.flatMap((name) => /(?:^|-)(yellow|green|blue|pink|purple)$/i.exec(name)?.[1]?.toLowerCase() ?? [])[0]
}
