import {
  FileRefused,
  type NoteReader,
  type Loss,
  type ReaderContext,
  type UnreadableReason,
  type NoteWriter,
} from '@/lib/notes/formats/shared/exchange'
import { readItem, readJson, jsonItems } from '@/lib/notes/formats/json/json-text'
import { sayState } from '@/lib/details/say'
import { sourcesOfNote, type DossierLookups } from '@/lib/notes/formats/shared/dossier-lookup'
import { notesWithArticle } from '@/lib/notes/formats/shared/notes-by-page'
import { isRecord } from '@/lib/schema/is-record'
import { exportedFinding } from '@/lib/notes/formats/shared/exported-verdict'
import { nameInOwnIri, iriOfClaim, iriOfUrl } from '@/lib/notes/formats/web-annotation/json-ld'
import {
  readAnnotation,
  type ReadNote,
  firstText,
  toList,
  type UntrustedRecord,
} from '@/lib/notes/formats/shared/read-annotation'
import type { Anchor, Annotation } from '@/lib/schema/annotation'

/**
 * Reads the JSON file of Hypothesis's "Export annotations", our own export in this format, answers of its search API
 * (`rows`), and a list or lines of annotations.
 */
export const readHypothesis: NoteReader = async function* (pieces, about) {
  const lists = listsIn(await readJson(pieces))
  if (lists.length === 0) throw new FileRefused('unknown-format')
  let index = 0
  for (const value of lists.flat()) yield readItem(value, (item) => fromHypothesis(item, about), index++)
}

function listsIn(file: unknown) {
  if (isRecord(file)) return [file.annotations, file.rows].filter((list) => Array.isArray(list))
  return Array.isArray(file) ? [file] : []
}

/**
 * Converts a Hypothesis annotation to a note. A page note has no selectors. A reply becomes a note on the same page;
 * the note it replied to is lost.
 * @see https://h.readthedocs.io/en/latest/api-reference/#tag/annotations
 */
export function fromHypothesis(item: unknown, readerContext?: ReaderContext): ReadNote | UnreadableReason {
  if (!isRecord(item)) return 'not-a-note'
  const claimlightFields = isRecord(item.claimlight) ? item.claimlight : null
  const losses = new Set<Loss>(claimlightFields ? [] : lossesOf(item))
  const targets = toList(item.target).filter(isRecord)
  if (targets.length > 1) losses.add('targets')
  const uri = firstText(item.uri) ?? firstText(targets[0]?.source)
  if (uri === undefined || uri.trim() === '') return item.target === undefined ? 'not-a-note' : 'no-target'
  const claim = claimlightFields ? claimlightFields.claim : nameInOwnIri('claim', uri)
  const anchor = anchorOf(targets[0]?.selector, losses)
  const isEmpty = !claimlightFields && (item.text ?? '') === '' && toList(item.tags).length === 0 && anchor === null
  if (isEmpty) return 'no-words'
  return readAnnotation(
    {
      id: claimlightFields?.id ?? (typeof item.id === 'string' && item.id !== '' ? `hypothesis:${item.id}` : undefined),
      url: claimlightFields?.url ?? (typeof claim === 'string' ? '' : (nameInOwnIri('page', uri) ?? uri)),
      pageKey: claimlightFields?.pageKey,
      title: isRecord(item.document) ? firstText(item.document.title) : undefined,
      claim,
      article: claimlightFields?.article,
      dossier: claimlightFields?.dossier,
      anchor,
      note: item.text,
      tags: item.tags,
      color: claimlightFields?.color,
      finding: claimlightFields?.finding,
      created: item.created,
      modified: item.updated,
    },
    readerContext,
    losses,
  )
}

/**
 * Combines the selectors of an annotation into one anchor, with the field names of `Anchor`; not validated yet.
 * @returns null without a quote, because only the quote contains the words
 */
function anchorOf(selector: unknown, losses: Set<Loss>): object | null {
  const given = toList(selector)
  const records = given.filter(isRecord)
  const ofType = (type: string) => records.find((record) => record.type === type) ?? null
  const { exact, prefix, suffix } = ofType('TextQuoteSelector') ?? {}
  const hasQuote = firstText(exact) !== undefined
  const isKnown = ({ type }: UntrustedRecord) => SELECTOR_TYPES.includes(type)
  const isLost = records.length < given.length || !records.every(isKnown)
  if (isLost || (!hasQuote && given.length > 0)) losses.add('place')
  if (!hasQuote) return null
  return {
    quote: { exact: firstText(exact), prefix: firstText(prefix), suffix: firstText(suffix) },
    position: ofType('TextPositionSelector'),
    range: ofType('RangeSelector'),
  }
}

/** Types of selectors that an anchor holds. */
const SELECTOR_TYPES: readonly unknown[] = ['RangeSelector', 'TextPositionSelector', 'TextQuoteSelector']

function lossesOf({ references, group, permissions, user, metadata, mentions }: UntrustedRecord): Loss[] {
  const losses: Loss[] = []
  if (toList(references).length > 0) losses.push('reply')
  if (group !== undefined) losses.push('group')
  if (permissions !== undefined) losses.push('permissions')
  if (user !== undefined) losses.push('author')
  if (metadata !== undefined || toList(mentions).length > 0) losses.push('other')
  return losses
}

/**
 * Writes the notes as the file of Hypothesis's "Export annotations", one note per line. Fields that Hypothesis does not
 * have are stored under `claimlight`, which its client ignores.
 * @see https://github.com/hypothesis/client/blob/main/src/sidebar/services/annotations-exporter.tsx
 * @see https://h.readthedocs.io/en/latest/api-reference/#tag/annotations
 */
export const writeHypothesis: NoteWriter = async function* (batches, { now, dossiers }) {
  const about = { export_date: now, export_userid: '', client_version: 'Claimlight' }
  yield `${JSON.stringify(about).slice(0, -1)},\n"annotations":[`
  const annotations = async function* () {
    for await (const notes of notesWithArticle(batches)) yield* notes.map((note) => toHypothesis(note, dossiers))
  }
  yield* jsonItems(annotations())
  yield '\n]}\n'
}

/** The user name of annotations that were never on a server. */
const NO_USER = 'acct:reader@claimlight.invalid'

function toHypothesis(note: Annotation, dossiers: DossierLookups) {
  const { id, created, modified, url, pageKey, title, article, tags, claim, dossier, color, finding, anchor } = note
  const sources = sourcesOfNote(note, dossiers).map((source) => ({ title: source.title, url: source.url }))
  const uri = uriOf(note)
  return {
    id,
    created,
    updated: modified,
    user: NO_USER,
    user_info: { display_name: null },
    uri,
    text: note.note,
    tags,
    group: '__world__',
    permissions: { read: [NO_USER], admin: [NO_USER], update: [NO_USER], delete: [NO_USER] },
    target: [{ source: uri, selector: anchor ? selectors(anchor) : undefined }],
    document: { title: [title] },
    links: {},
    flagged: false,
    hidden: false,
    claimlight: {
      id,
      pageKey,
      url: uri === url ? undefined : url,
      claim,
      dossier,
      color,
      article,
      finding: finding && exportedFinding(finding),
      // For people and other programs: the import reads the finding.
      verdict: finding ? sayState(finding) : undefined,
      sources: sources.length > 0 ? sources : undefined,
    },
  }
}

/** Returns the address of a note; Hypothesis requires one, so a note without one gets an IRI of our own. */
function uriOf({ url, claim }: Annotation): string {
  if (claim !== null && url === '') return iriOfClaim(claim)
  return url.trim() === '' ? iriOfUrl(url) : url
}

/** Returns the selectors in the order in which the Hypothesis client writes them. */
function selectors({ quote, position, range }: Anchor) {
  return [
    ...(range ? [{ type: 'RangeSelector', ...range }] : []),
    ...(position ? [{ type: 'TextPositionSelector', ...position }] : []),
    { type: 'TextQuoteSelector', ...quote },
  ]
}
