import { hasTwoValues, type DetailRow, type MarkedPart } from './reading'
import type { Claim } from '@/lib/dossier/format/schema'
import { splitAt, type Span } from '@/lib/text/spans'
import { mapDefined } from '@/lib/text/lists'

/** Returns a finding's claim ids without duplicates; claims whose value differs from the page's come first. */
export function claimsOfFinding(rows: readonly DetailRow[], claims: readonly string[]): string[] {
  const compared = mapDefined(rows.filter(hasTwoValues), ({ detail }) => detail.claim)
  return [...new Set([...compared, ...claims])]
}

/** Returns the claim ids in display order: as `claimsOfFinding`, then by the number of matching details. */
export function claimsShown(rows: readonly DetailRow[], claims: readonly string[]): string[] {
  const settled = (id: string): number =>
    rows.filter(({ reading, detail }) => reading === 'matches' && detail.claim === id).length
  return claimsOfFinding(
    rows,
    claims.toSorted((a, b) => settled(b) - settled(a)),
  )
}

/** Splits a claim at the values that the rows compare: at its slots where they are known, otherwise where their words occur. */
export function claimParts(claim: Pick<Claim, 'id' | 'text' | 'marks'>, rows: readonly DetailRow[]): MarkedPart[] {
  const spans = rows
    .filter((row) => hasTwoValues(row) && row.detail.claim === claim.id)
    .flatMap((row) => spansOf(row, claim).map((span) => ({ ...span, reading: row.reading })))
  return splitAt(claim.text, spans).map(({ text, span }) => ({ text, reading: span?.reading ?? null }))
}

/** Splits a claim's text at the marks of its slots, the values that an article could get wrong. */
export function valueParts({ text, marks }: Pick<Claim, 'text' | 'marks'>): { text: string; isValue: boolean }[] {
  return splitAt(text, marks).map((part) => ({ text: part.text, isValue: part.span !== null }))
}

function spansOf({ detail: { slot, dossier } }: DetailRow, { text, marks }: Pick<Claim, 'text' | 'marks'>): Span[] {
  const marked = marks.filter((mark) => slot !== null && mark.slot === slot && mark.end <= text.length)
  if (marked.length > 0) return marked.filter(({ start, end }) => start < end)
  // A claim that is shown as a whole has no value to mark.
  const start = !dossier || dossier === text ? -1 : text.indexOf(dossier)
  return start < 0 ? [] : [{ start, end: start + (dossier?.length ?? 0) }]
}
