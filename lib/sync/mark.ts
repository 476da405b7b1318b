import { hexOf } from '@/lib/text/hex'
import { sortedJson } from './kinds/json'
import type { RowWrite } from './memory'

/** A hash of changes, as rows are here and as they would be, that nobody can find other changes for. @param words that are shown with them */
export async function markOf(takes: readonly RowWrite[], words = ''): Promise<string> {
  const rows = takes.map(({ key, expected, fields }) => JSON.stringify([key, sortedJson(expected), sortedJson(fields)]))
  const text = new TextEncoder().encode([...rows, words].join('\n'))
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', text)))
}
