import type { NoteWriter } from '../shared/exchange'
import { references } from './references'
import type { DossierLookups } from '../shared/dossier-lookup'
import { jsonItems } from '../json/json-text'

/** Writes the pages of the notes and the sources of their findings as CSL-JSON, for Zotero and pandoc. */
export function writeCslJson(lookup: DossierLookups): NoteWriter {
  return async function* (batches) {
    yield '['
    yield* jsonItems(references(batches, lookup))
    yield '\n]\n'
  }
}
