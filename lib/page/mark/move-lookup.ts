import type { SentenceLookup } from '@/lib/schema/finding'
import { moveFinding } from './move-finding'

/** A sentence lookup with all offsets moved by a number of characters. */
export function moveLookup(lookup: SentenceLookup, by: number): SentenceLookup {
  const { start, end, finding } = lookup
  return { ...lookup, start: start + by, end: end + by, finding: finding && moveFinding(finding, by) }
}
