import type { Finding, SentenceLookup } from '@/lib/schema/finding'

/** A finding with all offsets moved by a number of characters, also those of what each dossier says. */
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

/** A sentence lookup with all offsets moved by a number of characters. */
export function moveLookup(lookup: SentenceLookup, by: number): SentenceLookup {
  const { start, end, finding } = lookup
  return { ...lookup, start: start + by, end: end + by, finding: finding && moveFinding(finding, by) }
}
