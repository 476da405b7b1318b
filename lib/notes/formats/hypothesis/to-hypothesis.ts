import type { Anchor, Annotation } from '@/lib/schema/annotation'
import type { NoteWriter } from '../shared/exchange'
import { iriOfClaim, iriOfUrl } from '../web-annotation/note-iri'
import { jsonItems } from '../json/json-text'

/**
 * Writes the notes as the file of Hypothesis's "Export annotations", one note per line. Fields that Hypothesis does not
 * have are stored under `claimlight`, which its client ignores.
 *
 * @see https://github.com/hypothesis/client/blob/main/src/sidebar/services/annotations-exporter.tsx
 * @see https://h.readthedocs.io/en/latest/api-reference/#tag/annotations
 */
export const writeHypothesis: NoteWriter = async function* (batches, { now }) {
  const about = { export_date: now, export_userid: '', client_version: 'Claimlight' }
  yield `${JSON.stringify(about).slice(0, -1)},\n"annotations":[`
  const annotations = async function* () {
    for await (const batch of batches) yield* batch.map(toHypothesis)
  }
  yield* jsonItems(annotations())
  yield '\n]}\n'
}

/** The user name of annotations that were never on a server. */
const USER = 'acct:reader@claimlight.invalid'

function toHypothesis(note: Annotation) {
  const { id, created, modified, url, pageKey, title, tags, claim, dossier, color, finding, anchor } = note
  const uri = uriOf(note)
  return {
    id,
    created,
    updated: modified,
    user: USER,
    user_info: { display_name: null },
    uri,
    text: note.note,
    tags,
    group: '__world__',
    permissions: { read: [USER], admin: [USER], update: [USER], delete: [USER] },
    target: [{ source: uri, ...(anchor ? { selector: selectors(anchor) } : {}) }],
    document: { title: [title] },
    links: {},
    flagged: false,
    hidden: false,
    claimlight: { id, pageKey, ...(uri === url ? {} : { url }), claim, dossier, color, finding },
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
