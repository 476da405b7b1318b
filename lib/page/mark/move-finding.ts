import type { Finding, SentenceLookup } from '@/lib/schema/finding'

/** Returns a finding with all offsets moved by a number of characters, also in the answers of each dossier. */
export function moveFinding(finding: Finding, by: number): Finding {
  if (by === 0) return finding
  const move = <T extends { start: number; end: number }>(span: T): T => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  })
  const moved = { ...move(finding), details: finding.details.map(move) }
  return finding.answers ? { ...moved, answers: finding.answers.map((answer) => moveFinding(answer, by)) } : moved
}

export function moveLookup(lookup: SentenceLookup, by: number): SentenceLookup {
  const { start, end, finding } = lookup
  return { ...lookup, start: start + by, end: end + by, finding: finding && moveFinding(finding, by) }
}
