import type { Finding, SentenceLookup } from '@/lib/schema/finding'
import { movedSpan } from '@/lib/text/spans'

/** Returns a finding with all offsets moved by a number of characters, also in the answers of each dossier. */
export function moveFinding(finding: Finding, by: number): Finding {
  if (by === 0) return finding
  const moved = { ...movedSpan(finding, by), details: finding.details.map((detail) => movedSpan(detail, by)) }
  return finding.answers ? { ...moved, answers: finding.answers.map((answer) => moveFinding(answer, by)) } : moved
}

export function moveLookup(lookup: SentenceLookup, by: number): SentenceLookup {
  return { ...movedSpan(lookup, by), finding: lookup.finding && moveFinding(lookup.finding, by) }
}
