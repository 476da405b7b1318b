import { FileRefused, type NoteReader } from '../shared/exchange'
import { fromHypothesis } from './from-hypothesis'
import { incoming, unreadableItem } from '@/lib/formats/json/incoming'
import { readJsonItems } from '../json/json-items'

/**
 * Reads the JSON file of Hypothesis's "Export annotations", our own export in this format, and answers of its search
 * API (`rows`).
 */
export const readHypothesis: NoteReader = async function* (pieces, about) {
  let index = 0
  let hasList = false
  for await (const part of readJsonItems(pieces, isList)) {
    if (part.kind === 'list') hasList = true
    else if (part.kind === 'item') yield incoming(fromHypothesis(part.value, about), index++, part.text)
    else if (part.kind === 'broken') yield unreadableItem(part, index++)
    else if (!hasList) throw new FileRefused('unknown-format')
  }
}

function isList(path: readonly string[]): boolean {
  return path.length === 1 && (path[0] === 'annotations' || path[0] === 'rows')
}
