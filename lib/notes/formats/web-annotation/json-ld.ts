import { defined } from '@/lib/text/defined'
import type { Annotation, Anchor, DocumentRange, StoredDossierRef, StoredFinding } from '@/lib/schema/annotation'
import { sayState, sayStoredReason } from '@/lib/details/say'
import { t } from '@/lib/i18n/t'
import type { NoteWriter } from '@/lib/notes/formats/shared/exchange'
import { countedStateOf, type CountedState } from '@/lib/details/state'
import type { Source } from '@/lib/dossier/format/schema'
import { sourcesOfNote, type DossierLookups } from '@/lib/notes/formats/shared/dossier-lookup'
import { notesWithArticle } from '@/lib/notes/formats/shared/notes-by-page'
import { isWebUrl } from '@/lib/notes/formats/shared/page-report'
import { jsonItems } from '@/lib/notes/formats/json/json-text'
import { encodeForUrl } from '@/lib/text/urls'

/** Our own names in the Web Annotation model. Other programs treat them as opaque names. */
const OUR_NAMESPACE = 'urn:x-claimlight:'
const EXTENSION_IRI = `${OUR_NAMESPACE}extension`

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

function collectionHead(now: string): string {
  const collection = {
    '@context': JSON_LD_CONTEXT,
    id: COLLECTION_IRI,
    type: 'AnnotationCollection',
    label: t('saved.notesTitle'),
    generated: now,
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
  return defined({
    id: iriOfId(id),
    type: 'Annotation',
    motivation: motivation(note),
    created,
    modified,
    generator: { id: EXTENSION_IRI, type: 'Software', name: 'Claimlight' },
    ...withFieldPrefix({ color, ...(claim === null ? {} : dossierNames(dossier, lookups)) }),
    body: body.length === 0 ? undefined : body,
    target: target.length === 1 ? target[0] : target,
  })
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
      sources: sources.map(({ title, url }) =>
        defined({ id: isWebUrl(url) ? iriOfUrl(url) : undefined, 'dcterms:title': title }),
      ),
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
  const page = defined({
    id,
    type: 'Text',
    format: 'text/html',
    'dcterms:title': title,
    'dcterms:creator': article?.author || undefined,
    'dcterms:publisher': article?.site || undefined,
    'dcterms:issued': article?.date || undefined,
    // Readers would split an address with a text fragment.
    ...withFieldPrefix({ pageKey, url: id === url && !url.includes(':~:') ? null : url }),
  })
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

/** Returns the fields of an object with our prefix. A field with null is left out, because JSON-LD has no null. */
function withFieldPrefix(fields: object): Record<string, unknown> {
  const known = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(known.map(([name, value]) => [FIELD_PREFIX + name, value]))
}

const FIELD_PREFIX = 'claimlight:'

/** Returns a note's id as an IRI: a UUID as `urn:uuid:`, an IRI unchanged, any other id in our own namespace. */
function iriOfId(id: string): string {
  if (UUID.test(id)) return `urn:uuid:${id}`
  return isIri(id) && !id.startsWith(OUR_NAMESPACE) && !/^urn:uuid:/i.test(id) ? id : ownIriOf('note', id)
}

/** Returns an address as an IRI, with forbidden characters percent-encoded, or an IRI of our own if that fails. */
export function iriOfUrl(url: string): string {
  if (isIri(url) && !url.startsWith(OUR_NAMESPACE)) return url
  const encoded = url.toWellFormed().replace(NOT_IN_IRI, (sign) => encodeForUrl(sign))
  return URL.canParse(url) && isIri(encoded) && !encoded.startsWith(OUR_NAMESPACE) ? encoded : ownIriOf('page', url)
}

export function iriOfClaim(claim: string): string {
  return ownIriOf('claim', claim)
}

export function nameInOwnIri(kind: 'page' | 'claim', iri: string): string | null {
  const start = `${OUR_NAMESPACE}${kind}:`
  if (!iri.startsWith(start)) return null
  try {
    return decodeURIComponent(iri.slice(start.length))
  } catch {
    return null
  }
}

/**
 * Whether a text contains only characters of an IRI and has a scheme. The order of the parts is not checked.
 * @see https://www.rfc-editor.org/rfc/rfc3987#section-2.2
 */
function isIri(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:./i.test(text) && text.search(NOT_IN_IRI) < 0 && URL.canParse(text)
}

function ownIriOf(kind: 'note' | 'page' | 'claim', name: string): string {
  return `${OUR_NAMESPACE}${kind}:${encodeForUrl(name)}`
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
/**
 * Square brackets are allowed only around an IPv6 host, a percent sign only before two hex digits, private use
 * characters nowhere.
 */
const NOT_IN_IRI =
  /%(?![\da-f]{2})|[^\w\-.~:/?#@!$&'()*+,;=%\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\u{10000}-\u{1fffd}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}\u{40000}-\u{4fffd}\u{50000}-\u{5fffd}\u{60000}-\u{6fffd}\u{70000}-\u{7fffd}\u{80000}-\u{8fffd}\u{90000}-\u{9fffd}\u{a0000}-\u{afffd}\u{b0000}-\u{bfffd}\u{c0000}-\u{cfffd}\u{d0000}-\u{dfffd}\u{e1000}-\u{efffd}]/giu
