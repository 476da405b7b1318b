import type { SentenceLookup } from '@/lib/engine/types'
import { moveFinding } from './move-finding'

/** What was looked up of a sentence, with its offsets counted from elsewhere, as those of its finding. */
export function moveLookup(lookup: SentenceLookup, by: number): SentenceLookup {
  const { start, end, finding } = lookup
  return { ...lookup, start: start + by, end: end + by, finding: finding && moveFinding(finding, by) }
}
