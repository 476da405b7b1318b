import type { Annotation, Anchor, DocumentRange, StoredDossierRef, StoredFinding } from '@/lib/schema/annotation'
import { sayState, sayStoredReason } from '@/lib/details/say'
import { t } from '@/lib/i18n/t'
import type { NoteWriter } from '../shared/exchange'
import { countedStateOf, type CountedState } from '@/lib/details/state'
import type { Source } from '@/lib/dossier/format/schema'
import { sourcesOfNote, type DossierLookups } from '../shared/dossier-lookup'
import { notesWithArticle } from '../shared/notes-by-page'
import { isWebUrl } from '../shared/page-report'
import { OUR_NAMESPACE, EXTENSION_IRI, iriOfClaim, iriOfId, iriOfUrl, withFieldPrefix } from './note-iri'
import { jsonItems } from '../json/json-text'

/**
 * Writes the notes as a W3C Web Annotation collection with one page, one note per line. The total comes at the end,
 * where it is known.
 * @see https://www.w3.org/TR/annotation-model/#collections
 */
export const writeJsonLd: NoteWriter = async function* (batches, { now, dossiers }) {
  let total = 0
  const items = async function* () {
    for await (const notes of notesWithArticle(batches)) {
      yield* notes.map((note) => toWebAnnotation(note, dossiers))
      total += notes.length
    }
  }
  yield collectionHead(now)
  yield* jsonItems(items())
  yield `\n]},\n"last": ${JSON.stringify(PAGE_IRI)},\n"total": ${total}}\n`
}

/**
 * Our context, added after the model's: our own names, ordered lists, and "assessing", which copies of the model's
 * context from before July 2021 lack.
 * @see https://github.com/w3c/web-annotation/issues/444
 */
const JSON_LD_CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    claimlight: OUR_NAMESPACE,
    assessing: 'oa:assessing',
    ...Object.fromEntries(
      ['claims', 'sources', 'details', 'answers'].map((name) => [
        `claimlight:${name}`,
        { '@id': `claimlight:${name}`, '@container': '@list' },
      ]),
    ),
  },
]
const COLLECTION_IRI = `${OUR_NAMESPACE}notes`
const PAGE_IRI = `${OUR_NAMESPACE}notes:1`

function collectionHead(now?: string): string {
  const collection = {
    '@context': JSON_LD_CONTEXT,
    id: COLLECTION_IRI,
    type: 'AnnotationCollection',
    label: t('saved.notesTitle'),
    ...(now === undefined ? {} : { generated: now }),
  }
  const page = { id: PAGE_IRI, type: 'AnnotationPage', partOf: COLLECTION_IRI, startIndex: 0, items: [] }
  return `${jsonWithoutClosing(collection)},\n"first": ${jsonWithoutClosing(page, 2)}`
}

/** Returns an object as JSON without its last `closing` characters, so that more can be added. */
function jsonWithoutClosing(value: object, closing = 1): string {
  return JSON.stringify(value).slice(0, -closing)
}

/**
 * Converts a note to the Web Annotation Data Model, without the context at the top of the document. Note, tags and
 * finding become bodies, page or claim the target. Fields that the model does not define get our own names.
 * @param lookups its name is written with findings and claims that have no dossier id: they are of the bundled dossier
 * @see https://www.w3.org/TR/annotation-model/
 */
export function toWebAnnotation(note: Annotation, lookups: DossierLookups) {
  const { id, created, modified, color, claim, dossier } = note
  const body = bodiesOf(note, lookups)
  const target = targets(note)
  return {
    id: iriOfId(id),
    type: 'Annotation',
    motivation: motivation(note),
    created,
    modified,
    generator: { id: EXTENSION_IRI, type: 'Software', name: 'Claimlight' },
    ...withFieldPrefix({ color, ...(claim === null ? {} : dossierNames(dossier, lookups)) }),
    ...(body.length === 0 ? {} : { body }),
    target: target.length === 1 ? target[0] : target,
  }
}

function motivation({ note, finding, tags, anchor }: Annotation): string {
  if (note !== '') return 'commenting'
  if (finding) return 'assessing'
  if (tags.length > 0) return 'tagging'
  return anchor ? 'highlighting' : 'bookmarking'
}

function bodiesOf(annotation: Annotation, lookups: DossierLookups) {
  const { note, tags, finding } = annotation
  return [
    ...(note === '' ? [] : [{ type: 'TextualBody', value: note, format: 'text/markdown', purpose: 'commenting' }]),
    ...tags.map((tag) => ({ type: 'TextualBody', value: tag, format: 'text/plain', purpose: 'tagging' })),
    ...(finding ? [assessment(finding, sourcesOfNote(annotation, lookups), lookups)] : []),
  ]
}

function assessment(finding: StoredFinding, sources: readonly Source[], lookups: DossierLookups) {
  const { details, dossier, answers, ...own } = finding
  return {
    type: 'TextualBody',
    // A whole sentence for people; programs read the fields below.
    value: t('saved.finding', { verdict: sayState(finding), reason: sayStoredReason(finding) }).trim(),
    format: 'text/plain',
    language: 'en',
    purpose: 'assessing',
    ...withFieldPrefix({
      ...own,
      verdict: verdictNames[countedStateOf(finding)],
      sources: sources.map(({ title, url }) => ({
        ...(isWebUrl(url) && { id: iriOfUrl(url) }),
        'dcterms:title': title,
      })),
      details: details?.map(withFieldPrefix),
      ...dossierNames(dossier, lookups),
      answers: answers?.map((answer) =>
        withFieldPrefix({ dossierName: answer.dossier, verdict: verdictNames[countedStateOf(answer)] }),
      ),
    }),
  }
}

/** The verdicts as the English screen names them, in files of any language. */
const verdictNames: Readonly<Record<CountedState, string>> = {
  contradicted: 'contradicted',
  look: 'look at this',
  part: 'covered in part',
  supported: 'supported',
  related: 'not settled',
  uncovered: 'not covered',
}

/** Returns id and name of the dossier of a claim or finding; the bundled dossier has no id. */
function dossierNames(dossier: StoredDossierRef | undefined, { subject }: DossierLookups) {
  return { dossierId: dossier?.id, dossierName: dossier?.name ?? subject.name }
}

function targets({ claim, title, url, pageKey, anchor, article }: Annotation) {
  const onClaim = claim === null ? [] : [{ id: iriOfClaim(claim), type: 'Text', 'dcterms:title': title }]
  if (claim !== null && url === '' && pageKey === '' && anchor === null) return onClaim
  const id = iriOfUrl(url)
  const page = {
    id,
    type: 'Text',
    format: 'text/html',
    'dcterms:title': title,
    ...(article?.author ? { 'dcterms:creator': article.author } : {}),
    ...(article?.site ? { 'dcterms:publisher': article.site } : {}),
    ...(article?.date ? { 'dcterms:issued': article.date } : {}),
    // Readers would split an address with a text fragment.
    ...withFieldPrefix({ pageKey, url: id === url && !url.includes(':~:') ? null : url }),
  }
  return [...onClaim, anchor === null ? page : { type: 'SpecificResource', source: page, selector: selectors(anchor) }]
}

function selectors({ quote, position, range }: Anchor) {
  return [
    { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
    ...(position ? [{ type: 'TextPositionSelector', start: position.start, end: position.end }] : []),
    ...(range ? [rangeSelector(range)] : []),
  ]
}

/** Returns a selector of two points, each the path of an element and an offset in its text. */
function rangeSelector({ startContainer, startOffset, endContainer, endOffset }: DocumentRange) {
  return {
    type: 'RangeSelector',
    startSelector: rangePoint(startContainer, startOffset),
    endSelector: rangePoint(endContainer, endOffset),
  }
}

function rangePoint(path: string, offset: number) {
  return {
    type: 'XPathSelector',
    value: path,
    refinedBy: { type: 'TextPositionSelector', start: offset, end: offset },
  }
}
