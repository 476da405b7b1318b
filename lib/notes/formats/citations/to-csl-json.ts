import type { NoteWriter } from '../shared/exchange'
import { isWeb } from '@/lib/notes/formats/shared/page-report'
import { references, type Reference } from './references'
import type { DossierLookups } from '../shared/dossier-lookup'
import { jsonItems } from '../json/json-text'

/**
 * Writes the pages of the notes and the sources of their findings as CSL-JSON, for Zotero and pandoc.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
 */
export function writeCslJson(lookup: DossierLookups): NoteWriter {
  return async function* (batches) {
    const items = async function* () {
      for await (const reference of references(batches, lookup)) yield cslItem(reference)
    }
    yield '['
    yield* jsonItems(items())
    yield '\n]\n'
  }
}

/** One reference as an item of CSL-JSON. */
export function cslItem({ key, kind, title, author, publisher, issued, url, accessed, note, annotations }: Reference) {
  const container = kind === 'news' || kind === 'paper' || kind === 'page' || kind === 'post'
  return {
    id: key,
    type: types[kind] ?? 'webpage',
    title,
    // Not split, because the dossier does not separate the names.
    author: author === null ? undefined : [{ literal: author }],
    'container-title': container ? (publisher ?? undefined) : undefined,
    publisher: container ? undefined : (publisher ?? undefined),
    issued: issued === null ? undefined : { 'date-parts': [dateParts(issued)] },
    accessed: { 'date-parts': [dateParts(accessed)] },
    URL: isWeb(url ?? undefined) ? url : undefined,
    note: note || undefined,
    annote: annotations.length === 0 ? undefined : annotations.join('\n\n'),
  }
}

const types: Record<string, string> = {
  page: 'webpage',
  post: 'post',
  paper: 'article-journal',
  news: 'article-newspaper',
  thesis: 'thesis',
  interview: 'interview',
  talk: 'speech',
  video: 'motion_picture',
  repository: 'software',
}

/** "2022-07" → [2022, 7] */
function dateParts(date: string): number[] {
  return date.split('-').map(Number)
}
