import type { Annotation } from '@/lib/schema/annotation'
import { t } from '@/lib/i18n/t'
import type { NoteWriter } from '../shared/exchange'
import { OWN } from './note-iri'
import { toWebAnnotation } from './to-web-annotation'
import { wellFormedJson } from '../json/well-formed-json'

/**
 * Writes the notes as a W3C Web Annotation collection with one page, one note per line. The total comes at the end,
 * where it is known.
 *
 * @see https://www.w3.org/TR/annotation-model/#collections
 */
export const writeJsonLd: NoteWriter = async function* (batches, { now, subject }) {
  let total = 0
  yield head(now)
  for await (const batch of batches) {
    yield batch.map((note, i) => itemLine(note, total + i === 0, subject)).join('')
    total += batch.length
  }
  yield foot(total)
}

/**
 * Our context, added after the model's: our own names, ordered lists, and "assessing", which copies of the model's
 * context from before July 2021 lack.
 *
 * @see https://github.com/w3c/web-annotation/issues/444
 */
const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    claimlight: OWN,
    assessing: 'oa:assessing',
    'claimlight:claims': { '@id': 'claimlight:claims', '@container': '@list' },
    'claimlight:sources': { '@id': 'claimlight:sources', '@container': '@list' },
    'claimlight:details': { '@id': 'claimlight:details', '@container': '@list' },
    'claimlight:answers': { '@id': 'claimlight:answers', '@container': '@list' },
  },
]
const COLLECTION = `${OWN}notes`
const PAGE = `${OWN}notes:1`

function head(now?: string): string {
  const collection = {
    '@context': CONTEXT,
    id: COLLECTION,
    type: 'AnnotationCollection',
    label: t('saved.notesTitle'),
    ...(now === undefined ? {} : { generated: now }),
  }
  const page = { id: PAGE, type: 'AnnotationPage', partOf: COLLECTION, startIndex: 0, items: [] }
  return `${open(collection)},\n"first": ${open(page, 2)}\n`
}

/** An object as text, without its closing bracket. */
function open(value: object, closing = 1): string {
  return JSON.stringify(value).slice(0, -closing)
}

function itemLine(note: Annotation, isFirst: boolean, bundled: string | undefined): string {
  return `${isFirst ? '' : ',\n'}${wellFormedJson(toWebAnnotation(note, bundled))}`
}

function foot(total: number): string {
  return `\n]},\n"last": ${JSON.stringify(PAGE)},\n"total": ${total}}\n`
}
