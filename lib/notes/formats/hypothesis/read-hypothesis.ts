import { FileRefused, type NoteReader } from '../shared/exchange'
import { fromHypothesis } from './from-hypothesis'
import { incoming } from '@/lib/notes/formats/json/incoming'
import { readJson } from '../json/json-text'
import { isRecord } from '@/lib/schema/is-record'

/**
 * Reads the JSON file of Hypothesis's "Export annotations", our own export in this format, and answers of its search
 * API (`rows`).
 */
export const readHypothesis: NoteReader = async function* (pieces, about) {
  const file = await readJson(pieces)
  const lists = isRecord(file) ? [file.annotations, file.rows].filter((list) => Array.isArray(list)) : []
  if (lists.length === 0) throw new FileRefused('unknown-format')
  let index = 0
  for (const value of lists.flat()) yield incoming(value, (item) => fromHypothesis(item, about), index++)
}
