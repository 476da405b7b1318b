import type { Finding } from '@/lib/engine'
import { differing } from '../invented'

/**
 * Returns a comparable line for each finding: verdict, claims and kinds of differing details. Sentences are reduced to
 * letters and digits, so that they are equal in all spellings.
 *
 * @param asBefore restores the original words of a changed sentence
 */
export function told(findings: readonly Finding[], asBefore = (quote: string): string => quote): string[] {
  return findings.map(
    (f) =>
      `${verdictOf(f, asBefore)} by ${[...f.claims].sort().join()} for ${differing(f)
        .map((d) => d.kind)
        .join()}`,
  )
}

/** Returns the lines of `told` without the claims and details. */
export function verdicts(findings: readonly Finding[], asBefore = (quote: string): string => quote): string[] {
  return findings.map((f) => verdictOf(f, asBefore))
}

function verdictOf({ quote, verdict, partial }: Finding, asBefore: (quote: string) => string): string {
  // One form of the apostrophe (U+02BC) is a letter in Unicode, so it is removed separately.
  const letters = asBefore(quote)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]|ʼ/gu, '')
  return `${letters}: ${verdict}${partial ? ' in part' : ''}`
}
