import type { Annotation } from '@/lib/annotations/types'
import { t } from '@/lib/i18n/t'

/**
 * The notes as a W3C Web Annotation collection with one page. Each note keeps both of its selectors, its tags, and the
 * finding as it was then, as a body of its own with the purpose "assessing".
 *
 * @returns JSON text, indented by two, that ends with a line break
 * @see https://www.w3.org/TR/annotation-model/#collections
 */
export function notesToJsonLd(annotations: readonly Annotation[]): string {
  const collection = {
    '@context': [ANNO, { claimlight: 'urn:x-claimlight:' }],
    id: 'urn:x-claimlight:notes',
    type: 'AnnotationCollection',
    label: t('saved.notesTitle'),
    total: annotations.length,
    first: {
      id: 'urn:x-claimlight:notes:1',
      type: 'AnnotationPage',
      startIndex: 0,
      items: annotations.map(toWebAnnotation),
    },
  }
  return `${JSON.stringify(collection, null, 2)}\n`
}

/** One note in the Web Annotation Data Model, without the context that stands at the top of the document. */
export function toWebAnnotation(annotation: Annotation) {
  const { id, created, modified, note, tags, finding } = annotation
  return {
    id: annotationIri(id),
    type: 'Annotation',
    motivation: note === '' && finding ? 'assessing' : 'commenting',
    created,
    modified,
    generator: { id: 'urn:x-claimlight:extension', type: 'Software', name: 'Claimlight' },
    body: [
      ...(note === '' ? [] : [{ type: 'TextualBody', value: note, format: 'text/markdown', purpose: 'commenting' }]),
      ...tags.map((tag) => ({ type: 'TextualBody', value: tag, purpose: 'tagging' })),
      ...(finding ? [assessment(finding)] : []),
    ],
    target: target(annotation),
  }
}

const ANNO = 'http://www.w3.org/ns/anno.jsonld'

function assessment(finding: NonNullable<Annotation['finding']>) {
  return {
    type: 'TextualBody',
    value: `${finding.verdict}: ${finding.reason}`,
    format: 'text/plain',
    language: 'en',
    purpose: 'assessing',
    'claimlight:verdict': finding.verdict,
    'claimlight:claims': finding.claims,
    'claimlight:sources': finding.sources,
    'claimlight:dossierVersion': finding.dossierVersion,
  }
}

function target({ pageKey, url, title, anchor }: Annotation) {
  const source = { id: url, type: 'Text', format: 'text/html', 'dcterms:title': title, 'claimlight:pageKey': pageKey }
  if (anchor === null) return source
  const { exact, prefix, suffix } = anchor.quote
  return {
    type: 'SpecificResource',
    source,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      ...(anchor.position ? [{ type: 'TextPositionSelector', ...anchor.position }] : []),
    ],
  }
}

/** Ids are UUIDs; one from an import that is not becomes a name in our own space, so that it is an IRI either way. */
function annotationIri(id: string): string {
  const isUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)
  return isUuid ? `urn:uuid:${id}` : `urn:x-claimlight:note:${encodeURIComponent(id.toWellFormed())}`
}
