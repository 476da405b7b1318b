import type { Finding } from '@/lib/engine'

/**
 * What a reader is told of each sentence, one line a finding, for comparing: verdict, claims, kinds of differences. The
 * sentence is given by its letters and figures alone, so that it is the same in every form of its blanks and marks.
 *
 * @param asBefore takes a changed sentence back to the words that it had
 */
export function told(findings: readonly Finding[], asBefore = (quote: string): string => quote): string[] {
  return findings.map(
    (f) => `${verdictOf(f, asBefore)} by ${f.claims.join()} for ${f.differences.map((d) => d.slot).join()}`,
  )
}

/** The same without the claims behind it. */
export function verdicts(findings: readonly Finding[], asBefore = (quote: string): string => quote): string[] {
  return findings.map((f) => verdictOf(f, asBefore))
}

function verdictOf({ quote, verdict, partial }: Finding, asBefore: (quote: string) => string): string {
  // One of the forms of the apostrophe is a letter to Unicode.
  const letters = asBefore(quote)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]|ʼ/gu, '')
  return `${letters}: ${verdict}${partial ? ' in part' : ''}`
}
