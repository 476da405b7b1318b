import type { NoteWriter } from '../shared/exchange'
import { references } from './references'
import { jsonItems } from '../json/json-text'

/** Writes the pages of the notes and the sources of their findings as CSL-JSON, for Zotero and pandoc. */
export const writeCslJson: NoteWriter = async function* (batches, about) {
  yield '['
  yield* jsonItems(references(batches, about))
  yield '\n]\n'
}
